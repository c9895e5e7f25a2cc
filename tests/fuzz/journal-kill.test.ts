import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ArticleId } from '../../shared/article/ids';
import { createArticle, loadLive } from '../../electron/store/articles/articles';
import { openStore } from '../../electron/store/file/open';
import { openArticle } from '../../electron/store/articles/open-article';
import { ann, makeNewsroom, noon, valueOf } from '../helpers/newsroom';
import type { Newsroom } from '../helpers/newsroom';

const rounds = Number(process.env['STET_CASES'] ?? 25);
const seed = 20_261_123;
const bundle = join(import.meta.dirname, '..', '..', '.cache', 'tests', `journal-child-${process.pid}.mjs`);
let newsroom: Newsroom;
let id: ArticleId;

beforeAll(async () => {
  mkdirSync(join(bundle, '..'), { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'journal-child.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3'],
    logLevel: 'error',
  });
  newsroom = makeNewsroom();
  id = valueOf(createArticle(newsroom.db(), { language: 'en-CA', ...ann }));
  newsroom.store().close();
});
afterAll(() => {
  newsroom.remove();
  rmSync(bundle, { force: true });
});

/** Lets the child type, kills it `patience` milliseconds after its first acknowledgement, and says what it promised. */
async function typeAndKill(patience: number): Promise<number> {
  const child = spawn(process.execPath, [bundle, newsroom.directory, id], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), patience));
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const signal = await new Promise((resolve) => child.once('close', (_code, how) => resolve(how)));
  expect(signal, complaint).toBe('SIGKILL');
  // A last line cut by the kill was still a whole write(): the child writes each version in one call.
  return Number(said.trim().split('\n').at(-1));
}

it(`holds every acknowledged keystroke after kill -9, ${rounds} times (seed ${seed})`, async () => {
  let state = seed;
  let typed = 0;
  for (let round = 0; round < rounds; round += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const acknowledged = await typeAndKill((state >>> 8) % 180);
    const store = valueOf(openStore({ directory: newsroom.directory, now: noon }));
    const live = valueOf(loadLive(store.db, id));
    expect(live.copyVersion).toBeGreaterThanOrEqual(acknowledged);
    const words = Array.from({ length: live.copyVersion }, (_, index) => `w${index} `).join('');
    expect(live.copy.child(0).textContent).toBe(words);
    expect(valueOf(openArticle(store.db, id)).readOnly).toBeNull();
    expect(acknowledged).toBeGreaterThan(typed);
    typed = acknowledged;
    store.close();
  }
  expect(typed).toBeGreaterThan(rounds * 5);
}, 120_000);
