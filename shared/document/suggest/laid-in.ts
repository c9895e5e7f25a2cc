import type { Step } from '@tiptap/pm/transform';

/** The same edit laid in as suggestions: the steps to take instead, and where the caret comes to stand then. */
export interface LaidIn {
  readonly steps: readonly Step[];
  readonly caret: number;
}
