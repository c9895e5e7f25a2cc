import { splitBlock } from '@tiptap/pm/commands';
import { redo, undo } from '@tiptap/pm/history';
import { Selection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { articleSchema, emptyCopy } from '../../../shared/document/schema';
import { FakeJournal, ManualClock, articleId, settle } from './fake-journal.test-helper';
import { openArticle } from './session';
import type { ArticleSession } from './session';

/** A small reproducible random source (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function play(seed: number): Promise<{ steps: number; stale: boolean }> {
  const random = randomFrom(seed);
  const journal = new FakeJournal(emptyCopy(() => 'b1'));
  const mail: (() => void)[] = [];
  journal.deliver = (run) => (random() < 0.5 ? run() : mail.push(run));
  journal.fault = () => (random() < 0.75 ? 'none' : random() < 0.5 ? 'refused' : 'answer-lost');
  const clock = new ManualClock();
  const open = async (): Promise<ArticleSession> => {
    const opened = await openArticle(journal.window(), articleId, clock);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  const windows = [await open(), await open()];
  for (let turn = 0; turn < 60; turn++) {
    const session = windows[random() < 0.5 ? 0 : 1]!;
    if (random() < 0.7) edit(session, random, clock.time);
    if (random() < 0.5) await clock.advance(Math.floor(random() * 400));
    while (mail.length > 0 && random() < 0.6) mail.shift()!();
    await settle();
    for (const window of windows) {
      if (window.store.getState().save.kind === 'saved') await isInJournal(window, journal, mail);
    }
  }
  journal.fault = () => 'none';
  for (let round = 0; round < 12; round++) {
    await clock.advance(20_000);
    mail.splice(0).forEach((run) => run());
    await settle();
  }
  journal.deliver = (run) => run();
  for (const window of windows) {
    expect(window.store.getState().save.kind).toBe('saved');
    expect(window.copy.state().doc.toJSON()).toEqual(journal.head.toJSON());
    window.copy.state().doc.check();
  }
  const reopened = await open();
  expect(reopened.copy.state().doc.toJSON()).toEqual(journal.head.toJSON());
  const makers = new Set(journal.groups.map((group) => group.clientId));
  return { steps: journal.version, stale: makers.size > 1 };
}

function edit(session: ArticleSession, random: () => number, time: number): void {
  const { doc, tr } = session.copy.state();
  const at = Selection.near(doc.resolve(Math.floor(random() * doc.content.size))).from;
  const choice = random();
  if (choice < 0.6) tr.insertText(String.fromCharCode(97 + Math.floor(random() * 26)).repeat(2), at);
  else if (choice < 0.7) {
    session.copy.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at))));
    splitBlock(session.copy.state(), (split) => session.copy.dispatch(split));
    return;
  } else if (choice < 0.8) {
    const $at = doc.resolve(at);
    tr.delete(at, Math.min($at.end(), at + 2));
  } else if (choice < 0.85) {
    tr.insert(doc.content.size, articleSchema.nodes.divider.create());
  } else if (choice < 0.95) {
    undo(session.copy.state(), (step) => session.copy.dispatch(step));
    return;
  } else {
    redo(session.copy.state(), (step) => session.copy.dispatch(step));
    return;
  }
  session.copy.dispatch(tr.setTime(time));
}

/** What a window calls saved must be what the journal gave it, up to some version the journal has held. */
async function isInJournal(window: ArticleSession, journal: FakeJournal, mail: unknown[]): Promise<void> {
  if (mail.length > 0) return;
  await settle();
  expect(window.copy.state().doc.textContent).toBe(journal.head.textContent);
}

describe('two windows on one article, with refusals, lost answers and late news', () => {
  const seeds = Array.from({ length: 200 }, (_, index) => 1_000 + index);
  it.each(seeds)('converge on what the journal holds (seed %i)', async (seed) => {
    const played = await play(seed);
    expect(played.steps).toBeGreaterThan(5);
    expect(played.stale).toBe(true);
  });
});
