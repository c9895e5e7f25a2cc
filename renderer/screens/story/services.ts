import { createContext, use } from 'react';
import type { AppError, Result } from '../../../shared/errors/app-error';
import type { ImportedMedia } from '../../../shared/ipc/article-answers';
import type { SiteStatus, Vocabulary } from '../../../shared/ipc/site-answers';
import type { Locale } from '../../../shared/ipc/preferences';

/** What the story screen needs of the rest of the window; the app gives it. */
export interface StoryServices {
  readonly locale: Locale;
  readonly platform: 'darwin' | 'linux' | 'win32';
  /** What the site knows; null before a first pull. */
  readonly vocabulary: Vocabulary | null;
  readonly site: SiteStatus | null;
  /** The name the person writes under where no site tells a better one. */
  readonly person: string;
  readonly importMedia: (file: {
    readonly name: string;
    readonly bytes: Uint8Array;
  }) => Promise<Result<ImportedMedia>>;
  readonly chooseMedia: () => Promise<Result<ImportedMedia | null>>;
  readonly openLink: (href: string) => void;
  /** Shows both texts of a story that differs from the site's. */
  readonly compare: () => void;
  readonly showOutbox: () => void;
  readonly showSettings: () => void;
  /** Shows the story as it is beside how it stood at a row of its journal. */
  readonly showChangesSince: (seq: number) => void;
  /** Brings the inspector out, wherever it is folded away. */
  readonly showInspector: () => void;
  /** The sentence for a failure, in the interface's language. */
  readonly sentence: (error: AppError) => string;
}

export const ServicesContext = createContext<StoryServices | null>(null);

/** The services of the story screen; only inside one. */
export function useServices(): StoryServices {
  const services = use(ServicesContext);
  if (services === null) throw new Error('No story screen around this component');
  return services;
}
