import type { Alteration, Delivery } from '../article/delivery';
import type { ArticleFields } from '../article/fields';
import type { ArticleId, MediaHash } from '../article/ids';
import type { StepGroup } from '../article/journal';
import type { Suggestion } from '../article/record';
import type { Thread } from '../article/threads';
import type { WorkflowEvent, WorkflowState } from '../article/workflow/events';
import type { Move } from '../article/workflow/moves';
import type { AppError } from '../errors/app-error';
import type { MergeNotice } from '../merge/notices';

/** Whether the words that stand are those that were approved. Times are ISO 8601. */
export type Approval =
  | { readonly kind: 'none' }
  /** One sign-off of two is given. */
  | { readonly kind: 'signed-off'; readonly by: string; readonly at: string }
  | { readonly kind: 'valid'; readonly by: string; readonly at: string }
  | {
      readonly kind: 'void';
      readonly by: string;
      readonly at: string;
      readonly voidedBy: string;
      readonly voidedAt: string;
      /** The journal row that holds the approved text; null where this machine never had it. */
      readonly approvedSeq: number | null;
    };

/** The workflow of one story as a window shows it. */
export interface Review {
  readonly approval: Approval;
  /** What this person may do from here by role and state; the copy is looked at when they do it. */
  readonly moves: readonly Move[];
  /** This person wrote it, so that approving it is somebody else's. */
  readonly isOwnCopy: boolean;
  /** A second person has to approve before it counts. */
  readonly needsSecondSignOff: boolean;
  /** Readers have seen it: what goes out now is an update or a correction. */
  readonly wasPublished: boolean;
}

export interface OpenArticle {
  readonly id: ArticleId;
  /** The copy at `baseVersion`, as the JSON of its document. */
  readonly base: unknown;
  readonly baseVersion: number;
  /** What was typed since, oldest first; replaying it rebuilds the copy and the undo stack. */
  readonly tail: readonly StepGroup[];
  /** `baseVersion` plus the number of steps in `tail`. */
  readonly version: number;
  readonly fields: ArticleFields;
  readonly state: WorkflowState;
  readonly delivery: Delivery;
  readonly readOnly: AppError | null;
  readonly suggestions: readonly Suggestion[];
  readonly notices: readonly OpenNotice[];
  readonly threads: readonly Thread[];
  /** Oldest first. */
  readonly events: readonly WorkflowEvent[];
  readonly review: Review;
}

/** What a merge had to tell of a story and a person has not seen to yet. `at` is ISO 8601. */
export interface OpenNotice {
  readonly at: string;
  readonly notice: MergeNotice;
}

/** What a window may show about an open article besides its copy. */
export interface ArticleStatus {
  readonly articleId: ArticleId;
  readonly fields: ArticleFields;
  readonly state: WorkflowState;
  readonly delivery: Delivery;
  /** Who made the tracked changes that stand in the copy, and some that stood there before. */
  readonly suggestions: readonly Suggestion[];
  readonly notices: readonly OpenNotice[];
  readonly threads: readonly Thread[];
  readonly events: readonly WorkflowEvent[];
  readonly review: Review;
}

export type AppendAnswer =
  /** Committed to disk; `suggestions` are those that came with it for the first time, under the sender's name. */
  | { readonly kind: 'saved'; readonly version: number; readonly suggestions?: readonly Suggestion[] }
  /** Somebody else's steps came first: rebase over them and send again. */
  | { readonly kind: 'stale'; readonly version: number; readonly groups: readonly StepGroup[] };

export interface ImportedMedia {
  readonly hash: MediaHash;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** A place in a story's history that is kept by name. Times are ISO 8601. */
export interface Version {
  readonly seq: number;
  readonly at: string;
  /** What made it one: a move of the workflow, an agreement with the site, an hour of writing, a person's name for it. */
  readonly kind: 'transition' | 'sync' | 'hourly' | 'named';
  /** The event's kind or `restored`; `sent`, `merged` or `taken` for a sync; the person's name for it; or empty. */
  readonly label: string;
  readonly actor: string;
}

/** A story as it stood at one row of its journal. */
export interface VersionText {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  /** As JSON of `articleSchema`. */
  readonly copy: unknown;
  readonly fields: ArticleFields;
  readonly state: WorkflowState;
}

/** Rows of a journal to scrub through, oldest first: the last of each minute of one person's work, at most 2,000. */
export interface HistoryMoments {
  readonly head: number;
  readonly moments: readonly { readonly seq: number; readonly at: string; readonly actor: string }[];
}

/** Who else has a story open, as the site told last. */
export interface Presence {
  readonly articleId: ArticleId;
  readonly others: readonly { readonly name: string; readonly since: string; readonly holds: boolean }[];
  /** Whether this person holds the soft lock; true where nobody is asked. */
  readonly mine: boolean;
}

/** One side of a story changed in two places. */
export interface StorySide {
  readonly headline: string;
  readonly dek: string;
  /** One paragraph of plain text per block. */
  readonly blocks: readonly string[];
  readonly modified: string;
}

export interface SiteComparison {
  readonly mine: StorySide;
  readonly theirs: StorySide;
  /** Names exactly the site's text that is shown; sending mine is refused if the site moves past it. */
  readonly revision: string;
  readonly alterations: readonly Alteration[];
}
