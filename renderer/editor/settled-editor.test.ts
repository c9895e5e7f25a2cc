// @vitest-environment jsdom
import type { Command, Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { settleSuggestions } from '../../shared/document/suggestions';
import { backspace } from './commands/backspace';
import { toggleHeading } from './commands/block-types';
import { enter } from './commands/enter';
import { toggleBold } from './commands/marks';
import { read } from './notation.test-helper';
import { blockIds } from './plugins/block-ids';
import { createSettledEditor, showSettled } from './settled-editor';
import { suggestingMode } from './suggesting/mode';
import { tracked } from './suggesting/tracked';

/** A copy before, and with what a command suggests in it. */
function suggested(before: string, command: Command) {
  const start = read(before, [suggestingMode(true), blockIds()]);
  let now = start;
  let made = 0;
  const suggester = { isOwn: () => true, newId: () => `s-${made++}` };
  const dispatch = (tr: Transaction): void => {
    now = now.apply(tracked(now, tr, suggester));
  };
  expect(command(start, dispatch)).toBe(true);
  return { before: start.doc, after: now.doc };
}

function reading(copy: ReturnType<typeof suggested>['after']) {
  return createSettledEditor({
    copy,
    view: 'final',
    capabilities: { openLink: () => undefined },
    views: {},
    slot: document.createElement('div'),
    explainForeign: (tag) => tag,
    attributes: {},
  });
}

describe('the page of the original and of the final text', () => {
  it.each([
    ['a split', 'p(One| two)', enter],
    ['a join', 'p(One) p(|two)', backspace],
    ['a format', 'p(One [two])', toggleBold],
    ['a heading', 'p(One| two)', toggleHeading(2)],
    ['a level of heading', 'h2(One| two)', toggleHeading(3)],
  ])('shows %s rejected, then accepted', (_what, before, command) => {
    const copy = suggested(before, command);
    expect(copy.after.eq(copy.before)).toBe(false);
    const page = reading(copy.after);
    try {
      const accepted = settleSuggestions(copy.after, () => 'accept');
      expect(page.state.doc.toJSON()).toEqual(accepted.toJSON());
      expect(page.view.dom.querySelector('[data-suggestion]')).toBeNull();
      showSettled(page, copy.after, 'original');
      expect(page.state.doc.toJSON()).toEqual(copy.before.toJSON());
      expect(page.view.dom.querySelector('[data-suggestion]')).toBeNull();
      expect(page.isEditable).toBe(false);
    } finally {
      page.destroy();
    }
  });
});
