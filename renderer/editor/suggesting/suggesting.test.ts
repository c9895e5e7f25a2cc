import { deleteSelection } from '@tiptap/pm/commands';
import { undo } from '@tiptap/pm/history';
import { TextSelection } from '@tiptap/pm/state';
import type { Command, EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { backspace, deleteForward } from '../commands/backspace';
import { toggleBulletList, toggleHeading, toggleQuote } from '../commands/block-types';
import { enter } from '../commands/enter';
import { insertDivider, moveBlock } from '../commands/insert-block';
import { toggleBold } from '../commands/marks';
import { addColumnAfter, addRowAfter, deleteRow } from '../commands/tables';
import { read, write } from '../notation.test-helper';
import { blockIds } from '../plugins/block-ids';
import { setSuggesting, suggestingMode } from './mode';
import { type, rubOut, rubForward, image, by, run, settled } from './suggesting.test-helper';

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
  [
    'words typed over a border between paragraphs stand in the first',
    'p(b[c) p(d]e)',
    [type('x'), type('y')],
    'p(b{-a c}{+a xy}|) ^a:p({-a d}e)',
    'p(bxye)',
    'p(bc) p(de)',
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
