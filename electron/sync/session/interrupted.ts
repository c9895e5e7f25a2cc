import { failed, ok } from '../../../shared/errors/app-error';
import type { AppError, Result } from '../../../shared/errors/app-error';
import { storeFailure } from '../../store/failures';

/** Thrown inside one piece of work to end it with an expected failure; `attempted` turns it back into a value. */
class Interrupted extends Error {
  constructor(readonly error: AppError) {
    super(error.code);
  }
}

/** Thrown where the engine was stopped while the site was being asked: nothing more is written. */
export class EngineStopped extends Error {
  constructor() {
    super('The engine was stopped');
  }
}

/** Ends the work at hand with this failure. */
export function interrupt(code: AppError['code'], details: AppError['details'] = {}): never {
  throw new Interrupted({ code, details });
}

/** The value, or the end of the work at hand. */
export function required<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Interrupted(result.error);
  return result.value;
}

/** What a thrown error means to a person, or null where it is a bug. */
export function failureOf(error: unknown): AppError | null {
  return error instanceof Interrupted ? error.error : storeFailure(error);
}

/** Runs work that may be interrupted, or refused by the store; bugs and a stopped engine are thrown on. */
export async function attempted<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await work());
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return failed(failure.code, failure.details);
  }
}
