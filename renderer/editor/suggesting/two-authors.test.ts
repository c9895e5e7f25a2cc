import { deleteSelection } from '@tiptap/pm/commands';
import { TextSelection } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { backspace } from '../commands/backspace';
import { toggleHeading } from '../commands/block-types';
import { enter } from '../commands/enter';
import { toggleBold } from '../commands/marks';
import { deleteRow } from '../commands/tables';
import { write } from '../notation.test-helper';
import { type, rubOut, by, settled, shown } from './suggesting.test-helper';

/** A word in place of the selection and another at the end of the copy, as a paste or a replacement of all does it. */
const typeHereAndLast =
  (text: string): Command =>
  (state, dispatch) => {
    const tr = state.tr.insertText(text, TextSelection.atEnd(state.doc).from);
    const { from, to } = state.selection;
    dispatch?.(tr.insertText(text, from, to));
    return true;
  };

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
  [
    'joins a block to one the other struck',
    'p(a) -a:p(bc) p(|d)',
    [backspace],
    'p(a) p({-a bc}|) ^b:p(d)',
    'p(a) p(d)',
    'p(a) p(bc) p(d)',
    'p(a) p(bcd)',
  ],
  [
    'joins words of their own to a block the other struck',
    'p(a) -a:p(b[c) p(d]e)',
    [type('x')],
    'p(a) p({-a bc}{+b x}|) ^b:p({-b d}e)',
    'p(a) p(xe)',
    'p(a) p(bc) p(de)',
    'p(a) p(bcxe)',
  ],
  [
    'joins words of their own to an item the other struck',
    'ul(li(p(a)) -a:li(p(b[c)) li(p(d]e)))',
    [type('x')],
    'ul(li(p(a)) li(p({-a bc}{+b x}|)) ^b:li(p({-b d}e)))',
    'ul(li(p(a)) li(p(xe)))',
    'ul(li(p(a)) li(p(bc)) li(p(de)))',
    'ul(li(p(a)) li(p(bcxe)))',
  ],
  [
    'joins words of their own to an item whose text the other struck',
    'ul(li(p(a)) li(-a:p(b[c)) li(p(d]e)))',
    [type('x')],
    'ul(li(p(a)) li(p({-a bc}{+b x}|)) ^b:li(p({-b d}e)))',
    'ul(li(p(a)) li(p(xe)))',
    'ul(li(p(a)) li(p(bc)) li(p(de)))',
    'ul(li(p(a)) li(p(bcxe)))',
  ],
  [
    'writes in a table the other struck, and elsewhere',
    'p(a) -a:table(tr(td(b |)) tr(td(c))) p(d)',
    [typeHereAndLast('x')],
    'p(a) table(tr(td({-a b }{+b x}|)) -a:tr(td(c))) p(d{+b x})',
    'p(a) table(tr(td(x))) p(dx)',
    'p(a) table(tr(td(b )) tr(td(c))) p(d)',
    'p(a) table(tr(td(b x)) tr(td(c))) p(dx)',
  ],
  [
    'writes a word that begins like the one the other struck, and elsewhere',
    '-a:p(a [bc]) p(d)',
    [typeHereAndLast('bx')],
    'p({-a a bc}{+b bx}|) p(d{+b bx})',
    'p(bx) p(dbx)',
    'p(a bc) p(d)',
    'p(a bcbx) p(dbx)',
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
