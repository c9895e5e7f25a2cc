import { setTimeout as pause } from 'node:timers/promises';
import { startDesk } from '../helpers/sync-desk';
import type { SyncDesk } from '../helpers/sync-desk';
import type { Person } from '../helpers/wordpress/template';
import { startWordPress } from '../helpers/wordpress/site';
import type { WordPressSite } from '../helpers/wordpress/site';
import { bareRest } from './bare-rest';
import type { BareRest } from './bare-rest';

/** A real WordPress, a newsroom that may be connected to it, and a bare client of the same person. */
export interface SiteDesk {
  readonly site: WordPressSite;
  readonly desk: SyncDesk;
  readonly person: Person;
  readonly rest: BareRest;
}

/** Longer than any of it takes. */
const mostMs = 30 * 60_000;

const open = new Set<() => Promise<void>>();

/** Lets `work` have a fresh site, with or without Stet's companion plugin, and a newsroom; both are gone afterwards. */
export async function withSiteDesk<Value>(
  companion: boolean,
  work: (parts: SiteDesk) => Promise<Value>,
): Promise<Value> {
  const site = await startWordPress({ companion });
  const desk = startDesk();
  const person = site.people.editor;
  const end = async (): Promise<void> => {
    open.delete(end);
    desk.end();
    await site.stop();
  };
  open.add(end);
  try {
    return await work({ site, desk, person, rest: bareRest(site.url, person) });
  } finally {
    if (open.has(end)) await end();
  }
}

/** Ends every site that still runs; for when the benchmark itself is ended. */
export async function stopSites(): Promise<void> {
  await Promise.all([...open].map((end) => end()));
}

/** How a site is named in a figure. */
export function siteInWords(companion: boolean): string {
  return companion ? 'with the plugin' : 'plain WordPress';
}

export function inSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Waits until the engine is done; fails where it met a problem. Looks seldom, so that looking costs nothing. */
export async function untilDone(desk: SyncDesk, isDone: () => boolean): Promise<void> {
  const deadline = Date.now() + mostMs;
  while (!isDone()) {
    if (Date.now() > deadline) throw new Error('The engine was not done within half an hour.');
    await pause(25);
  }
  if (desk.problems.length > 0) throw new Error('The engine met a problem.', { cause: desk.problems[0] });
}

/** The milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
