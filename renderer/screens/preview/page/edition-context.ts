import { createContext, use } from 'react';
import { editionOf } from '../model/edition';
import type { Edition } from '../model/edition';

export const EditionContext = createContext<Edition>(editionOf('en-CA'));

/** The edition the page is drawn in. */
export function useEdition(): Edition {
  return use(EditionContext);
}
