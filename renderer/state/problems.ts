import { create } from 'zustand';
import type { AppError } from '../../shared/errors/app-error';

/** What the last thing the person asked for failed with; it stands until it is dismissed or something succeeds. */
export const useProblem = create<{ readonly problem: AppError | null }>(() => ({ problem: null }));

export function reportProblem(problem: AppError | null): void {
  useProblem.setState({ problem });
}
