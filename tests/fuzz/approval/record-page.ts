import type { Node } from '@tiptap/pm/model';
import { parseFragment } from 'parse5';
import type { ArticleFields } from '../../../shared/article/fields';
import { lineOf, linesOfHtml, pictureName, placeIn, squeeze } from './readers-page';
import type { ReadersPage, Runs } from './readers-page';

/** The page of a record with nothing in it that is only suggested; by this file's own reading of the marks. */
export function pageOfRecord(copy: Node, fields: ArticleFields): ReadersPage {
  const [headline, dek, ...blocks] = copy.content.content;
  const { slug, sections, tags, leadImage, notices, dateline } = fields;
  return {
    headline: plain(headline),
    dek: plain(dek),
    dateline: dateline === null ? '' : placeIn(dateline.place.toUpperCase()),
    lines: piecesOf(blocks, 'p').flatMap(linesOfPiece),
    notices: notices
      .filter(({ kind }) => kind !== 'kill')
      .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
      .map(({ kind, text }) => `${kind}: ${squeeze(text)}`),
    slug,
    sections: sections.map(({ name }) => name).sort(),
    tags: [...tags].sort(),
    lead: leadImage === null ? '' : pictureName(leadImage.source),
  };
}

/** A block that stands: text of its own, and lines behind it. Two of a kind can become one. */
interface Piece {
  readonly kind: 'text' | 'item' | 'other';
  readonly place: string;
  readonly runs: Runs;
  readonly lines: readonly string[];
}

function linesOfPiece({ place, runs, lines }: Piece): readonly string[] {
  return [...lineOf(place, runs), ...lines];
}

/** Neighbours that stand, each split that is only suggested undone: its block is one with what it was split off. */
function piecesOf(siblings: readonly Node[], place: string): readonly Piece[] {
  const pieces: Piece[] = [];
  // Null too where what a block may have been split off is gone.
  let before: Piece | null = null;
  for (const node of siblings) {
    if (isInserted(node)) continue;
    const piece = pieceOf(node, place);
    if (piece !== null && before !== null && isSplitOff(node) && areOneKind(before, piece)) {
      before = asOne(before, piece);
      pieces[pieces.length - 1] = before;
    } else {
      if (piece !== null) pieces.push(piece);
      before = piece;
    }
  }
  return pieces;
}

function areOneKind(before: Piece, after: Piece): boolean {
  return before.kind === after.kind && before.kind !== 'other';
}

function asOne(before: Piece, after: Piece): Piece {
  return {
    ...before,
    runs: [...before.runs, ...after.runs],
    lines: [...before.lines, ...after.lines],
  };
}

/** Null for what goes because nothing in it stands. */
function pieceOf(node: Node, place: string): Piece | null {
  const other = (lines: readonly string[]): Piece => ({ kind: 'other', place, runs: [], lines });
  const { name } = node.type;
  const attrs = attributesOf(node);
  if (name === 'divider') return other(['hr']);
  if (name === 'opaque') {
    const raw = parseFragment(String(attrs['raw']));
    return other(raw.childNodes.flatMap((child) => linesOfHtml(child, 'p')));
  }
  if (name === 'image') {
    const caption = node.content.content.map((part) => plain(part)).filter((text) => text !== '');
    const line = squeeze(caption.join(' '));
    const picture = `picture ${pictureName(String(attrs['source']))} “${String(attrs['alt'])}”`;
    return other(line === '' ? [picture] : [picture, `caption ${line}`]);
  }
  const here = placeOf(name, attrs, place);
  if (node.isTextblock) {
    const isText = name === 'paragraph' || name === 'heading';
    return { kind: isText ? 'text' : 'other', place: here, runs: runsOf(node), lines: [] };
  }
  const pieces = piecesOf(node.content.content, here);
  const [first, ...rest] = pieces;
  if (first === undefined) return null;
  if (name !== 'listItem' || first.kind !== 'text') return other(pieces.flatMap(linesOfPiece));
  return { ...first, kind: 'item', lines: [...first.lines, ...rest.flatMap(linesOfPiece)] };
}

function placeOf(name: string, attrs: Readonly<Record<string, unknown>>, place: string): string {
  switch (name) {
    case 'heading':
      return `h${String(attrs['level'])}`;
    case 'listItem':
      return 'li';
    case 'blockquote':
    case 'pullquote':
      return 'quote';
    case 'attribution':
    case 'speaker':
      return 'cite';
    case 'tableCell':
    case 'tableHeader':
      return 'cell';
    default:
      return place;
  }
}

const dresses: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  subscript: 'sub',
  superscript: 'sup',
};

function runsOf(node: Node): Runs {
  return node.content.content
    .filter((child) => !isInserted(child))
    .map((child) => [child.text ?? ' ', dressOf(child)] as const);
}

function plain(node: Node | undefined): string {
  return node === undefined
    ? ''
    : squeeze(
        runsOf(node)
          .map(([text]) => text)
          .join(''),
      );
}

function dressOf(node: Node): string {
  const worn = new Map<string, unknown>();
  for (const mark of node.marks) worn.set(mark.type.name, mark.toJSON());
  takeBack(node, 'mark', worn);
  const named = [...worn].flatMap(([name, mark]) => {
    if (mark === null) return [];
    if (name !== 'link') return dresses[name] ?? [];
    return [`a ${String((mark as { readonly attrs: { readonly href: unknown } }).attrs.href)}`];
  });
  return named.sort().join(' ');
}

function attributesOf(node: Node): Readonly<Record<string, unknown>> {
  const attrs = new Map<string, unknown>(Object.entries(node.attrs));
  takeBack(node, 'attr', attrs);
  return Object.fromEntries(attrs);
}

/** Each suggested change of one value undone, the last one first; one that was overwritten since has nothing to undo. */
function takeBack(node: Node, kind: 'attr' | 'mark', values: Map<string, unknown>): void {
  for (const change of modificationsOf(node).reverse()) {
    const name = String(change['attrName']);
    if (change['type'] !== kind) continue;
    if (JSON.stringify(values.get(name) ?? null) === JSON.stringify(change['newValue']))
      values.set(name, change['previousValue']);
  }
}

function isSplitOff(node: Node): boolean {
  return modificationsOf(node).some(({ type }) => type === 'split');
}

function modificationsOf(node: Node): Readonly<Record<string, unknown>>[] {
  return node.marks.flatMap(({ type, attrs }) => (type.name === 'modification' ? [attrs] : []));
}

function isInserted(node: Node): boolean {
  return node.marks.some(({ type }) => type.name === 'insertion');
}
