import { Transform } from '@tiptap/pm/transform';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArticleId } from '../../shared/article/ids';
import type { StepGroup } from '../../shared/article/journal';
import { articleSchema } from '../../shared/document/schema';
import type { Result } from '../../shared/errors/app-error';
import { loadLive } from '../../electron/store/articles/articles';
import type { WritableDb } from '../../electron/store/database';
import { openStore } from '../../electron/store/file/open';
import type { Store } from '../../electron/store/file/open';

export const noon = () => new Date('2026-11-23T12:00:00.000Z');
export const ann = { actor: 'Ann', now: noon };

/** A store in a folder of its own; `reopen` starts over on the same files, `remove` ends it. */
export interface Newsroom {
  readonly directory: string;
  readonly store: () => Store;
  readonly db: () => WritableDb;
  readonly reopen: () => Store;
  readonly remove: () => void;
}

/** A new newsroom, or one that begins with the files of another. */
export function makeNewsroom(copyOf?: string): Newsroom {
  const parent = mkdtempSync(join(tmpdir(), 'stet-newsroom-'));
  const directory = join(parent, 'newsroom');
  if (copyOf !== undefined) cpSync(copyOf, directory, { recursive: true });
  const open = () => valueOf(openStore({ directory, now: noon }));
  let store = open();
  return {
    directory,
    store: () => store,
    db: () => store.db,
    reopen: () => {
      store.close();
      store = open();
      return store;
    },
    remove: () => {
      store.close();
      rmSync(parent, { recursive: true });
    },
  };
}

/** The value of a result that must be one. */
export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

/** The group of one keystroke: `text` at the end of the headline as it stands now. */
export function typingGroup(db: WritableDb, id: ArticleId, text: string, clientId = 'window-1'): StepGroup {
  const { copy } = valueOf(loadLive(db, id));
  const transform = new Transform(copy);
  transform.insert(copy.child(0).nodeSize - 1, articleSchema.text(text));
  return {
    steps: transform.steps.map((step) => step.toJSON() as unknown),
    origin: 'edit',
    at: noon().getTime(),
    clientId,
  };
}
