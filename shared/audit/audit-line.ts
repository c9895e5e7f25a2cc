import type { ArticleId } from '../article/ids';
import type { WorkflowEvent } from '../article/workflow/events';

/** What one line of the log says somebody did; a move of the workflow goes by its event's kind. */
export type AuditAct =
  | WorkflowEvent['kind']
  | 'typed'
  | 'deleted'
  | 'replaced'
  | 'formatted'
  | 'moved'
  /** Typed and taken back again, or a mark that changes no word. */
  | 'unchanged'
  | 'undone'
  | 'redone'
  | 'suggested'
  | 'suggestion-accepted'
  | 'suggestion-rejected'
  | 'field-changed'
  | 'commented'
  | 'replied'
  | 'resolved'
  | 'reopened'
  | 'assigned'
  | 'anchored'
  /** Kept beside the words: who made a suggestion, a picture's bytes. */
  | 'noted'
  | 'merged'
  | 'version-restored'
  | 'version-named'
  | 'sent'
  /** From here on the journal is damaged or of a newer Stet. */
  | 'unreadable';

/** One act. What does not apply to it is empty. */
export interface AuditLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly articleId: ArticleId;
  readonly headline: string;
  readonly slug: string;
  readonly actor: string;
  /** The actor's slug at the site, where the act itself tells it: two people may share a name. */
  readonly person: string;
  readonly act: AuditAct;
  readonly blockId: string;
  readonly added: string;
  readonly removed: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly state: string;
  /** The hash of everything readers would see, where the act carries one. */
  readonly hash: string;
  readonly note: string;
  /** The journal's rows it stands for; 0 is what the story began with. */
  readonly seqFrom: number;
  readonly seqTo: number;
  /** The chain's hash after the last of them, lower-case hex: it binds every row before. */
  readonly sha256: string;
}

/** The version of what an export holds; raise it when a column changes. */
export const auditVersion = 2;
