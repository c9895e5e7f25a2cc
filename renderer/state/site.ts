import { create } from 'zustand';
import type { OutboxItem } from '../../shared/article/delivery';
import type { SitePolicy } from '../../shared/article/policy';
import type { AppError } from '../../shared/errors/app-error';
import type { SiteStatus, Vocabulary } from '../../shared/ipc/site-answers';
import { api } from '../api/bridge';

interface SiteState {
  /** Null while no site is connected. */
  readonly site: SiteStatus | null;
  readonly vocabulary: Vocabulary | null;
  readonly outbox: readonly OutboxItem[];
}

export const useSite = create<SiteState>(() => ({ site: null, vocabulary: null, outbox: [] }));

const { setState: set } = useSite;

/** Starts following the site and the outbox. */
export function startSite(): void {
  api.on('site:changed', ({ status }) => {
    set({ site: status });
    void fetchVocabulary();
  });
  api.on('outbox:changed', () => {
    void fetchOutbox();
    void fetchSite();
  });
  void fetchSite();
  void fetchVocabulary();
  void fetchOutbox();
}

/** Sets the site's rules of approval; answers why they were not set, or null. */
export async function setPolicy(policy: SitePolicy): Promise<AppError | null> {
  const answer = await api['site:setPolicy']({ policy });
  if (!answer.ok) return answer.error;
  set({ site: answer.value });
  return null;
}

async function fetchSite(): Promise<void> {
  const answer = await api['site:status']({});
  if (answer.ok) set({ site: answer.value });
}

async function fetchVocabulary(): Promise<void> {
  const answer = await api['library:vocabulary']({});
  if (answer.ok) set({ vocabulary: answer.value });
}

async function fetchOutbox(): Promise<void> {
  const answer = await api['outbox:list']({});
  if (answer.ok) set({ outbox: answer.value });
}
