import type { ArticleLanguage } from '../../shared/article/fields';
import type { AppError, Result } from '../../shared/errors/app-error';
import type { ImportedMedia } from '../../shared/ipc/article-answers';

/** What the editor needs of the world outside the copy; screens give it. */
export interface EditorCapabilities {
  /** Puts a picture's bytes into the local media store. */
  readonly importMedia: (file: {
    readonly name: string;
    readonly bytes: Uint8Array;
  }) => Promise<Result<ImportedMedia>>;
  /** Lets the person choose a picture; null when they chose none. */
  readonly chooseMedia: () => Promise<Result<ImportedMedia | null>>;
  /** Opens a web or mail address in the system's browser. */
  readonly openLink: (href: string) => void;
  /** The address inside the app under which a picture's source can be shown. */
  readonly pictureUrl: (source: string) => string;
  /** The language of the text, for typographer's signs. */
  readonly language: () => ArticleLanguage;
  /** Whether a comment thread is this story's: a paste brings along no other. */
  readonly knowsThread: (id: string) => boolean;
  /** Whether a comment thread is open, as of now. */
  readonly isOpenThread: (id: string) => boolean;
  /** Whether this person made a tracked change; one that nobody knows yet is this window's own. */
  readonly isOwnSuggestion: (id: string) => boolean;
  /** Who made a tracked change; empty where nobody knows. */
  readonly suggestionAuthor: (id: string) => string;
  /** Which of the four author styles a tracked change is shown in, from 1. */
  readonly authorStyle: (id: string) => number;
  /** The person turned suggesting on or off. */
  readonly onSuggesting: (on: boolean) => void;
  /** Something the editor was asked to do failed; the copy is as it was. */
  readonly onProblem: (error: AppError) => void;
}

/** Capabilities that may change while the editor lives, looked up when they are used. */
export function throughLatest(now: () => EditorCapabilities): EditorCapabilities {
  return {
    importMedia: (file) => now().importMedia(file),
    chooseMedia: () => now().chooseMedia(),
    openLink: (href) => now().openLink(href),
    pictureUrl: (source) => now().pictureUrl(source),
    language: () => now().language(),
    knowsThread: (id) => now().knowsThread(id),
    isOpenThread: (id) => now().isOpenThread(id),
    isOwnSuggestion: (id) => now().isOwnSuggestion(id),
    suggestionAuthor: (id) => now().suggestionAuthor(id),
    authorStyle: (id) => now().authorStyle(id),
    onSuggesting: (on) => now().onSuggesting(on),
    onProblem: (error) => now().onProblem(error),
  };
}
