import { Node } from '@tiptap/pm/model';
import { Step, Transform } from '@tiptap/pm/transform';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import type { StepGroup } from '../../../shared/article/journal';
import { articleSchema } from '../../../shared/document/schema';
import type { Result } from '../../../shared/errors/app-error';
import { createArticle, loadLive, loadRecord } from '../articles/articles';
import { appendEvent, appendSteps, setField } from './journal';
import { closeArticle, openArticle } from '../articles/open-article';
import { openStore } from '../file/open';
import type { Store } from '../file/open';

const now = () => new Date('2026-11-23T12:00:00Z');
const author = { actor: 'Ann', now };
let directory = '';
let store: Store;
let id: ArticleId;

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
const open = () => value(openStore({ directory, now }));
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code);

/** The group that types a text at the end of the headline. */
function typing(text: string, clientId = 'window-1'): StepGroup {
  const { copy } = value(loadLive(store.db, id));
  const transform = new Transform(copy);
  transform.insert((copy.firstChild?.nodeSize ?? 2) - 1, articleSchema.text(text));
  return { steps: transform.steps.map((step) => step.toJSON() as unknown), origin: 'edit', at: 5, clientId };
}

function type(text: string): void {
  const { copyVersion } = value(loadLive(store.db, id));
  const answer = value(
    appendSteps(store.db, id, { version: copyVersion, groups: [typing(text)], ...author }),
  );
  expect(answer.kind).toBe('saved');
}

function replay(data: { base: unknown; tail: readonly StepGroup[] }): Node {
  return data.tail
    .flatMap((group) => group.steps)
    .reduce<Node>(
      (doc, step) => {
        const next = Step.fromJSON(articleSchema, step).apply(doc).doc;
        if (next === null) throw new Error('does not apply');
        return next;
      },
      Node.fromJSON(articleSchema, data.base),
    );
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stet-journal-'));
  store = open();
  id = value(createArticle(store.db, { language: 'en-CA', ...author }));
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true });
});

describe('the journal', () => {
  it('gives back after a restart what was appended, step by step', () => {
    for (const word of ['Ferry ', 'runs ', 'late']) type(word);
    store.close();
    store = open();
    const data = value(openArticle(store.db, id));
    expect(replay(data).firstChild?.textContent).toBe('Ferry runs late');
    expect(data.tail.map((group) => group.steps.length)).toEqual([1, 1, 1]);
    expect(data.version).toBe(3);
    expect(data.readOnly).toBeNull();
  });

  it('answers a repeated append with what is already stored and stores nothing', () => {
    const group = typing('Once');
    const append = { version: 0, groups: [group], ...author };
    expect(value(appendSteps(store.db, id, append))).toEqual({ kind: 'saved', version: 1 });
    expect(value(appendSteps(store.db, id, append))).toEqual({ kind: 'stale', version: 1, groups: [group] });
    expect(value(loadLive(store.db, id)).copy.firstChild?.textContent).toBe('Once');
  });

  it('refuses a version that was never given out', () => {
    expect(codeOf(appendSteps(store.db, id, { version: 7, groups: [typing('x')], ...author }))).toBe(
      'article.stale',
    );
  });

  it('keeps nothing of a batch whose last step does not fit', () => {
    const bad = { stepType: 'replace', from: 900, to: 901 };
    const groups = [typing('good'), { ...typing('x'), steps: [bad] }];
    expect(codeOf(appendSteps(store.db, id, { version: 0, groups, ...author }))).toBe('article.invalid');
    expect(value(loadLive(store.db, id))).toMatchObject({ seq: 0, copyVersion: 0 });
    expect(store.db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(0);
  });

  it.each([
    ['a table row inside a paragraph', [{ type: 'paragraph', content: [{ type: 'tableRow' }] }]],
    ['an image with a script for a source', [{ type: 'image', attrs: { source: 'javascript:alert(1)' } }]],
    ['a second headline', [{ type: 'headline' }]],
    ['an unknown node', [{ type: 'iframe' }]],
  ])('refuses steps that bring in %s', (_what, content) => {
    const step = { stepType: 'replace', from: 4, to: 4, slice: { content } };
    const groups = [{ ...typing('x'), steps: [step] }];
    expect(codeOf(appendSteps(store.db, id, { version: 0, groups, ...author }))).toBe('article.invalid');
  });

  it('keeps fields and events in order, and does not repeat what changes nothing', () => {
    const change = { field: 'slug', value: 'late-ferry' } as const;
    const event = {
      id: 'event-1',
      kind: 'submitted',
      to: 'submitted',
      actor: 'Ann',
      at: now().toISOString(),
    } as const;
    value(setField(store.db, id, change, author));
    value(setField(store.db, id, change, author));
    value(appendEvent(store.db, id, event, author));
    const status = value(appendEvent(store.db, id, event, author));
    expect(status).toMatchObject({ fields: { slug: 'late-ferry' }, state: 'submitted' });
    expect(value(loadLive(store.db, id)).seq).toBe(2);
    store.close();
    store = open();
    expect(value(loadRecord(store.db, id))).toMatchObject({ fields: { slug: 'late-ferry' } });
  });

  it('opens a long story some hundred rows behind its head, and replays to the head exactly', () => {
    for (let index = 0; index < 1_250; index += 1) {
      type('x');
      if (index % 300 === 299) value(closeArticle(store.db, id));
    }
    const data = value(openArticle(store.db, id));
    expect(data.tail.length).toBeGreaterThanOrEqual(200);
    expect(data.tail.length).toBeLessThan(800);
    expect(data.version).toBe(1_250);
    expect(replay(data).eq(value(loadLive(store.db, id)).copy)).toBe(true);
  });

  it('takes a paste of 200,000 words as one group, and gives it back', () => {
    const paragraphs = Array.from({ length: 2_000 }, (_, index) => ({
      type: 'paragraph',
      attrs: { id: `p${index}`, dress: null },
      content: [
        {
          type: 'text',
          text: 'council ferry harbour budget vote library winter rink late again '.repeat(10),
        },
      ],
    }));
    const step = { stepType: 'replace', from: 4, to: 4, slice: { content: paragraphs } };
    const groups = [{ ...typing('x'), steps: [step] }];
    expect(value(appendSteps(store.db, id, { version: 0, groups, ...author }))).toEqual({
      kind: 'saved',
      version: 1,
    });
    value(closeArticle(store.db, id));
    store.close();
    store = open();
    expect(value(openArticle(store.db, id)).tail).toEqual(groups);
    expect(value(loadLive(store.db, id)).copy.childCount).toBe(2_003);
  });

  it('refuses a batch larger than any story, and keeps what was there', () => {
    const groups = [
      { ...typing('x'), steps: Array.from({ length: 20 }, () => typing('y'.repeat(4_000_000)).steps[0]) },
    ];
    expect(codeOf(appendSteps(store.db, id, { version: 0, groups, ...author }))).toBe('article.too-large');
    expect(value(loadLive(store.db, id))).toMatchObject({ seq: 0, copyVersion: 0 });
  });

  it('does not believe its memory when the surrounding transaction was rolled back', () => {
    const roll = store.db.transaction(() => {
      type('gone');
      throw new Error('rolled back');
    });
    expect(() => roll()).toThrow('rolled back');
    type('kept');
    expect(value(loadLive(store.db, id)).copy.firstChild?.textContent).toBe('kept');
  });
});
