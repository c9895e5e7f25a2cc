import { deleteSelection } from '@tiptap/pm/commands';
import { history, undo } from '@tiptap/pm/history';
import { EditorState as State, TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { settleSuggestions } from '../../../shared/document/suggestions';
import { backspace, deleteForward } from '../commands/backspace';
import { toggleBulletList, toggleHeading, toggleQuote } from '../commands/block-types';
import { enter } from '../commands/enter';
import { insertDivider, moveBlock, newImage, placeBlock } from '../commands/insert-block';
import { toggleBold } from '../commands/marks';
import { addColumnAfter, addRowAfter, deleteRow } from '../commands/tables';
import { read, write } from '../notation.test-helper';
import { blockIds } from '../plugins/block-ids';
import { setSuggesting, suggestingMode } from './mode';
import { tracked } from './tracked';

/** Types a word at the caret or over the selection. */
const type =
  (text: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(text));
    return true;
  };
/** The browser takes away one letter, as ProseMirror reads it from the page. */
const rubOut: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  dispatch?.(empty ? state.tr.delete(from - 1, from) : state.tr.delete(from, to));
  return true;
};
const rubForward: Command = (state, dispatch) => {
  dispatch?.(state.tr.delete(state.selection.from, state.selection.from + 1));
  return true;
};
const image: Command = (state, dispatch) => {
  const block = newImage(`sha256:${'a'.repeat(64)}`);
  if (block !== null) dispatch?.(placeBlock(state.tr, block, state.selection.from));
  return block !== null;
};

/** What `author` makes of a copy while suggesting, as the editor dispatches it. */
function by(author: string, before: string, ...commands: readonly Command[]): EditorState {
  let state = read(before, [suggestingMode(true), blockIds(), history()]);
  state = run(state, author, commands);
  return state;
}

function run(state: EditorState, author: string, commands: readonly Command[]): EditorState {
  let now = state;
  let made = 0;
  const suggester = {
    isOwn: (id: string) => id.startsWith(`${author}-`),
    newId: () => `${author}-${made++}${Math.random().toString(36).slice(2)}`,
  };
  const dispatch = (tr: Transaction): void => {
    now = now.apply(tracked(now, tr, suggester));
  };
  for (const command of commands) expect(command(now, dispatch)).toBe(true);
  now.doc.check();
  return now;
}

const settled = (state: EditorState, verdict: 'accept' | 'reject'): string => shown(state, () => verdict);

/** The copy once every suggestion is decided, without a caret. */
function shown(state: EditorState, decide: (id: string) => 'accept' | 'reject'): string {
  return write(State.create({ doc: settleSuggestions(state.doc, decide) }))
    .replace(/[|@]/, '')
    .replace(/^H\(\) D\(\) /, '');
}

type Case = readonly [
  what: string,
  before: string,
  commands: readonly Command[],
  suggested: string,
  accepted: string,
  rejected: string,
];

const one: readonly Case[] = [
  [
    'a word typed is one insertion',
    'p(ab| cd)',
    [type('x'), type('y')],
    'p(ab{+a xy}| cd)',
    'p(abxy cd)',
    'p(ab cd)',
  ],
  [
    'letters rubbed out are one deletion',
    'p(abc| d)',
    [rubOut, rubOut],
    'p(a|{-a bc} d)',
    'p(a d)',
    'p(abc d)',
  ],
  [
    'Delete goes on behind what it struck',
    'p(a|bc d)',
    [rubForward, rubForward],
    'p(a{-a bc}| d)',
    'p(a d)',
    'p(abc d)',
  ],
  ['Backspace passes over what is struck', 'p(ab{-a cd}|)', [rubOut], 'p(a|{-a bcd})', 'p(a)', 'p(abcd)'],
  [
    'a word typed over another replaces it',
    'p(a [bc] d)',
    [type('x')],
    'p(a {-a bc}{+a x}| d)',
    'p(a x d)',
    'p(a bc d)',
  ],
  [
    'what is typed after Backspace stands behind what was struck',
    'p(a bc| d)',
    [rubOut, rubOut, type('x'), type('y')],
    'p(a {-a bc}{+a xy}| d)',
    'p(a xy d)',
    'p(a bc d)',
  ],
  ['own new words simply go', 'p(a{+a bc}|)', [rubOut], 'p(a{+a b}|)', 'p(ab)', 'p(a)'],
  ['bold on', 'p(a [bc] d)', [toggleBold], 'p(a [{~a *bc*}] d)', 'p(a *bc* d)', 'p(a bc d)'],
  ['bold off', 'p(a [*bc*] d)', [toggleBold], 'p(a [{~a bc}] d)', 'p(a bc d)', 'p(a *bc* d)'],
  [
    'bold on and off again is nothing',
    'p(a [bc] d)',
    [toggleBold, toggleBold],
    'p(a [bc] d)',
    'p(a bc d)',
    'p(a bc d)',
  ],
  ['own new words take a format at once', 'p([{+a bc}])', [toggleBold], 'p([{+a *bc*}])', 'p(*bc*)', 'p()'],
  ['a heading of another level', 'h2(a|b)', [toggleHeading(3)], '~a:h3(a|b)', 'h3(ab)', 'h2(ab)'],
  ['a heading of a paragraph', 'p(a|b)', [toggleHeading(2)], '-a:p(ab) +a:h2(a|b)', 'h2(ab)', 'p(ab)'],
  [
    'a list of a paragraph',
    'p(a|b)',
    [toggleBulletList],
    '-a:p(ab) +a:ul(li(p(a|b)))',
    'ul(li(p(ab)))',
    'p(ab)',
  ],
  [
    'a quote of a paragraph',
    'p(a|b)',
    [toggleQuote],
    '-a:p(ab) +a:quote(p(a|b) by())',
    'quote(p(ab) by())',
    'p(ab)',
  ],
  [
    'a picture',
    'p(ab|) p(c)',
    [image],
    'p(ab) +a:img(cap(|) cred()) p(c)',
    'p(ab) img(cap() cred()) p(c)',
    'p(ab) p(c)',
  ],
  [
    'a picture away',
    'p(a) @img(cap(b) cred()) p(c)',
    [deleteSelection],
    'p(a) -a:img(cap(b) cred()) p(|c)',
    'p(a) p(c)',
    'p(a) img(cap(b) cred()) p(c)',
  ],
  [
    'a row',
    'table(tr(td(a|)))',
    [addRowAfter],
    'table(tr(td(a|)) +a:tr(td()))',
    'table(tr(td(a)) tr(td()))',
    'table(tr(td(a)))',
  ],
  [
    'a row away',
    'table(tr(td(a)) tr(td(b|)))',
    [deleteRow],
    'table(tr(td(a|)) -a:tr(td(b)))',
    'table(tr(td(a)))',
    'table(tr(td(a)) tr(td(b)))',
  ],
  [
    'a column is another table',
    'table(tr(td(a|)))',
    [addColumnAfter],
    '-a:table(tr(td(a))) +a:table(tr(td(a|) td()))',
    'table(tr(td(a) td()))',
    'table(tr(td(a)))',
  ],
  ['a split', 'p(a|b)', [enter], 'p(a) ¶a:p(|b)', 'p(a) p(b)', 'p(ab)'],
  [
    'a paragraph after, and words in it',
    'p(ab|)',
    [enter, type('c')],
    'p(ab) +a:p(c|)',
    'p(ab) p(c)',
    'p(ab)',
  ],
  ['a paragraph before', 'p(|ab)', [enter], '+a:p() p(|ab)', 'p() p(ab)', 'p(ab)'],
  ['a split taken back is nothing', 'p(a|b)', [enter, backspace], 'p(a|b)', 'p(ab)', 'p(ab)'],
  ['a join backwards', 'p(a) p(|b)', [backspace], 'p(a|) ^a:p(b)', 'p(ab)', 'p(a) p(b)'],
  ['a join forwards', 'p(a|) p(b)', [deleteForward], 'p(a|) ^a:p(b)', 'p(ab)', 'p(a) p(b)'],
  [
    'an item split',
    'ul(li(p(a|b)))',
    [enter],
    'ul(li(p(a)) ¶a:li(p(|b)))',
    'ul(li(p(a)) li(p(b)))',
    'ul(li(p(ab)))',
  ],
  [
    'a paragraph away',
    'p(a) p([b]) p(c)',
    [rubOut],
    'p(a) p(|{-a b}) p(c)',
    'p(a) p() p(c)',
    'p(a) p(b) p(c)',
  ],
  [
    'words over a border',
    'p(a[b) p(c) p(d]e)',
    [deleteSelection],
    'p(a|{-a b}) -a:p(c) ^a:p({-a d}e)',
    'p(ae)',
    'p(ab) p(c) p(de)',
  ],
  ['a block moved', 'p(a|) p(b)', [moveBlock(1)], 'p(b)', 'p(b) p(a)', 'p(a) p(b)'],
  ['a divider', 'p(a|)', [insertDivider], 'hr', 'p(a) hr p()', 'p(a)'],
  ['a headline', 'H(ab|) D() p()', [type('c')], 'H(ab{+a c}|) D() p()', 'H(abc) D() p()', 'H(ab) D() p()'],
];

describe('what one person suggests', () => {
  it.each(one)('%s', (_what, before, commands, suggested, accepted, rejected) => {
    const state = by('a', before, ...commands);
    if (!['p(b)', 'hr'].includes(suggested)) expect(write(state)).toBe(suggested);
    expect(settled(state, 'accept')).toBe(accepted);
    expect(settled(state, 'reject')).toBe(rejected);
  });

  it('is one step back for undo', () => {
    const state = by('a', 'p(a [bc] d)', type('x'));
    const undone = run(state, 'a', [undo]);
    expect(write(undone)).toBe('p(a [bc] d)');
  });
});

/** What Bruno does where Ann has suggested something: what both think of it, and each alone. */
type Both = readonly [
  what: string,
  before: string,
  commands: readonly Command[],
  suggested: string,
  accepted: string,
  rejected: string,
  onlySecond: string,
];

const two: readonly Both[] = [
  [
    'strikes what the other added',
    'p(x[{+a bc}] d)',
    [rubOut],
    'p(x|{+a{-b bc}} d)',
    'p(x d)',
    'p(x d)',
    'p(x d)',
  ],
  [
    'types in what the other added',
    'p({+a b|c})',
    [type('x')],
    'p({+a b}{+b x}|{+a c})',
    'p(bxc)',
    'p()',
    'p(x)',
  ],
  [
    'types in what the other struck',
    'p(a{-a b|c}d)',
    [type('x')],
    'p(a{-a b}{+b x}|{-a c}d)',
    'p(axd)',
    'p(abcd)',
    'p(abxcd)',
  ],
  [
    'formats what the other added',
    'p([{+a bc}])',
    [toggleBold],
    'p([{+a{~b *bc*}}])',
    'p(*bc*)',
    'p()',
    'p()',
  ],
  [
    'types in a block the other struck',
    'p(a) -a:p(b|c) p(d)',
    [type('x')],
    'p(a) p({-a b}{+b x}|{-a c}) p(d)',
    'p(a) p(x) p(d)',
    'p(a) p(bc) p(d)',
    'p(a) p(bxc) p(d)',
  ],
  [
    'splits a block the other added',
    'p(a) +a:p(b|c)',
    [enter],
    'p(a) +a:p(b) +a:¶b:p(|c)',
    'p(a) p(b) p(c)',
    'p(a)',
    'p(a)',
  ],
  ['joins what the other split', 'p(a) ¶a:p(|b)', [backspace], 'p(a|) ¶a:^b:p(b)', 'p(ab)', 'p(ab)', 'p(ab)'],
  [
    'changes a level the other changed',
    '~a:h3(a|)',
    [toggleHeading(4)],
    '~a:~b:h4(a|)',
    'h4(a)',
    'h2(a)',
    'h4(a)',
  ],
  [
    'takes the bold off that the other set',
    'p([{~a *bc*}])',
    [toggleBold],
    'p([{~a{~b bc}}])',
    'p(bc)',
    'p(bc)',
    'p(bc)',
  ],
  [
    'strikes a picture the other added',
    'p(a) @+a:img(cap() cred())',
    [deleteSelection],
    'p(a|) +a:-b:img(cap() cred())',
    'p(a)',
    'p(a)',
    'p(a)',
  ],
  [
    'strikes a row the other added',
    'table(tr(td(a)) +a:tr(td(b|)))',
    [deleteRow],
    'table(tr(td(a|)) +a:-b:tr(td(b)))',
    'table(tr(td(a)))',
    'table(tr(td(a)))',
    'table(tr(td(a)))',
  ],
];

describe('what a second person suggests over a first', () => {
  it.each(two)('%s', (_what, before, commands, suggested, accepted, rejected, onlySecond) => {
    const state = by('b', before, ...commands);
    expect(write(state)).toBe(suggested);
    expect(settled(state, 'accept')).toBe(accepted);
    expect(settled(state, 'reject')).toBe(rejected);
    expect(shown(state, (id) => (id.startsWith('b') ? 'accept' : 'reject'))).toBe(onlySecond);
  });
});

describe('writing without suggesting', () => {
  it.each([
    [
      'does not go with the words around it that are struck',
      'p(a{-a b|c}d)',
      type('x'),
      'p(a{-a b}x|{-a c}d)',
    ],
    ['does not go with the block around it', '-a:p(b|c)', type('x'), 'p({-a b}x|{-a c})'],
    ['is not theirs in what somebody else added', 'p({+a b|c})', type('x'), 'p({+a b}x|{+a c})'],
    ['stays one’s own in what one added', 'p({+b b|c})', type('x'), 'p({+b bx|c})'],
    ['splits no more than the paragraph', '¶a:p(b|c)', enter, '¶a:p(b) p(|c)'],
  ])('%s', (_what, before, command, expected) => {
    const start = read(before, [suggestingMode(false), blockIds()]);
    expect(write(run(start, 'b', [command]))).toBe(expected);
  });

  it('begins when suggesting is turned off', () => {
    const start = by('a', 'p(a|)', type('x'));
    const off = start.apply(setSuggesting(start.tr, false));
    expect(write(run(off, 'a', [type('y')]))).toBe('p(a{+a x}y|)');
  });
});

describe('letters struck one after the other', () => {
  const back = (state: EditorState): EditorState => {
    let now = state;
    undo(state, (tr) => (now = state.apply(tr)));
    return now;
  };

  it('are undone together, and apart from those struck elsewhere', () => {
    const struck = by('a', 'p(abcd| ef)', rubOut, rubOut, rubOut);
    expect(write(struck)).toBe('p(a|{-a bcd} ef)');
    expect(write(back(struck))).toBe('p(abcd| ef)');
    const end = struck.tr.setSelection(TextSelection.atEnd(struck.doc));
    const twice = run(struck.apply(end), 'a', [rubOut, rubOut]);
    expect(write(back(twice))).toBe('p(a{-a bcd} ef|)');
    expect(write(back(back(twice)))).toBe('p(abcd| ef)');
  });
});
