import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../shared/article/ids';
import type { Result } from '../../shared/errors/app-error';
import { createArticle, loadLive } from '../../electron/store/articles/articles';
import { backupStore } from '../../electron/store/file/backup';
import { appendSteps, setField } from '../../electron/store/journal/journal';
import { importMedia } from '../../electron/store/media/media';
import { openStore } from '../../electron/store/file/open';
import type { Store } from '../../electron/store/file/open';
import { closeArticle, openArticle } from '../../electron/store/articles/open-article';
import { ann, codeOf, noon, typingGroup, valueOf } from '../helpers/newsroom';

/** A disk that is really small where this user may mount one, else a database that may not grow. */
interface SmallDisk {
  readonly directory: string;
  readonly fill: (store: Store) => void;
  readonly free: (store: Store) => void;
  readonly remove: () => void;
}

function mountedDisk(): SmallDisk | null {
  const mount = mkdtempSync(join(tmpdir(), 'stet-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', mount], { stdio: 'ignore' });
  } catch {
    rmSync(mount, { recursive: true });
    return null;
  }
  const ballast = join(mount, 'ballast');
  return {
    directory: join(mount, 'newsroom'),
    fill: () => {
      for (let size = 8 * 1024 * 1024; size >= 512; size = Math.floor(size / 2)) {
        try {
          writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' });
        } catch (error) {
          if (codeOfError(error) !== 'ENOSPC') throw error;
        }
      }
    },
    free: () => rmSync(ballast),
    remove: () => {
      execFileSync('umount', [mount]);
      rmSync(mount, { recursive: true });
    },
  };
}

function boundedDatabase(): SmallDisk {
  const directory = mkdtempSync(join(tmpdir(), 'stet-bounded-'));
  return {
    directory,
    fill: ({ db }) => {
      if (db.open) db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    },
    free: ({ db }) => {
      if (db.open) db.pragma('max_page_count = 1000000');
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
}

function codeOfError(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}

const disks = [
  ['a bounded database', boundedDatabase] as const,
  ['a small disk', () => mountedDisk() ?? boundedDatabase()] as const,
];

describe.each(disks)('on %s that is full', (_name, make) => {
  let disk: SmallDisk;
  let store: Store;
  let id: ArticleId;
  let acknowledged = 0;

  beforeEach(() => {
    disk = make();
    store = valueOf(openStore({ directory: disk.directory, now: noon }));
    id = valueOf(createArticle(store.db, { language: 'en-CA', ...ann }));
    acknowledged = 0;
  });
  afterEach(() => {
    store.close();
    disk.remove();
  });

  function typeUntilRefused(): Result<unknown> {
    for (;;) {
      const group = typingGroup(store.db, id, 'x'.repeat(200));
      const answer = appendSteps(store.db, id, { version: acknowledged, groups: [group], ...ann });
      if (!answer.ok) return answer;
      acknowledged = answer.value.version;
    }
  }

  function typeSome(times: number): void {
    for (let version = 0; version < times; version += 1) {
      const group = typingGroup(store.db, id, 'x'.repeat(200));
      valueOf(appendSteps(store.db, id, { version, groups: [group], ...ann }));
    }
  }

  it('says so, keeps every acknowledged word in memory and on disk, and goes on when there is room', async () => {
    disk.fill(store);
    expect(codeOf(typeUntilRefused())).toBe('store.disk-full');
    const { copyVersion, copy, seq } = valueOf(loadLive(store.db, id));
    expect([copyVersion, seq, copy.child(0).textContent.length]).toEqual([
      acknowledged,
      acknowledged,
      200 * acknowledged,
    ]);
    const long = { field: 'seoDescription', value: 'y'.repeat(5_000) } as const;
    expect(codeOf(setField(store.db, id, long, ann))).toBe('store.disk-full');
    // What needs fewer pages may still find room; it must never throw, nor lie.
    const other = createArticle(store.db, { language: 'en-CA', ...ann });
    if (other.ok) expect(codeOf(openArticle(store.db, other.value))).toBe('ok');
    for (const outcome of [other, closeArticle(store.db, id)]) {
      expect(['ok', 'store.disk-full']).toContain(codeOf(outcome));
    }
    expect(valueOf(openArticle(store.db, id))).toMatchObject({ version: acknowledged, readOnly: null });

    disk.free(store);
    const group = typingGroup(store.db, id, 'after');
    const answer = valueOf(appendSteps(store.db, id, { version: acknowledged, groups: [group], ...ann }));
    expect(answer).toEqual({ kind: 'saved', version: acknowledged + 1 });
    store.close();
    store = valueOf(openStore({ directory: disk.directory, now: noon }));
    const reopened = valueOf(loadLive(store.db, id));
    expect(reopened.copy.child(0).textContent).toBe(`${'x'.repeat(200 * acknowledged)}after`);
    expect(codeOf(await backupStore(store, noon))).toMatch(/^(ok|store\.disk-full)$/);
  });

  it('opens again, or says that the disk is full, and has every word when there is room', () => {
    typeSome(3);
    store.close();
    disk.fill(store);
    const opened = openStore({ directory: disk.directory, now: noon });
    expect(['ok', 'store.disk-full']).toContain(codeOf(opened));
    if (opened.ok) opened.value.close();
    disk.free(store);
    store = valueOf(openStore({ directory: disk.directory, now: noon }));
    expect(valueOf(loadLive(store.db, id)).copy.child(0).textContent).toBe('x'.repeat(600));
  });

  it('leaves no half-written picture behind', () => {
    disk.fill(store);
    const png = Buffer.alloc(3_000_000);
    Buffer.from('89504e470d0a1a0a0000000d4948445200000140000000f008020000', 'hex').copy(png);
    const answer = importMedia(store, { bytes: png, name: 'p.png', now: noon });
    expect(['ok', 'store.disk-full']).toContain(codeOf(answer));
    const listed = Number(store.db.prepare('SELECT count(*) FROM media').pluck().get());
    expect(listed).toBe(answer.ok ? 1 : 0);
  });
});
