import type { ArticleId } from '../../../shared/article/ids';
import type { AppError, Result } from '../../../shared/errors/app-error';
import type { ImportedMedia } from '../../../shared/ipc/article-answers';
import { api } from '../../api/bridge';

/** Puts a picture's bytes into the local media store; the same bytes are stored once. */
export function importMedia(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<Result<ImportedMedia>> {
  return api['media:import']({ name: file.name, bytes: new Uint8Array(file.bytes) });
}

/** Lets the person choose a picture; null when they chose none. */
export function chooseMedia(): Promise<Result<ImportedMedia | null>> {
  return api['media:choose']({});
}

/** Opens a web or mail address in the system's browser; main refuses any other. */
export function openLink(href: string): void {
  void api['app:openLink']({ href });
}

/** Brings back what a merge took away, or takes the other value of a field. Returns why not, or null. */
export async function restoreNotice(articleId: ArticleId, noticeId: string): Promise<AppError | null> {
  const answer = await api['article:restoreNotice']({ articleId, noticeId });
  return answer.ok ? null : answer.error;
}

/** What a merge told is seen to. Returns why not, or null. */
export async function dismissNotice(articleId: ArticleId, noticeId: string): Promise<AppError | null> {
  const answer = await api['article:dismissNotice']({ articleId, noticeId });
  return answer.ok ? null : answer.error;
}
