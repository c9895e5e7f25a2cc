import type { Command } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { after, read } from '../notation.test-helper';
import { backspace, deleteForward } from './backspace';
import {
  nestItem,
  toggleBulletList,
  toggleHeading,
  toggleOrderedList,
  togglePullQuote,
  toggleQuote,
  unnestItem,
} from './block-types';
import { enter, paragraphBelow, softEnter } from './enter';
import { insertDivider, insertTable, moveBlock } from './insert-block';
import { toggleBold } from './marks';

type Pair = readonly [behaviour: string, before: string, command: Command, after: string | null];

const pairs: readonly Pair[] = [
  ['goes from the headline to the dek', 'H(Rat|es) D(Soft) p(a)', enter, 'H(Rates) D(|Soft) p(a)'],
  ['goes from the dek to the body', 'H(R) D(S|) p(a)', enter, 'H(R) D(S) p(|a)'],
  [
    'makes a paragraph below the dek where a list comes first',
    'D(S|) ul(li(p(a)))',
    enter,
    'H() D(S) p(|) ul(li(p(a)))',
  ],
  ['splits a paragraph', 'p(one| two)', enter, 'p(one) p(| two)'],
  ['begins a paragraph after a heading', 'h2(Head|)', enter, 'h2(Head) p(|)'],
  ['splits a list item', 'ul(li(p(a|b)))', enter, 'ul(li(p(a)) li(p(|b)))'],
  ['leaves a list from an empty item', 'ul(li(p(a)) li(p(|)))', enter, 'ul(li(p(a))) p(|)'],
  ['leaves a nested list one level at a time', 'ul(li(p(a) ul(li(p(|)))))', enter, 'ul(li(p(a)) li(p(|)))'],
  ['adds a paragraph in a block quote', 'quote(p(a|) by())', enter, 'quote(p(a) p(|) by())'],
  [
    'leaves a block quote from its empty last paragraph',
    'quote(p(a) p(|) by(x)) p(b)',
    enter,
    'quote(p(a) by(x)) p(|) p(b)',
  ],
  ['goes from a pull quote to its source', 'pull(q(W|ords) said())', enter, 'pull(q(Words) said(|))'],
  ['leaves a pull quote from its source', 'pull(q(a) said(b|)) p(c)', enter, 'pull(q(a) said(b)) p(|) p(c)'],
  ['uses the empty paragraph below a picture', 'img(cap(a|) cred(b)) p()', enter, 'img(cap(a) cred(b)) p(|)'],
  ['leaves a picture from its credit', 'img(cap(a) cred(b|)) p(c)', enter, 'img(cap(a) cred(b)) p(|) p(c)'],
  ['breaks the line in a cell', 'table(tr(td(a|b)))', enter, 'table(tr(td(a/|b)))'],
  ['writes below a selected divider', 'p(a) @hr', enter, 'p(a) hr p(|)'],
  ['parts what is left of two paragraphs', 'p(a[b) p(c]d)', enter, 'p(a) p(|d)'],
  ['parts what is left of two items', 'ul(li(p(a[b)) li(p(c]d)))', enter, 'ul(li(p(a)) li(p(|d)))'],
  ['puts a line where a whole list stood', 'hr ul(li(p([a)) li(p(b])))', enter, 'hr p(|)'],
  [
    'puts a line where a whole list stood',
    'ul(li(p([a)) li(p(b]))) img(cap() cred())',
    enter,
    'p(|) img(cap() cred())',
  ],
  [
    'puts an item where whole items stood',
    'ul(li(p(a)) li(p([b)) li(p(c])) li(p(d)))',
    enter,
    'ul(li(p(a)) li(p(|)) li(p(d)))',
  ],
  ['breaks the line in a paragraph', 'p(a|b)', softEnter, 'p(a/|b)'],
  ['goes on to the dek where the headline cannot break', 'H(a|) D() p()', softEnter, 'H(a) D(|) p()'],
  ['makes a paragraph below a whole list', 'ul(li(p(a|b))) p(c)', paragraphBelow, 'ul(li(p(ab))) p(|) p(c)'],

  ['does not merge the body into the dek', 'D(Soft) p(|a)', backspace, 'H() D(Soft|) p(a)'],
  ['drops an empty first paragraph', 'D(Soft) p(|) p(b)', backspace, 'H() D(Soft|) p(b)'],
  ['does not merge the dek into the headline', 'H(Rates) D(|Soft) p(a)', backspace, 'H(Rates|) D(Soft) p(a)'],
  ['joins two paragraphs', 'p(a) p(|b)', backspace, 'p(a|b)'],
  ['makes a heading plain first', 'p(a) h2(|b)', backspace, 'p(a) p(|b)'],
  ['takes a list item out', 'ul(li(p(a)) li(p(|b)))', backspace, 'ul(li(p(a))) p(|b)'],
  ['opens a block quote at its start and keeps its source', 'quote(p(|a) by(x))', backspace, 'p(|a) p(x)'],
  ['opens a pull quote at its start', 'pull(q(|a) said())', backspace, 'p(|a)'],
  ['keeps a source apart from its quote', 'quote(p(a) by(|x))', backspace, 'quote(p(a|) by(x))'],
  ['keeps a credit apart from its caption', 'img(cap(a) cred(|b))', backspace, 'img(cap(a|) cred(b))'],
  [
    'selects the picture from the start of its caption',
    'img(cap(|a) cred(b))',
    backspace,
    '@img(cap(a) cred(b))',
  ],
  ['keeps cells apart', 'table(tr(td(a) td(|b)))', backspace, 'table(tr(td(a) td(|b)))'],
  ['deletes a selection over both', 'p(a[b) p(c]d)', backspace, 'p(a|d)'],
  ['stands on no divider when a whole list goes', 'hr ul(li(p([a)) li(p(b])))', backspace, 'hr p(|)'],
  ['goes on in the text below when a whole list goes', 'ul(li(p([a)) li(p(b]))) p(c)', backspace, 'p(|c)'],

  ['does not pull the dek into the headline', 'H(a|) D(b) p()', deleteForward, 'H(a|) D(b) p()'],
  ['does not pull the body into the dek', 'H(a) D(b|) p(c)', deleteForward, 'H(a) D(b|) p(c)'],
  ['does not pull a source into its quote', 'quote(p(a|) by(x))', deleteForward, 'quote(p(a|) by(x))'],
  ['joins the next paragraph', 'p(a|) p(b)', deleteForward, 'p(a|b)'],

  ['makes a heading', 'p(a|b)', toggleHeading(3), 'h3(a|b)'],
  ['makes a heading plain again', 'h3(a|b)', toggleHeading(3), 'p(a|b)'],
  ['changes the level of a heading', 'h3(a|b)', toggleHeading(2), 'h2(a|b)'],
  ['leaves the headline what it is', 'H(a|) D() p()', toggleHeading(2), null],
  ['makes a list of paragraphs', 'p([a) p(b])', toggleBulletList, 'ul(li(p([a)) li(p(b])))'],
  ['makes a list of a heading', 'h2(a|)', toggleBulletList, 'ul(li(p(a|)))'],
  ['numbers a bullet list', 'ul(li(p(a|)))', toggleOrderedList, 'ol(li(p(a|)))'],
  ['opens a list', 'ul(li(p(a|)))', toggleBulletList, 'p(a|)'],
  ['opens a list of several items', 'ul(li(p([a)) li(p(b)) li(p(c])))', toggleBulletList, 'p([a) p(b) p(c])'],
  [
    'opens the middle of a list, with what is nested in it',
    'ul(li(p(a)) li(p([b) ul(li(p(c)))) li(p(d])) li(p(e)))',
    toggleBulletList,
    'ul(li(p(a))) p([b) ul(li(p(c))) p(d]) ul(li(p(e)))',
  ],
  ['nests a list item', 'ul(li(p(a)) li(p(|b)))', nestItem, 'ul(li(p(a) ul(li(p(|b)))))'],
  ['does not nest a first item', 'ul(li(p(|a)))', nestItem, null],
  ['takes a nested item out', 'ul(li(p(a) ul(li(p(|b)))))', unnestItem, 'ul(li(p(a)) li(p(|b)))'],
  ['makes a block quote', 'p(a|b)', toggleQuote, 'quote(p(a|b) by())'],
  ['quotes several blocks at once', 'p(a[) ul(li(p(b])))', toggleQuote, 'quote(p(a[) ul(li(p(b]))) by())'],
  ['opens a block quote', 'quote(p(a|b) by())', toggleQuote, 'p(a|b)'],
  [
    'deletes from a block quote into a pull quote',
    'quote(p(a) by(b[c)) pull(q(d]e) said(f)) p(g)',
    backspace,
    'quote(p(a) by(b|e)) pull(q() said(f)) p(g)',
  ],
  ['makes a pull quote', 'p(a|b)', togglePullQuote, 'pull(q(a|b) said())'],
  ['opens a pull quote and keeps its source', 'pull(q(a|b) said(x))', togglePullQuote, 'p(a|b) p(x)'],
  ['makes no quote of the headline', 'H(a|) D() p()', toggleQuote, null],
  ['puts a divider in place of an empty paragraph', 'p(a) p(|) p(b)', insertDivider, 'p(a) hr p(|b)'],
  ['puts a divider after a paragraph', 'p(a|b)', insertDivider, 'p(ab) hr p(|)'],
  [
    'puts a block of the headline at the top of the body',
    'H(a|) D() p(b)',
    insertDivider,
    'H(a) D() hr p(|b)',
  ],
  ['makes a table with a head', 'p(|)', insertTable(2, 2), 'table(tr(th(|) th()) tr(td() td()))'],
  ['moves a paragraph up with its caret', 'p(a) p(b|c)', moveBlock(-1), 'p(b|c) p(a)'],
  ['moves a paragraph down with its caret', 'p(b|c) p(a)', moveBlock(1), 'p(a) p(b|c)'],
  ['does not move a block over the dek', 'p(a|)', moveBlock(-1), null],
  ['makes words bold', 'p(a[b]c)', toggleBold, 'p(a*[b*]c)'],
  ['makes no words of the headline bold', 'H([a]) D() p()', toggleBold, null],
];

describe('a command', () => {
  it.each(pairs)('%s', (_behaviour, before, command, expected) => {
    expect(after(before, command)).toBe(expected);
  });

  it('keeps the id of a paragraph that leaves its quote', () => {
    let state = read('quote(p(a) p(|) by(x))');
    const id = state.selection.$from.parent.attrs['id'] as unknown;
    enter(state, (tr) => (state = state.apply(tr)));
    expect(state.selection.$from.depth).toBe(1);
    expect(state.selection.$from.parent.attrs['id']).toBe(id);
  });
});
