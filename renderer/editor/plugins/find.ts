import type { Node } from '@tiptap/pm/model';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

export interface Match {
  readonly from: number;
  readonly to: number;
}

export interface FindState {
  readonly query: FindQuery;
  readonly matches: readonly Match[];
  /** Which match the reader is at; -1 where there is none. */
  readonly current: number;
}

interface Held extends FindState {
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Held>('find');
const noQuery: FindQuery = { text: '', matchCase: false, wholeWords: false };
const nothing: Held = { query: noQuery, matches: [], current: -1, decorations: DecorationSet.empty };

/** Marks every match of the query in the whole copy; without a query it does nothing per keystroke. */
export function findInCopy(): Plugin<Held> {
  return new Plugin<Held>({
    key,
    state: {
      init: () => nothing,
      apply: (tr, held, _before, state) => {
        const asked = tr.getMeta(key) as Partial<FindState> | undefined;
        if (asked === undefined && (!tr.docChanged || held.query.text === '')) return held;
        const query = asked?.query ?? held.query;
        if (query.text === '') return nothing;
        const matches = query === held.query && !tr.docChanged ? held.matches : findMatches(state.doc, query);
        const current = asked?.current ?? nearestMatch(matches, state.selection.from);
        return { query, matches, current, decorations: decorate(state.doc, matches, current) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** What is searched for now, and where it stands. */
export function findState(state: EditorState): FindState {
  return key.getState(state) ?? nothing;
}

/** Searches for something else, or with an empty text stops searching. */
export function setFindQuery(query: FindQuery): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, { query }).setMeta('addToHistory', false));
    return true;
  };
}

/** Goes to the next (1) or previous (-1) match, round the end; false where there is none. */
export function goToMatch(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const { matches, current } = findState(state);
    if (matches.length === 0) return false;
    const next = (current + direction + matches.length) % matches.length;
    if (dispatch) dispatch(select(state.tr, matches[next], next));
    return true;
  };
}

/** Replaces the current match and goes to the next one. */
export function replaceMatch(replacement: string): Command {
  return (state, dispatch) => {
    const { matches, current } = findState(state);
    const match = matches[current];
    if (match === undefined) return false;
    if (dispatch) {
      const tr = write(state.tr, match, replacement);
      const rest = matches[current + 1] ?? matches[0];
      if (rest !== undefined && rest !== match) {
        const from = tr.mapping.map(rest.from);
        tr.setSelection(TextSelection.create(tr.doc, from, tr.mapping.map(rest.to))).scrollIntoView();
      }
      dispatch(tr);
    }
    return true;
  };
}

/** Replaces every match in one undo step. */
export function replaceAllMatches(replacement: string): Command {
  return (state, dispatch) => {
    const { matches } = findState(state);
    if (matches.length === 0) return false;
    if (dispatch) {
      const { tr } = state;
      for (const match of [...matches].reverse()) write(tr, match, replacement);
      dispatch(tr);
    }
    return true;
  };
}

/** Every place of the query in the copy, across bold, links and other marks, never across blocks. */
export function findMatches(doc: Node, query: FindQuery): readonly Match[] {
  const pattern = patternOf(query);
  const matches: Match[] = [];
  if (pattern === null) return matches;
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, null, '\ufffc');
    for (const found of text.matchAll(pattern)) {
      if (found[0].length > 0)
        matches.push({ from: at + 1 + found.index, to: at + 1 + found.index + found[0].length });
    }
    return false;
  });
  return matches;
}

/** A typed space also finds the no-break spaces of French, and straight quotes find the typographer's. */
function patternOf({ text, matchCase, wholeWords }: FindQuery): RegExp | null {
  if (text === '') return null;
  const escaped = text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ /g, '[ \\u00a0\\u202f]')
    .replace(/['‘’]/g, "['‘’]")
    .replace(/"/g, '["“”«»]');
  const bounded = wholeWords ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped;
  return new RegExp(bounded, matchCase ? 'gu' : 'giu');
}

function write(tr: Transaction, match: Match, replacement: string): Transaction {
  const marks = tr.doc.resolve(match.from).marksAcross(tr.doc.resolve(match.to)) ?? [];
  if (replacement === '') return tr.delete(match.from, match.to);
  return tr.replaceWith(match.from, match.to, tr.doc.type.schema.text(replacement, marks));
}

function select(tr: Transaction, match: Match | undefined, current: number): Transaction {
  if (match !== undefined) tr.setSelection(TextSelection.create(tr.doc, match.from, match.to));
  return tr.setMeta(key, { current }).scrollIntoView();
}

function nearestMatch(matches: readonly Match[], from: number): number {
  if (matches.length === 0) return -1;
  const next = matches.findIndex((match) => match.from >= from);
  return next < 0 ? 0 : next;
}

function decorate(doc: Node, matches: readonly Match[], current: number): DecorationSet {
  return DecorationSet.create(
    doc,
    matches.map(({ from, to }, index) =>
      Decoration.inline(from, to, { class: index === current ? 'find-match find-current' : 'find-match' }),
    ),
  );
}
