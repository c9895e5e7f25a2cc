// @vitest-environment jsdom
import { history, redo, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyFields } from '../../shared/article/fields';
import { normalizePastedHtml } from '../../shared/document/paste/normalize-pasted-html';
import { articleSchema } from '../../shared/document/schema';
import { settleSuggestions } from '../../shared/document/suggestions';
import { merge3 } from '../../shared/merge/merge3';
import { stepsBetween } from '../../shared/merge/steps-between';
import { backspace } from './commands/backspace';
import {
  nestItem,
  setParagraph,
  toggleBulletList,
  toggleHeading,
  toggleOrderedList,
  togglePullQuote,
  toggleQuote,
} from './commands/block-types';
import { layComment } from './commands/comments';
import { enter } from './commands/enter';
import { moveBlock } from './commands/insert-block';
import { setLink } from './commands/links';
import { toggleBold } from './commands/marks';
import { addRowAfter } from './commands/tables';
import { write } from './notation.test-helper';
import { openView, typeInto } from './typing.test-helper';

const { marks } = articleSchema;
let views: EditorView[] = [];
afterEach(() => {
  for (const view of views) view.destroy();
  views = [];
});

/** A view at a line of notation where `{…}` are the words of the thread `tone`, without the caret that was there. */
function open(notation: string): EditorView {
  const view = openView(notation, 'en-CA', normalizePastedHtml);
  views.push(view);
  view.updateState(view.state.reconfigure({ plugins: [history(), ...view.state.plugins] }));
  const [from, to] = [placeOf(view.state.doc, '{'), placeOf(view.state.doc, '}')];
  const tr = view.state.tr.delete(to, to + 1).delete(from, from + 1);
  view.dispatch(layComment(tr, 'tone', [{ from, to: to - 1 }]));
  return view;
}

function placeOf(doc: Node, sign: string): number {
  let place = -1;
  doc.descendants((node, at) => {
    const found = node.isText ? (node.text ?? '').indexOf(sign) : -1;
    if (found >= 0) place = at + found;
  });
  if (place < 0) throw new Error(`No ${sign}`);
  return place;
}

/** Selects words of the copy, wherever they stand. */
function select(view: EditorView, words: string): void {
  let place = -1;
  view.state.doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const found = node.textBetween(0, node.content.size, null, '\ufffc').indexOf(words);
    if (found >= 0 && place < 0) place = at + 1 + found;
    return false;
  });
  if (place < 0) throw new Error(`No “${words}”`);
  const { doc } = view.state;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, place, place + words.length)));
}

function caretAfter(view: EditorView, words: string): void {
  select(view, words);
  const { doc, selection } = view.state;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, selection.to)));
}

function run(view: EditorView, command: Command): void {
  expect(command(view.state, (tr) => view.dispatch(tr))).toBe(true);
}

/** The copy in notation with `{…}` around the words of the thread. */
function shown(state: EditorState): string {
  const ends: { from: number; to: number }[] = [];
  state.doc.descendants((node, at) => {
    if (
      !node.isInline ||
      !node.marks.some(({ type, attrs }) => type === marks.comment && attrs['id'] === 'tone')
    )
      return;
    const last = ends.at(-1);
    if (last?.to === at) last.to = at + node.nodeSize;
    else ends.push({ from: at, to: at + node.nodeSize });
  });
  const { tr } = state;
  for (const { from, to } of ends.reverse()) tr.insertText('}', to).insertText('{', from);
  const plain = state.apply(tr);
  // Without caret: only the words matter here.
  return write(plain).replaceAll(/[|[\]]/g, '');
}

/** Cuts or copies what is selected, as the browser tells ProseMirror; without a clipboard it would come back later. */
function clip(view: EditorView, kind: 'cut' | 'copy'): string {
  let html = '';
  const clipboardData = {
    clearData: () => undefined,
    setData: (type: string, data: string) => {
      if (type === 'text/html') html = data;
    },
  };
  const event = new Event(kind, { bubbles: true, cancelable: true });
  view.dom.dispatchEvent(Object.assign(event, { clipboardData }));
  return html;
}

function paste(view: EditorView, html: string): void {
  const data = { getData: (type: string) => (type === 'text/html' ? html : ''), files: [], types: [] };
  const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData: data });
  const handled = view.someProp('handlePaste', (handle) =>
    handle(view, event as unknown as ClipboardEvent, view.state.selection.content()),
  );
  if (handled !== true) view.pasteHTML(html, event as unknown as ClipboardEvent);
}

type Edit = (view: EditorView) => void;

/** A command with the caret behind words, or on words. */
function at(words: string, command: Command): Edit {
  return (view) => {
    caretAfter(view, words);
    run(view, command);
  };
}
function on(words: string, command: Command): Edit {
  return (view) => {
    select(view, words);
    run(view, command);
  };
}
function typingAt(words: string, text: string): Edit {
  return (view) => {
    caretAfter(view, words);
    typeInto(view, text);
  };
}
function typingOver(words: string, text: string): Edit {
  return (view) => {
    select(view, words);
    typeInto(view, text);
  };
}

const pairs: readonly (readonly [edit: string, before: string, edit: Edit, after: string])[] = [
  ['typing before', 'p(a {word} b)', typingAt('a ', 'new '), 'p(a new {word} b)'],
  ['typing inside', 'p(a {word} b)', typingAt('wo', 'XY'), 'p(a {woXYrd} b)'],
  ['typing after', 'p(a {word} b)', typingAt('word', 's'), 'p(a {word}s b)'],
  ['deleting a part', 'p(a {word} b)', on('wo', backspace), 'p(a {rd} b)'],
  ['deleting all: the words are gone, the rest stands', 'p(a {word} b)', on('word', backspace), 'p(a  b)'],
  ['replacing a part', 'p(a {word} b)', typingOver('or', 'ee'), 'p(a {weed} b)'],
  ['splitting inside', 'p(a {word} b)', at('wo', enter), 'p(a {wo}) p({rd} b)'],
  [
    'joining',
    'p(a {word}) p(b)',
    (view) => {
      caretAfter(view, 'word');
      typeInto(view, '');
      const { doc, selection } = view.state;
      view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, selection.to + 2)));
      typeInto(view, '⌫');
    },
    'p(a {word}b)',
  ],
  ['making a heading', 'p(a {word} b)', at('a', toggleHeading(2)), 'h2(a {word} b)'],
  ['making a paragraph', 'h2(a {word} b)', at('a', setParagraph), 'p(a {word} b)'],
  ['making a list', 'p(a {word} b)', at('a', toggleBulletList), 'ul(li(p(a {word} b)))'],
  ['leaving a list', 'ul(li(p(a {word} b)))', at('a', toggleBulletList), 'p(a {word} b)'],
  ['numbering a list', 'ul(li(p(a {word} b)))', at('a', toggleOrderedList), 'ol(li(p(a {word} b)))'],
  [
    'nesting an item',
    'ul(li(p(x)) li(p(a {word} b)))',
    at('a ', nestItem),
    'ul(li(p(x) ul(li(p(a {word} b)))))',
  ],
  ['quoting', 'p(a {word} b)', at('a', toggleQuote), 'quote(p(a {word} b) by())'],
  ['pulling a quote', 'p(a {word} b)', at('a', togglePullQuote), 'pull(q(a {word} b) said())'],
  ['moving a block up', 'p(x) p(a {word} b)', at('a ', moveBlock(-1)), 'p(a {word} b) p(x)'],
  ['moving a block down', 'p(a {word} b) p(x)', at('a ', moveBlock(1)), 'p(x) p(a {word} b)'],
  [
    'cutting and pasting elsewhere',
    'p(a {word} b) p(x)',
    (view) => {
      select(view, 'a word');
      const html = clip(view, 'cut');
      caretAfter(view, 'x');
      paste(view, html);
    },
    'p( b) p(xa {word})',
  ],
  [
    'cutting and pasting into the headline',
    'H(Head) D() p(a {word} b)',
    (view) => {
      select(view, 'word');
      const html = clip(view, 'cut');
      caretAfter(view, 'Head');
      paste(view, html);
    },
    'H(Head{word}) D() p(a  b)',
  ],
  [
    'copying and pasting: the copy is without',
    'p(a {word} b) p(x)',
    (view) => {
      select(view, 'a word');
      const html = clip(view, 'copy');
      caretAfter(view, 'x');
      paste(view, html);
    },
    'p(a {word} b) p(xa word)',
  ],
  [
    'cutting and pasting twice: the first has it',
    'p(a {word} b) p(x)',
    (view) => {
      select(view, 'word');
      const html = clip(view, 'cut');
      caretAfter(view, 'x');
      paste(view, html);
      paste(view, html);
    },
    'p(a  b) p(x{word}word)',
  ],
  [
    'cutting a part of the words and putting it back',
    'p(a {word} b)',
    (view) => {
      select(view, 'or');
      const html = clip(view, 'cut');
      paste(view, html);
    },
    'p(a {word} b)',
  ],
  [
    'pasting over',
    'p(a {word} b)',
    (view) => {
      select(view, 'word');
      paste(view, '<p>other</p>');
    },
    'p(a other b)',
  ],
  ['making bold', 'p(a {word} b)', on('a word', toggleBold), 'p(*a {**word**}* b)'],
  ['linking', 'p(a {word} b)', on('word b', setLink('https://example.org')), 'p(a {word} b)'],
  [
    'adding a row to its table',
    'table(tr(td(a {word} b)))',
    at('a ', addRowAfter),
    'table(tr(td(a {word} b)) tr(td()))',
  ],
  [
    'undoing and redoing what was typed inside',
    'p(a {word} b)',
    (view) => {
      caretAfter(view, 'wo');
      typeInto(view, 'XY');
      run(view, undo);
      expect(shown(view.state)).toBe('p(a {word} b)');
      run(view, redo);
    },
    'p(a {woXYrd} b)',
  ],
  [
    'undoing their deletion',
    'p(a {word} b)',
    (view) => {
      select(view, 'a word');
      run(view, backspace);
      expect(shown(view.state)).toBe('p( b)');
      run(view, undo);
    },
    'p(a {word} b)',
  ],
  [
    'accepting a suggestion that replaces a part of them',
    'p(a {word} b)',
    (view) => settle(view, suggestReplacing(view, 'rd', 'lf'), 'accept'),
    'p(a {wo}lf b)',
  ],
  [
    'rejecting a suggestion that deletes them',
    'p(a {word} b)',
    (view) => settle(view, suggestReplacing(view, 'word', ''), 'reject'),
    'p(a {word} b)',
  ],
  [
    'accepting a suggestion that deletes them',
    'p(a {word} b)',
    (view) => settle(view, suggestReplacing(view, 'word', ''), 'accept'),
    'p(a  b)',
  ],
  [
    'a merge from the site that edits around and inside',
    'p(a {word} b)',
    (view) => mergeFromSite(view, 'a ', 'an old '),
    'p(an old {word} b)',
  ],
];

/** Lays a suggestion as its writer would have: the words struck, the others added behind them. */
function suggestReplacing(view: EditorView, words: string, by: string): string {
  select(view, words);
  const { from, to } = view.state.selection;
  const tr = view.state.tr.addMark(from, to, marks.deletion.create({ id: 's1' }));
  if (by !== '') tr.insert(to, articleSchema.text(by, [marks.insertion.create({ id: 's1' })]));
  view.dispatch(tr);
  return 's1';
}

function settle(view: EditorView, id: string, verdict: 'accept' | 'reject'): void {
  const settled = settleSuggestions(view.state.doc, (each) => (each === id ? verdict : 'keep'));
  const { tr } = view.state;
  for (const step of stepsBetween(view.state.doc, settled)) tr.step(step);
  view.dispatch(tr);
}

/** The site's text comes without marks, as a plain site keeps it, and is merged in as steps. */
function mergeFromSite(view: EditorView, words: string, by: string): void {
  const side = (copy: Node) => ({
    copy,
    fields: emptyFields('en-CA'),
    threads: [],
    suggestions: [],
    events: [],
    translations: null,
  });
  caretAfter(view, 'b');
  const mine = view.state.doc;
  const base = view.state.tr.removeMark(0, mine.content.size, marks.comment).doc;
  let at = -1;
  base.descendants((node, place) => {
    const found = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (found >= 0) at = place + found;
  });
  const theirs = view.state.apply(view.state.tr.removeMark(0, mine.content.size, marks.comment));
  const site = theirs.tr.insertText(by, at, at + words.length).doc;
  const who = { name: 'Desk', at: '2026-11-23T12:00:00.000Z' };
  const { merged } = merge3(side(base), side(mine), side(site), { mine: who, theirs: who });
  const { tr } = view.state;
  for (const step of stepsBetween(mine, merged.copy)) tr.step(step);
  view.dispatch(tr);
}

describe('a comment on words stands through', () => {
  it.each(pairs)('%s', (_edit, before, edit, after) => {
    const view = open(before);
    edit(view);
    view.state.doc.check();
    expect(shown(view.state)).toBe(after);
  });
});

describe('a comment', () => {
  it('is not what undo takes back', () => {
    const view = open('p(a {word} b)');
    const reach = { from: placeOf(view.state.doc, 'b'), to: placeOf(view.state.doc, 'b') + 1 };
    caretAfter(view, 'a');
    typeInto(view, 'n');
    view.dispatch(layComment(view.state.tr, 'ttwo', [{ from: reach.from + 1, to: reach.to + 1 }]));
    run(view, undo);
    expect(view.state.doc.textContent).toBe('a word b');
    const kept: string[] = [];
    view.state.doc.descendants((node) => {
      for (const { type, attrs } of node.marks) if (type === marks.comment) kept.push(String(attrs['id']));
    });
    expect(kept).toEqual(['tone', 'ttwo']);
  });

  it('stays when what is typed after it, at once, is undone', () => {
    const view = open('p(a {word} b)');
    caretAfter(view, 'b');
    typeInto(view, ' new');
    select(view, 'new');
    view.dispatch(layComment(view.state.tr, 'ttwo', [view.state.selection]));
    caretAfter(view, 'new');
    typeInto(view, 's');
    run(view, undo);
    expect(view.state.doc.textContent).toBe('a word b new');
  });

  it('on a picture goes with it when it is cut and pasted, and no copy takes its place', () => {
    const view = open('p(x{y}) @img(cap(a) cred(b)) p(z)');
    let at = -1;
    view.state.doc.descendants((node, place) => {
      if (node.type.name === 'image') at = place;
    });
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
    const id: unknown = view.state.doc.nodeAt(at)?.attrs['id'];
    const html = clip(view, 'cut');
    caretAfter(view, 'z');
    paste(view, html);
    caretAfter(view, 'xy');
    paste(view, html);
    const ids: unknown[] = [];
    view.state.doc.descendants((node) => {
      if (node.type.name === 'image') ids.push(node.attrs['id']);
    });
    expect(ids).toHaveLength(2);
    expect(ids.filter((each) => each === id)).toHaveLength(1);
  });

  it('of another story, or of a stranger’s page, never comes with a paste', () => {
    const view = open('p(a {word} b) p(x)');
    caretAfter(view, 'x');
    paste(view, '<p>plain <span data-comment="tother">words</span></p>');
    expect(JSON.stringify(view.state.doc.toJSON())).not.toContain('tother');
    // Cut here, and unknown meanwhile: the capabilities of these tests know threads that begin with t.
    select(view, 'word');
    view.dispatch(layComment(view.state.tr, 'other', [view.state.selection]));
    const html = clip(view, 'cut');
    caretAfter(view, 'x');
    paste(view, html);
    expect(JSON.stringify(view.state.doc.toJSON())).not.toContain('"other"');
    expect(shown(view.state)).toContain('{word}');
  });
});
