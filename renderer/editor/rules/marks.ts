import { InputRule } from '@tiptap/pm/inputrules';
import type { MarkType } from '@tiptap/pm/model';
import { articleSchema } from '../../../shared/document/schema';

const { bold, italic, strike } = articleSchema.marks;

/** `**bold**`, `*italic*` or `_italic_`, and `~~struck~~`, as they are closed. */
export const markRules: readonly InputRule[] = [
  wrapped(/(?:^|[^*])(\*\*([^\s*](?:[^*]*[^\s*])?)\*\*)$/, bold, 2),
  wrapped(/(?:^|[^*])(\*([^\s*](?:[^*]*[^\s*])?)\*)$/, italic, 1),
  wrapped(/(?:^|[^\p{L}\p{N}_])(_([^\s_](?:[^_]*[^\s_])?)_)$/u, italic, 1),
  wrapped(/(?:^|[^~])(~~([^\s~](?:[^~]*[^\s~])?)~~)$/, strike, 2),
];

/** `length` is how many signs stand on each side; the last of them is the one being typed. */
function wrapped(pattern: RegExp, type: MarkType, length: number): InputRule {
  return new InputRule(pattern, (state, match, _start, end) => {
    const whole = match[1];
    const inner = match[2];
    if (whole === undefined || inner === undefined) return null;
    const from = end - (whole.length - 1);
    if (!state.doc.resolve(from).parent.type.allowsMarkType(type)) return null;
    const { tr } = state;
    tr.delete(end - (length - 1), end).delete(from, from + length);
    tr.addMark(from, from + inner.length, type.create());
    return tr.removeStoredMark(type);
  });
}
