import { Step, StepMap, StepResult } from '@tiptap/pm/transform';
import { fieldChangeSchema } from '../article/fields';
import type { ArticleFields, FieldChange } from '../article/fields';
import { articleSchema } from './schema';

/** A field with the value it had, and the one it gets. */
export interface FieldSwap {
  readonly was: FieldChange;
  readonly is: FieldChange;
}

/**
 * Changes fields together with the copy: among the steps of one change, so that one undo takes back both. The copy
 * stays as it is. A field that somebody gave another value since keeps that: it is later work.
 */
export class FieldsStep extends Step {
  constructor(readonly swaps: readonly FieldSwap[]) {
    super();
  }

  override apply(doc: Parameters<Step['apply']>[0]): StepResult {
    return StepResult.ok(doc);
  }

  override getMap(): StepMap {
    return StepMap.empty;
  }

  override invert(): FieldsStep {
    return new FieldsStep(this.swaps.map(({ was, is }) => ({ was: is, is: was })));
  }

  override map(): this {
    return this;
  }

  override toJSON(): unknown {
    return { stepType, swaps: this.swaps };
  }

  /** The fields once this step was taken. */
  applyTo(fields: ArticleFields): ArticleFields {
    return this.swaps.reduce<ArticleFields>(
      (next, { was, is }) => (isSame(next[was.field], was.value) ? { ...next, [is.field]: is.value } : next),
      fields,
    );
  }

  static override fromJSON(_schema: unknown, json: { readonly swaps?: unknown }): FieldsStep {
    const { swaps } = json;
    if (!Array.isArray(swaps)) throw new RangeError('The fields of a step are missing');
    return new FieldsStep(swaps.map(swapOf));
  }
}

const stepType = 'fields';
Step.jsonID(stepType, FieldsStep);

/** A step of a copy as it stands in a journal; throws RangeError where it cannot be read. */
export function parseStep(json: unknown): Step {
  return Step.fromJSON(articleSchema, json);
}

/** Whether a step as it stands in a journal is one of fields. */
export function isFieldsStep(json: unknown): boolean {
  return (Object(json) as { readonly stepType?: unknown }).stepType === stepType;
}

function swapOf(json: unknown): FieldSwap {
  const { was, is } = Object(json) as Partial<Record<keyof FieldSwap, unknown>>;
  const [before, after] = [fieldChangeSchema.safeParse(was), fieldChangeSchema.safeParse(is)];
  if (!before.success || !after.success || before.data.field !== after.data.field)
    throw new RangeError('A field of a step cannot be read');
  return { was: before.data, is: after.data };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
