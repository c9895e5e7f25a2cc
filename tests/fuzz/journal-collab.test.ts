import fc from 'fast-check';
import { collab, getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import { Fragment, Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { Step } from '@tiptap/pm/transform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../shared/article/ids';
import type { StepGroup } from '../../shared/article/journal';
import { articleSchema, assignMissingIds, newBlockId } from '../../shared/document/schema';
import { adoptSiteText } from '../../electron/store/articles/adopt-site-text';
import { createArticle, loadLive } from '../../electron/store/articles/articles';
import { appendSteps } from '../../electron/store/journal/journal';
import { closeArticle, openArticle } from '../../electron/store/articles/open-article';
import { ann, makeNewsroom, valueOf } from '../helpers/newsroom';
import type { Newsroom } from '../helpers/newsroom';

const runs = Number(process.env['STET_CASES'] ?? 120);
const { paragraph, heading, headline, dek } = articleSchema.nodes;
let newsroom: Newsroom;
beforeAll(() => {
  newsroom = makeNewsroom();
});
afterAll(() => newsroom.remove());

type Action =
  | {
      readonly kind: 'type' | 'delete' | 'split' | 'bold' | 'heading';
      readonly who: 0 | 1;
      readonly at: number;
      readonly text: string;
    }
  | { readonly kind: 'send'; readonly who: 0 | 1; readonly lost: boolean }
  | { readonly kind: 'site'; readonly at: number; readonly text: string }
  | { readonly kind: 'restart' };

const who = fc.constantFrom<0 | 1>(0, 1);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'type' as const,
        'type' as const,
        'delete' as const,
        'split' as const,
        'bold' as const,
        'heading' as const,
      ),
      who,
      at: fc.nat(10_000),
      text: fc.constantFrom('a', 'é ', 'ferry', '👩‍🚀'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('send' as const), who, lost: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('site' as const),
      at: fc.nat(10_000),
      text: fc.constant('site'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

/** A window: an editor state that follows the journal by prosemirror-collab, as the renderer does. */
function openWindow(id: ArticleId, clientID: string): EditorState {
  const data = valueOf(openArticle(newsroom.db(), id));
  const doc = Node.fromJSON(articleSchema, data.base);
  const state = EditorState.create({ doc, plugins: [collab({ version: data.baseVersion, clientID })] });
  return receive(state, data.tail);
}

function receive(state: EditorState, groups: readonly StepGroup[]): EditorState {
  const steps = groups.flatMap((group) => group.steps.map((step) => Step.fromJSON(articleSchema, step)));
  const clients = groups.flatMap((group) => group.steps.map(() => group.clientId));
  return state.apply(receiveTransaction(state, steps, clients));
}

/** Sends what is unconfirmed; a lost answer leaves the window unsure, and its next attempt is told what is stored. */
function send(state: EditorState, id: ArticleId, clientId: string, lost: boolean): EditorState {
  const sendable = sendableSteps(state);
  const steps = sendable?.steps.map((step) => step.toJSON() as unknown) ?? [];
  if (steps.length === 0) return catchUp(state, id);
  const groups: StepGroup[] = [{ steps, origin: 'edit', at: 1, clientId }];
  const answer = valueOf(appendSteps(newsroom.db(), id, { version: getVersion(state), groups, ...ann }));
  if (lost) return state;
  return receive(state, answer.kind === 'saved' ? groups : answer.groups);
}

function catchUp(state: EditorState, id: ArticleId): EditorState {
  const data = valueOf(openArticle(newsroom.db(), id));
  const missing = getVersion(state) - data.baseVersion;
  const steps = data.tail.flatMap((group) => group.steps.map((step) => ({ ...group, steps: [step] })));
  return receive(state, steps.slice(missing));
}

function edit(state: EditorState, action: Extract<Action, { who: 0 | 1; text: string }>): EditorState {
  const places: number[] = [];
  state.doc.descendants((node, position) => {
    if (node.isTextblock)
      for (let offset = 0; offset <= node.content.size; offset += 1) places.push(position + 1 + offset);
    return !node.isTextblock;
  });
  const at = places[action.at % places.length] ?? 1;
  const inside = state.doc.resolve(at);
  const end = Math.min(inside.end(), at + 3);
  const transaction = state.tr;
  if (action.kind === 'type') transaction.insertText(action.text, at);
  else if (action.kind === 'delete') transaction.delete(at, end);
  else if (action.kind === 'bold') transaction.addMark(at, end, articleSchema.marks.bold.create());
  else if (inside.parent.type !== headline && inside.parent.type !== dek) {
    if (action.kind === 'split') transaction.split(at, 1, [{ type: paragraph, attrs: { id: newBlockId() } }]);
    else transaction.setBlockType(at, at, heading, { ...inside.parent.attrs, level: 3 });
  }
  return transaction.docChanged ? state.apply(transaction) : state;
}

/** The site inserts a paragraph somewhere, or drops one. */
function siteChange(id: ArticleId, at: number, text: string): void {
  const { copy } = valueOf(loadLive(newsroom.db(), id));
  const blocks = copy.content.content;
  const index = 2 + (at % (blocks.length - 2));
  const added = paragraph.create({ id: newBlockId() }, articleSchema.text(text));
  const changed =
    at % 3 === 0 && blocks.length > 3 ? blocks.toSpliced(index, 1) : blocks.toSpliced(index, 0, added);
  const theirs = assignMissingIds(copy.copy(Fragment.fromArray(changed)), newBlockId);
  const adopted = valueOf(
    adoptSiteText(newsroom.db(), id, { copy: theirs, fields: {}, actor: 'site', now: ann.now }),
  );
  const { copy: now, copyVersion } = valueOf(loadLive(newsroom.db(), id));
  expect(now.eq(theirs)).toBe(true);
  expect(adopted.version).toBe(copyVersion);
}

describe('two windows on one story', () => {
  it('converge with the journal, and the journal replays to the same text', () => {
    let rebased = 0;
    let repeated = 0;
    fc.assert(
      fc.property(fc.array(action, { minLength: 20, maxLength: 70 }), (actions) => {
        const id = valueOf(createArticle(newsroom.db(), { language: 'en-CA', ...ann }));
        const windows: [EditorState, EditorState] = [openWindow(id, 'left'), openWindow(id, 'right')];
        const names = ['left', 'right'] as const;
        for (const next of actions) {
          if (next.kind === 'restart') {
            valueOf(closeArticle(newsroom.db(), id));
            newsroom.reopen();
          } else if (next.kind === 'site') siteChange(id, next.at, next.text);
          else if (next.kind === 'send') {
            const behind = getVersion(windows[next.who]) < valueOf(loadLive(newsroom.db(), id)).copyVersion;
            if (behind && sendableSteps(windows[next.who]) !== null) rebased += 1;
            if (next.lost) repeated += 1;
            windows[next.who] = send(windows[next.who], id, names[next.who], next.lost);
          } else windows[next.who] = edit(windows[next.who], next);
        }
        // Each may be told once that it is behind, then once more that the other came first.
        for (let round = 0; round < 4; round += 1) {
          for (const index of [0, 1] as const) windows[index] = send(windows[index], id, names[index], false);
        }
        const { copy } = valueOf(loadLive(newsroom.db(), id));
        for (const state of windows) expect(state.doc.toJSON()).toEqual(copy.toJSON());
        newsroom.reopen();
        expect(openWindow(id, 'third').doc.toJSON()).toEqual(copy.toJSON());
      }),
      { numRuns: runs },
    );
    expect(rebased).toBeGreaterThan(runs / 4);
    expect(repeated).toBeGreaterThan(runs / 4);
  }, 120_000);

  it('gets back the very groups that were sent, so that undo survives a restart', () => {
    const id = valueOf(createArticle(newsroom.db(), { language: 'fr-CA', ...ann }));
    const step = (text: string) => ({
      stepType: 'replace',
      from: 1,
      to: 1,
      slice: { content: [{ type: 'text', text }] },
    });
    const groups: StepGroup[] = [
      { steps: [step('a'), step('b')], origin: 'edit', at: 1_000.5, clientId: 'one' },
      { steps: [{ stepType: 'replace', from: 1, to: 2 }], origin: 'undo', at: 2_000, clientId: 'one' },
      { steps: [step('b')], origin: 'redo', at: 3_000, clientId: 'two' },
    ];
    valueOf(appendSteps(newsroom.db(), id, { version: 0, groups: groups.slice(0, 2), ...ann }));
    valueOf(appendSteps(newsroom.db(), id, { version: 3, groups: groups.slice(2), ...ann }));
    newsroom.reopen();
    expect(valueOf(openArticle(newsroom.db(), id)).tail).toEqual(groups);
  });
});
