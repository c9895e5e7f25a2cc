import { create } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import type { AppError } from '../../shared/errors/app-error';
import { api } from '../api/bridge';

/** Where an export of the log stands; `writing` only once it takes longer than a moment. */
export type AuditExport =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing' }
  | { readonly kind: 'written'; readonly name: string }
  | { readonly kind: 'failed'; readonly error: AppError };

export const useAuditExport = create<{ readonly state: AuditExport }>(() => ({ state: { kind: 'idle' } }));

const { setState: set } = useAuditExport;
const momentMs = 1_000;
let isAsked = false;

/** Writes the log of one story, or of all, to a file the person chooses. One export at a time. */
export async function exportAudit(articleId: ArticleId | null, format: 'csv' | 'json'): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  set({ state: { kind: 'idle' } });
  const timer = setTimeout(() => set({ state: { kind: 'writing' } }), momentMs);
  const answer = await api['audit:export']({ articleId, format });
  clearTimeout(timer);
  isAsked = false;
  if (!answer.ok) set({ state: { kind: 'failed', error: answer.error } });
  else set({ state: answer.value === null ? { kind: 'idle' } : { kind: 'written', name: answer.value } });
}

export function dismissAuditExport(): void {
  set({ state: { kind: 'idle' } });
}
