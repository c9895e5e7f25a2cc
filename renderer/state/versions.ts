import { create } from 'zustand';
import type { Node } from '@tiptap/pm/model';
import type { ArticleId } from '../../shared/article/ids';
import { parseCopy } from '../../shared/document/parse-copy';
import type { AppError, Result } from '../../shared/errors/app-error';
import { failed, ok } from '../../shared/errors/app-error';
import type { HistoryMoments, Version, VersionText } from '../../shared/ipc/article-answers';
import { api } from '../api/bridge';
import { openStories } from './stories';

/** A story at one row of its journal, its copy parsed. */
export interface StoryAt extends Omit<VersionText, 'copy'> {
  readonly copy: Node;
}

interface VersionsState {
  readonly articleId: ArticleId | null;
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly history: HistoryMoments | null;
  readonly problem: AppError | null;
  readonly restoring: boolean;
  /** The person asked to give a name: the field for it takes the caret. */
  readonly naming: boolean;
}

const nothing: VersionsState = {
  articleId: null,
  versions: [],
  history: null,
  problem: null,
  restoring: false,
  naming: false,
};

export const useVersions = create<VersionsState>(() => nothing);

const { getState: get, setState: set } = useVersions;

/** How many texts are kept at hand: what is compared, and where the scrubber was. */
const mostKept = 40;
const texts = new Map<string, StoryAt>();
let question = 0;

/** Reads a story's versions and moments; what was typed last is saved first, so that it is among them. */
export async function showVersions(articleId: ArticleId): Promise<void> {
  const mine = ++question;
  if (get().articleId !== articleId) {
    texts.clear();
    set({ ...nothing, articleId, naming: get().naming });
  }
  await openStories.find(articleId)?.flush();
  const [versions, history] = await Promise.all([
    api['version:list']({ articleId }),
    api['version:moments']({ articleId }),
  ]);
  if (mine !== question) return;
  if (!versions.ok) set({ problem: versions.error });
  else if (!history.ok) set({ problem: history.error });
  else set({ versions: versions.value, history: history.value, problem: null });
}

/** Reads the versions again whenever the story changes. Returns the end of it. */
export function followVersions(articleId: ArticleId): () => void {
  return api.on('article:changed', (status) => {
    if (status.articleId === articleId) void showVersions(articleId);
  });
}

/** The newest versions of a story, for a list beside it. */
export async function latestVersions(articleId: ArticleId): Promise<Result<readonly Version[]>> {
  return api['version:list']({ articleId });
}

/** The story as it stood at a row; a row never changes, so that it is read once. */
export async function storyAt(articleId: ArticleId, seq: number): Promise<Result<StoryAt>> {
  const key = `${articleId} ${seq}`;
  const known = texts.get(key);
  if (known !== undefined) return ok(known);
  const answer = await api['version:read']({ articleId, seq });
  if (!answer.ok) return answer;
  const { copy: json, ...parts } = answer.value;
  const parsed = parseCopy(json);
  if (!parsed.ok) return failed('article.invalid');
  const story = { ...parts, copy: parsed.doc };
  texts.set(key, story);
  const [oldest] = texts.keys();
  if (texts.size > mostKept && oldest !== undefined) texts.delete(oldest);
  return ok(story);
}

/** Names the story as it stands, or as it stood at a row. Answers whether. */
export async function nameVersion(articleId: ArticleId, seq: number | null, name: string): Promise<boolean> {
  const answer = await onceWritten(articleId, () => api['version:name']({ articleId, seq, name }));
  if (get().articleId === articleId)
    set(answer.ok ? { versions: answer.value, problem: null } : { problem: answer.error });
  return answer.ok;
}

/** Asks once the last words of an open story are on disk; where they cannot be, that is the answer. */
async function onceWritten<Value>(
  articleId: ArticleId,
  ask: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const session = openStories.find(articleId);
  if (session === null || (await session.flush())) return ask();
  const { save } = session.store.getState();
  return failed(save.kind === 'failed' ? save.error.code : 'internal');
}

/** Makes an earlier text the story's own, as a new change. Answers whether. */
export async function restoreVersion(articleId: ArticleId, seq: number): Promise<boolean> {
  if (get().restoring) return false;
  set({ restoring: true, problem: null });
  const answer = await onceWritten(articleId, () => api['version:restore']({ articleId, seq }));
  set({ restoring: false, problem: answer.ok ? null : answer.error });
  return answer.ok;
}

/** The field for a name takes the caret when it is shown, or now. */
export function askForName(naming: boolean): void {
  set({ naming });
}
