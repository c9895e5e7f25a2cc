import type { Delivery } from '../article/delivery';
import type { ArticleLanguage, Assignee } from '../article/fields';
import type { ArticleId } from '../article/ids';
import type { WorkflowState } from '../article/workflow/events';
import type { AppError } from '../errors/app-error';
import type { DoneToOne } from './done-to-one';
import type { DeskQueue, LibraryFilter, librarySorts } from './requests';

/** One line of the library. Times are ISO 8601. */
export interface ArticleRow {
  readonly id: ArticleId;
  readonly slug: string;
  readonly headline: string;
  readonly dek: string;
  readonly state: WorkflowState;
  readonly section: string;
  readonly language: ArticleLanguage;
  /** Names of the bylines, in order. */
  readonly author: string;
  readonly words: number;
  readonly changedAt: string;
  readonly delivery: Delivery;
  readonly assignee: Assignee | null;
  readonly due: string | null;
  readonly embargo: string | null;
  readonly publishAt: string | null;
  /** What stands is no longer what was approved. */
  readonly approvalVoid: boolean;
  /** Who began it, where its bylines do not say so; else empty. */
  readonly begunBy: string;
  /** Somebody else changed it since the person looked at it last. */
  readonly unseen: boolean;
}

export interface LibraryPage {
  readonly total: number;
  readonly rows: readonly ArticleRow[];
}

export interface Facet {
  readonly value: string;
  readonly count: number;
}

export interface LibraryFacets {
  readonly states: readonly Facet[];
  readonly sections: readonly Facet[];
  readonly languages: readonly Facet[];
  /** By name: whoever has a byline, began the story, or has it to do. */
  readonly authors: readonly Facet[];
  readonly waiting: number;
  readonly needsYou: number;
  readonly total: number;
}

/** Text cut into what matched and what did not, in order. */
export type Highlight = readonly { readonly text: string; readonly hit: boolean }[];

export interface SearchHit {
  readonly row: ArticleRow;
  readonly headline: Highlight;
  readonly snippet: Highlight;
}

export interface SearchPage {
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

export interface NeighbourStory {
  readonly id: ArticleId;
  readonly headline: string;
  readonly section: string;
  readonly changedAt: string;
  readonly picture: string | null;
}

export interface Neighbours {
  readonly related: readonly NeighbourStory[];
  readonly previous: NeighbourStory | null;
  readonly next: NeighbourStory | null;
}

/** A filter of the library that the person keeps. */
export interface SavedFilter {
  readonly name: string;
  readonly filter: LibraryFilter;
  readonly sort: (typeof librarySorts)[number];
  readonly descending: boolean;
}

export interface DeskQueues {
  readonly counts: Readonly<Record<DeskQueue, number>>;
  readonly unseen: number;
  readonly sections: readonly { readonly value: string; readonly count: number; readonly words: number }[];
  readonly saved: readonly SavedFilter[];
}

/** What became of several stories at once: those it was done to, and why it was not done to the others. */
export interface DoneToSeveral {
  readonly changed: readonly ArticleId[];
  /** What `library:takeBack` undoes it with; none where it undid something itself. */
  readonly done: readonly DoneToOne[];
  readonly refused: readonly {
    readonly articleId: ArticleId;
    readonly headline: string;
    readonly error: AppError;
  }[];
}

/** Something that waits for this person. */
export interface AttentionItem {
  /** The same for the same matter, so that it is told once. */
  readonly id: string;
  readonly kind:
    | 'review'
    /** One of two signed it off. */
    | 'signed-off'
    /** Theirs to publish. */
    | 'approved'
    | 'changes-requested'
    | 'assigned'
    | 'mention'
    /** A comment was given to them to answer. */
    | 'thread'
    | 'approval-voided'
    | 'needs-you'
    | 'due';
  readonly articleId: ArticleId;
  readonly headline: string;
  /** Who caused it; empty where nobody did. */
  readonly by: string;
  readonly at: string;
}
