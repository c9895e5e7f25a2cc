import fc from 'fast-check';
import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { articleSchema } from '../../shared/document/schema';
import { randomDocument } from './random-document';

/** A story with comments, the same without, and the ids of the threads its words carry. */
export interface Commented {
  readonly plain: Node;
  readonly commented: Node;
  readonly ids: readonly string[];
}

/** Random stories with up to five threads over random stretches, across marks and blocks. */
export function randomComments(options: { readonly classic: boolean }): fc.Arbitrary<Commented> {
  return fc
    .tuple(randomDocument(options), fc.array(fc.tuple(fc.nat(), fc.nat(400)), { minLength: 1, maxLength: 5 }))
    .map(([plain, stretches]) => {
      const transform = new Transform(plain);
      const { size } = plain.content;
      for (const [index, [start, length]] of stretches.entries()) {
        const from = start % size;
        const mark = articleSchema.marks.comment.create({ id: `thread-of-the-desk-${index}` });
        transform.addMark(from, Math.min(size, from + 1 + length), mark);
      }
      const ids = new Set<string>();
      transform.doc.descendants((node) => {
        for (const { type, attrs } of node.marks) if (type.name === 'comment') ids.add(String(attrs['id']));
      });
      return { plain, commented: transform.doc, ids: [...ids] };
    });
}
