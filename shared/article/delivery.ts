import type { ArticleId, OperationId } from './ids';
import type { ErrorCode } from '../errors/app-error';

/** What the writer asked the CMS to do. */
export const deliveryActions = ['draft', 'submit', 'publish'] as const;
export type DeliveryAction = (typeof deliveryActions)[number];

/**
 * What a move of the workflow sends: `review` carries the record and the status that goes with its state, `kill` takes
 * the page down.
 */
export const carriedActions = ['review', 'kill'] as const;
export type SendAction = DeliveryAction | (typeof carriedActions)[number];

/** What goes to the CMS: what was asked for, and that a spiked story's post belongs in the trash there. */
export type OutboxAction = SendAction | 'spike';

/** One thing the site changed in what it was sent. Texts are plain and may be shortened for display. */
export interface Alteration {
  readonly part:
    | 'headline'
    | 'dek'
    | 'body'
    | 'slug'
    | 'sections'
    | 'tags'
    | 'bylines'
    | 'status'
    | 'leadImage'
    | 'language'
    | 'date';
  readonly sent: string;
  readonly stored: string;
}

/** Where a story stands between this machine and the site; shown beside it everywhere. Times are ISO 8601. */
export type Delivery =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'waiting';
      readonly action: OutboxAction;
      readonly since: string;
      readonly held: boolean;
    }
  | { readonly kind: 'sending'; readonly action: OutboxAction; readonly since: string }
  | {
      readonly kind: 'verified';
      readonly at: string;
      readonly url: string;
      readonly status: string;
      readonly alterations: readonly Alteration[];
      /** The story was edited here after it was last agreed with the site. */
      readonly changedSince: boolean;
    }
  | {
      readonly kind: 'needs-you';
      readonly operationId: OperationId | null;
      readonly code: ErrorCode;
      readonly since: string;
    };

export interface OutboxAttempt {
  readonly at: string;
  readonly outcome: 'sent' | 'retry' | 'needs-you';
  readonly code: ErrorCode | null;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface OutboxItem {
  readonly id: OperationId;
  readonly articleId: ArticleId;
  readonly headline: string;
  readonly action: OutboxAction;
  /** It takes a story from its readers, or off its schedule: it is neither held nor withdrawn. */
  readonly callsBack: boolean;
  readonly state: 'waiting' | 'sending' | 'held' | 'needs-you' | 'done';
  readonly queuedAt: string;
  readonly nextAttemptAt: string | null;
  readonly attempts: readonly OutboxAttempt[];
}
