import type { ArticleId } from '../../../shared/article/ids';
import type { Move } from '../../../shared/article/workflow/moves';

/** What a person asks of the workflow. */
export interface MoveRequest {
  readonly articleId: ArticleId;
  readonly move: Exclude<Move, 'spike' | 'unspike'>;
  /** What has to change, why it is killed; or the public notice of an update or a correction. */
  readonly note: string;
  /** With `kill`: what stands at the story's address from then on; empty to leave nothing there. */
  readonly advisory: string;
  readonly actor: string;
  readonly now: () => Date;
}
