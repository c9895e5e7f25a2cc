import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';
import { stepsBetween } from '../../merge/steps-between';
import { caretAfter } from './caret';
import type { LaidIn } from './laid-in';
import { layInBlocks } from './lay-in-blocks';
import { layInFormats } from './lay-in-formats';
import { layInTyping } from './lay-in-typing';
import { takePen } from './pen';
import type { Suggester } from './pen';

export type { LaidIn } from './laid-in';
export type { Suggester } from './pen';

/** An edit as somebody made it: the steps, what they lead to, and where the caret (the selection's head) was and is. */
export interface Edit {
  readonly before: Node;
  readonly after: Node;
  readonly steps: readonly Step[];
  readonly caretBefore: number;
  readonly caretAfter: number;
  /** Written by an input method, which goes on only where its words stay under the caret. */
  readonly composing: boolean;
}

/**
 * An edit as suggestions over the copy before it. Accepted, they give what the edit would have given; rejected, the copy
 * as it was; only blocks that had to be made anew have other ids. Pure but for the ids that the suggester gives.
 */
export function suggestChanges(edit: Edit, suggester: Suggester): LaidIn {
  const [step] = edit.steps;
  const typed =
    edit.steps.length === 1 && step !== undefined
      ? layInTyping(edit.before, step, edit.caretBefore, suggester, edit.composing)
      : null;
  if (typed !== null) return typed;
  const formats = layInFormats(edit.before, edit.steps, suggester);
  if (formats !== null) return { steps: formats, caret: edit.caretAfter };
  const pen = takePen(suggester);
  const laidIn = layInBlocks(edit.before, edit.after, pen);
  return {
    steps: stepsBetween(edit.before, laidIn),
    caret: caretAfter(edit.after, edit.caretAfter, laidIn, pen),
  };
}
