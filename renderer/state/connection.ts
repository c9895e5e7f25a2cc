import { create } from 'zustand';
import type { AppError, Result } from '../../shared/errors/app-error';
import type { SiteInspection, SiteStatus } from '../../shared/ipc/site-answers';
import { api } from '../api/bridge';
import { useSite } from './site';

/** How far the person has come in connecting a site. */
export type Connecting =
  | { readonly kind: 'idle' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly inspection: SiteInspection; readonly problem: AppError | null }
  | { readonly kind: 'in-browser'; readonly inspection: SiteInspection }
  | { readonly kind: 'signing-in'; readonly inspection: SiteInspection }
  | { readonly kind: 'not-found'; readonly problem: AppError };

interface ConnectionState {
  readonly step: Connecting;
  /** The site is connected, and the person signs in at it once more. */
  readonly again: boolean;
  /** Why the last thing asked of the connected site did not happen. */
  readonly problem: AppError | null;
}

const start: ConnectionState = { step: { kind: 'idle' }, again: false, problem: null };

export const useConnection = create<ConnectionState>(() => start);

const { getState: get, setState: set } = useConnection;
/** An answer to a question that was stopped since is dropped. */
let question = 0;

/** Looks at an address; what is there comes as the next step. */
export async function findSite(address: string): Promise<void> {
  const mine = ++question;
  set({ step: { kind: 'looking' } });
  const answer = await api['site:inspect']({ address });
  if (mine !== question) return;
  set({
    step: answer.ok
      ? { kind: 'found', inspection: answer.value, problem: null }
      : { kind: 'not-found', problem: answer.error },
  });
}

/** Opens the site's own page in the browser and waits there for the person's yes. */
export async function signInInBrowser(inspection: SiteInspection): Promise<void> {
  set({ step: { kind: 'in-browser', inspection } });
  await signIn(inspection, () => api['site:connectInBrowser']({ address: inspection.url }));
}

/** Signs in with an application password; it goes to main and is kept nowhere here. */
export async function signInWithPassword(
  inspection: SiteInspection,
  credentials: { readonly login: string; readonly password: string },
): Promise<void> {
  set({ step: { kind: 'signing-in', inspection } });
  await signIn(inspection, () =>
    api['site:connectWithPassword']({ address: inspection.url, ...credentials }),
  );
}

/** Stops waiting for the browser. */
export function stopWaiting(): void {
  const { step } = get();
  question += 1;
  if (step.kind === 'in-browser') {
    set({ step: { kind: 'found', inspection: step.inspection, problem: null } });
  }
  void api['site:cancelConnect']({});
}

/** Back to an empty address. */
export function startOver(): void {
  question += 1;
  set({ step: { kind: 'idle' } });
}

/** Asks for a sign-in at the site that is connected already, e.g. because its password was revoked. */
export async function signInAgain(url: string): Promise<void> {
  set({ again: true });
  await findSite(url);
}

export function keepSignIn(): void {
  question += 1;
  set(start);
}

/** Forgets the site's password. The stories stay. */
export async function disconnectSite(): Promise<void> {
  const answer = await api['site:disconnect']({});
  set({ ...start, problem: answer.ok ? null : answer.error });
  if (answer.ok) useSite.setState({ site: null });
}

/** Fetches sections, tags, people and posts; progress comes with the site's status. */
export async function pullSite(): Promise<void> {
  const answer = await api['site:pull']({});
  set({ problem: answer.ok ? null : answer.error });
}

export function stopPull(): void {
  void api['site:cancelPull']({});
}

/** Opens a web address in the system's browser. */
export function openLink(href: string): void {
  void api['app:openLink']({ href });
}

async function signIn(inspection: SiteInspection, ask: () => Promise<Result<SiteStatus>>): Promise<void> {
  const mine = ++question;
  const answer = await ask();
  if (mine !== question) return;
  if (!answer.ok) {
    set({ step: { kind: 'found', inspection, problem: answer.error } });
    return;
  }
  set(start);
  useSite.setState({ site: answer.value });
}

/** Says what becomes of stories that are gone from the site. */
export function decideGone(decision: 'spike' | 'keep'): Promise<Result<null>> {
  return api['site:decideGone']({ decision });
}
