import { Transform } from '@tiptap/pm/transform';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import type { StepGroup } from '../../../shared/article/journal';
import { articleSchema } from '../../../shared/document/schema';
import type { Result } from '../../../shared/errors/app-error';
import { createArticle, loadLive } from '../articles/articles';
import { appendSteps } from './journal';
import { openStore } from '../file/open';
import type { Store } from '../file/open';

const at = '2026-11-23T12:00:00.000Z';
const now = () => new Date(at);
let directory = '';
let store: Store;
let id: ArticleId;

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stet-'));
  store = value(openStore({ directory, now }));
  id = value(createArticle(store.db, { language: 'en-CA', actor: 'Ann', now }));
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

/** `actor` appends a suggested word to the headline, under this id. */
function suggest(actor: string, word: string, suggestion: string) {
  const live = value(loadLive(store.db, id));
  const mark = articleSchema.marks.insertion.create({ id: suggestion });
  const transform = new Transform(live.copy).insert(1, articleSchema.text(word, [mark]));
  const steps = transform.steps.map((step) => step.toJSON() as unknown);
  const group = { steps, origin: 'edit', at: 5, clientId: 'window-1' } as const;
  return value(appendSteps(store.db, id, { version: live.copyVersion, groups: [group], actor, now }));
}

it('puts a new suggestion down to whoever sends it, and tells so once', () => {
  expect(suggest('Bruno', 'one', 's1')).toMatchObject({ suggestions: [{ id: 's1', author: 'Bruno', at }] });
  expect(suggest('Bruno', 'two', 's1')).not.toHaveProperty('suggestions');
  expect(value(loadLive(store.db, id)).suggestions).toEqual([{ id: 's1', author: 'Bruno', at }]);
});

it('never gives a known suggestion to somebody else', () => {
  suggest('Bruno', 'one', 's1');
  suggest('Mallory', 'two', 's1');
  expect(value(loadLive(store.db, id)).suggestions).toEqual([{ id: 's1', author: 'Bruno', at }]);
});

it('says nothing of steps without suggestions, whatever words they hold', () => {
  const live = value(loadLive(store.db, id));
  const step = new Transform(live.copy).insert(
    1,
    articleSchema.text('{"type":"insertion","attrs":{"id":"s9"}}'),
  ).steps[0];
  const group: StepGroup = { steps: [step?.toJSON() as unknown], origin: 'edit', at: 5, clientId: 'w' };
  value(appendSteps(store.db, id, { version: live.copyVersion, groups: [group], actor: 'Ann', now }));
  expect(value(loadLive(store.db, id)).suggestions).toEqual([]);
});
