import { createContext, use } from 'react';
import type { EditorCapabilities } from './capabilities';

/** What the views of single nodes need of the world outside the copy. */
export const CapabilitiesContext = createContext<EditorCapabilities | null>(null);

/** The editor's capabilities; only inside an article's editor. */
export function useCapabilities(): EditorCapabilities {
  const capabilities = use(CapabilitiesContext);
  if (capabilities === null) throw new Error('No article editor around this view');
  return capabilities;
}

/** How foreign HTML is made safe before it is parsed. */
export const NormalizeContext = createContext<(html: string) => string>(() => '');

export function useNormalizeHtml(): (html: string) => string {
  return use(NormalizeContext);
}
