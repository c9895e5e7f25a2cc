import type { Node } from '@tiptap/pm/model';
import type { Alteration, DeliveryAction } from '../../../shared/article/delivery';
import type { ArticleFields } from '../../../shared/article/fields';
import { newId } from '../../../shared/article/ids';
import type { ArticleId, OperationId } from '../../../shared/article/ids';
import { standingCopy } from '../../../shared/document/suggestions';
import { textOfHtml } from '../../../shared/document/wordpress/html-text';
import type { SiteComparison, StorySide } from '../../../shared/ipc/article-answers';
import type { CmsPost } from '../../cms/cms';
import type { Adopted } from '../../store/articles/adopt-site-text';
import { loadLive } from '../../store/articles/articles';
import { baseOf, setSeen } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import type { WritableDb } from '../../store/database';
import { journalAfter } from '../../store/replay/load-article';
import { openOperations, operationById } from '../../store/outbox/outbox';
import { creationOf, setCreationSeen } from '../../store/outbox/outbox-creations';
import { adoptPost } from './adopt-post';
import { isLive, readPost, revisionOf, writePost } from '../post/cms-post';
import { interrupt, required } from '../session/interrupted';
import { leadPictures } from './lead-pictures';
import { learnNames } from './learn-names';
import { editorOf } from './merge-post';
import { postToStory } from '../post/post-to-story';
import { takeBack } from '../outbox/take-back';
import { sendStory } from '../moves/send-story';
import { siteContext } from '../session/site-session';
import type { SiteSession } from '../session/site-session';

/**
 * Both texts of a story: mine as it stands here, theirs from the site where it answers, else as it was last seen. Ends
 * by `interrupt` with `site.post-missing` where there is no post any more, or with the site's failure where nothing
 * of theirs is known.
 */
export async function compareTexts(session: SiteSession, articleId: ArticleId): Promise<SiteComparison> {
  const { db } = session.parts.store;
  const live = required(loadLive(db, articleId));
  const theirs = await theirPost(session, articleId);
  const context = siteContext(session);
  const story = postToStory(theirs, context, live.fields);
  const [last] = journalAfter(db, articleId, live.seq - 1);
  return {
    mine: sideOf(standingCopy(live.copy), last?.at ?? baseOf(db, articleId)?.agreedAt ?? theirs.modifiedAt),
    theirs: sideOf(story.copy, theirs.modifiedAt),
    revision: revisionOf(theirs),
    alterations: differingFields(live.fields, story.fields),
  };
}

/** Makes the site's text the story's own. Ends by `interrupt`; nothing changes here before the site has answered. */
export async function takeTheirs(session: SiteSession, articleId: ArticleId): Promise<Adopted> {
  const { cms, parts, site } = session;
  const { db } = parts.store;
  const postId = postIdOf(db, articleId);
  const article = site.facts.companion === null ? null : required(await cms.article(postId));
  const post = article === null ? required(await cms.post(postId)) : article.post;
  if (post === null || post.status === 'trash') interrupt('site.post-missing');
  await learnNames(session, [post]);
  const pictures = await leadPictures(session, [post]);
  const base = baseOf(db, articleId);
  const editor = base === null ? site.name : await editorOf(session, base, article);
  const foundAt = parts.now().toISOString();
  return adoptPost(session, articleId, { post, article, pictures, editor, foundAt });
}

/** Queues mine to go over exactly the text that was shown. Ends with `site.changed-on-site` where the site moved on. */
export async function sendMine(
  session: SiteSession,
  request: { readonly articleId: ArticleId; readonly revision: string; readonly actor: string },
): Promise<OperationId> {
  const { parts, cms } = session;
  const { db } = parts.store;
  const { articleId, revision, actor } = request;
  const post = required(await cms.post(postIdOf(db, articleId)));
  if (post === null || post.status === 'trash') interrupt('site.post-missing');
  if (revisionOf(post) !== revision) {
    noteSeen(db, articleId, post);
    interrupt('site.changed-on-site', { post: post.id });
  }
  const last = openOperations(db, articleId).at(-1);
  const operation = last === undefined ? null : operationById(db, last.id);
  const asked = operation?.action;
  const known =
    asked === undefined || asked === 'spike' || asked === 'kill' || asked === 'review'
      ? actionOf(post.status)
      : asked;
  const action = isLive(post.status) ? 'publish' : known;
  const move = action === asked ? (operation?.hop ?? null) : null;
  const moved = move === null ? {} : { moved: { move, operationId: newId<OperationId>() } };
  return inTransaction(db, () => {
    const open = openOperations(db, articleId).flatMap(({ id }) => operationById(db, id) ?? []);
    takeBack(db, articleId, open, { actor, at: parts.now().toISOString(), revision });
    return required(sendStory(db, { articleId, action, actor, now: parts.now, over: revision, ...moved }));
  });
}

function actionOf(status: string): DeliveryAction {
  if (status === 'future') return 'publish';
  return status === 'pending' ? 'submit' : 'draft';
}

async function theirPost(session: SiteSession, articleId: ArticleId): Promise<CmsPost> {
  const { parts, cms } = session;
  const { db } = parts.store;
  const answer = await cms.post(postIdOf(db, articleId));
  if (!answer.ok) {
    const seen =
      baseOf(db, articleId)?.seen ?? creationOf(db, articleId)?.seen ?? baseOf(db, articleId)?.post;
    return seen === undefined ? interrupt(answer.error.code, answer.error.details) : readPost(seen);
  }
  if (answer.value === null || answer.value.status === 'trash') interrupt('site.post-missing');
  await learnNames(session, [answer.value]);
  noteSeen(db, articleId, answer.value);
  return answer.value;
}

function noteSeen(db: WritableDb, articleId: ArticleId, post: CmsPost): void {
  if (baseOf(db, articleId) === null) setCreationSeen(db, articleId, writePost(post));
  else setSeen(db, articleId, writePost(post));
}

function postIdOf(db: WritableDb, articleId: ArticleId): number {
  const id = baseOf(db, articleId)?.postId ?? creationOf(db, articleId)?.postId ?? null;
  return id ?? interrupt('site.post-missing');
}

function sideOf(copy: Node, modified: string): StorySide {
  const blocks: string[] = [];
  copy.forEach((block, _offset, index) => {
    const text = index < 2 ? '' : blockText(block);
    if (text !== '') blocks.push(text);
  });
  return { headline: copy.child(0).textContent, dek: copy.child(1).textContent, blocks, modified };
}

function blockText(block: Node): string {
  if (block.type.name === 'opaque') return textOfHtml(String(block.attrs['raw'])).trim();
  return block
    .textBetween(0, block.content.size, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''))
    .trim();
}

function differingFields(mine: ArticleFields, theirs: ArticleFields): Alteration[] {
  const found: Alteration[] = [];
  const compare = (part: Alteration['part'], sent: string, stored: string): void => {
    if (sent !== stored) found.push({ part, sent, stored });
  };
  const names = (list: readonly { readonly name: string }[]): string =>
    list.map(({ name }) => name).join(', ');
  compare('slug', mine.slug, theirs.slug);
  // A post without a section of ours stands in the site's default one.
  if (mine.sections.length > 0 || theirs.sections.length > 1) {
    compare('sections', names(mine.sections), names(theirs.sections));
  }
  compare('tags', mine.tags.join(', '), theirs.tags.join(', '));
  compare('bylines', names(mine.bylines), names(theirs.bylines));
  compare('language', mine.language, theirs.language);
  compare('leadImage', mine.leadImage?.source ?? '', theirs.leadImage?.source ?? '');
  return found;
}
