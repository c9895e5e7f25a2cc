import { Fragment, Node } from '@tiptap/pm/model';
import type { ArticleFields } from '../../../shared/article/fields';
import { fieldSchemas } from '../../../shared/article/fields';
import type { FieldName } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import { fitStory } from '../../../shared/document/fit-blocks';
import { blockIds, newBlockId, withOwnIds } from '../../../shared/document/ids';
import { articleSchema } from '../../../shared/document/schema';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { MergeNotice } from '../../../shared/merge/notices';
import { adoptSiteText } from '../articles/adopt-site-text';
import type { Adopted } from '../articles/adopt-site-text';
import { inTransaction } from '../database';
import type { WritableDb } from '../database';
import { guarded } from '../failures';
import type { Author } from '../journal/journal';
import { loadArticle } from '../replay/load-article';
import { closeNotice, openNotice } from '../journal/notices';

/**
 * Brings back what a notice tells of, as journaled steps, in one transaction: a removed block to where it stood, removed
 * words as a paragraph below theirs, a field to the other value. Fails with `request.invalid` where the notice was seen
 * to already.
 */
export function restoreNotice(
  db: WritableDb,
  id: ArticleId,
  noticeId: string,
  author: Author,
): Result<Adopted> {
  return guarded(() =>
    inTransaction(db, () => {
      const notice = openNotice(db, id, noticeId);
      if (notice === null) return failed('request.invalid', { notice: noticeId });
      const loaded = loadArticle(db, id);
      if (!loaded.ok) return loaded;
      const { copy, fields } = loaded.value.live;
      const restored = adoptSiteText(db, id, { ...restoredParts(notice, copy, fields), ...author });
      if (restored.ok) closeNotice(db, id, noticeId, 'restored');
      return restored.ok ? ok(restored.value) : restored;
    }),
  );
}

function restoredParts(
  notice: MergeNotice,
  copy: Node,
  fields: ArticleFields,
): { readonly copy: Node; readonly fields: Partial<ArticleFields> } {
  switch (notice.kind) {
    case 'field': {
      const name = notice.field as FieldName;
      const value = fieldSchemas[name].safeParse(notice.theirs);
      return { copy, fields: value.success ? { [name]: value.data } : fields };
    }
    case 'block-removed':
      return { copy: withBlock(copy, Node.fromJSON(articleSchema, notice.node), notice.after), fields: {} };
    case 'text-removed': {
      const text = articleSchema.nodes.paragraph.create(
        { id: newBlockId() },
        articleSchema.text(notice.text),
      );
      return { copy: withBlock(copy, text, notice.blockId), fields: {} };
    }
  }
}

/** Behind the block that is, or holds, the one named; at the end where that is gone, at the top for null. */
function withBlock(copy: Node, block: Node, after: string | null): Node {
  const own =
    withOwnIds(Fragment.from(block), newBlockId, new Set<string>(blockIds(copy))).firstChild ?? block;
  const [headline, dek, ...blocks] = copy.content.content;
  const place = after === null ? 0 : blocks.findIndex((each) => holds(each, after)) + 1;
  const isGone = after !== null && place === 0 && after !== 'headline' && after !== 'dek';
  blocks.splice(isGone ? blocks.length : place, 0, own);
  return fitStory([headline as Node, dek as Node], blocks);
}

function holds(block: Node, id: string): boolean {
  return block.attrs['id'] === id || blockIds(block).some((each) => each === id);
}
