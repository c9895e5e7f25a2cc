import type { Mark, Node } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';
import { EditorState as State, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { articleSchema, newBlockId } from '../../shared/document/schema';
import type { ArticleNodeName } from '../../shared/document/schema';

/**
 * Copies written in one line: `p(two <words>) ul(li(p(item)))`. `|` is the caret, `[` and `]` a selection,
 * `@` before a block selects it, `*…*` is bold, `/` a line break; headline and dek are H(…) and D(…), left
 * out when empty. Suggestions name their author by a letter: `{+a new}`, `{-a gone}`, `{~a formatted}`, one in the other
 * where they stand on the same words; before a block `+a:`, `-a:`, `~a:`, `¶a:` (split off) and `^a:` (to be joined).
 * `{words}` without a sign are text as it stands, which the tests of comments read as the words of a thread.
 */
const names: Readonly<Record<string, readonly [string, Readonly<Record<string, unknown>>?]>> = {
  H: ['headline'],
  D: ['dek'],
  p: ['paragraph'],
  h2: ['heading', { level: 2 }],
  h3: ['heading', { level: 3 }],
  h4: ['heading', { level: 4 }],
  ul: ['bulletList'],
  ol: ['orderedList'],
  li: ['listItem'],
  quote: ['blockquote'],
  by: ['attribution'],
  pull: ['pullquote'],
  q: ['quoteText'],
  said: ['speaker'],
  img: ['image', { source: `sha256:${'a'.repeat(64)}` }],
  cap: ['caption'],
  cred: ['credit'],
  table: ['table'],
  tr: ['tableRow'],
  td: ['tableCell'],
  th: ['tableHeader'],
  hr: ['divider'],
  raw: ['opaque', { raw: '<!-- wp:x /-->', label: 'x' }],
};

/** The state a line of notation describes. */
export function read(notation: string, plugins: State['plugins'] = []): EditorState {
  const source = notation.startsWith('H(')
    ? notation
    : `H() ${notation.startsWith('D(') ? '' : 'D() '}${notation}`;
  const parser = { source, at: 0, selectBlock: null as string | null };
  const blocks: Node[] = [];
  while (skipSpace(parser) < source.length) blocks.push(readNode(parser));
  const doc = articleSchema.nodes.doc.create(null, blocks);
  const marks = new Map<string, number>();
  const plain = State.create({ doc });
  const { tr } = plain;
  doc.descendants((node, at) => {
    if (!node.isText) return;
    for (const [index, character] of (node.text ?? '').split('').entries()) {
      if ('|[]'.includes(character)) marks.set(character, at + index);
    }
  });
  for (const [character, at] of [...marks].sort((a, b) => b[1] - a[1])) {
    tr.delete(at, at + character.length);
  }
  const place = (character: string): number => tr.mapping.map(marks.get(character) ?? 0, -1);
  tr.doc.check();
  let selection = TextSelection.atStart(tr.doc);
  if (marks.has('|')) selection = TextSelection.create(tr.doc, place('|'));
  else if (marks.has('[')) selection = TextSelection.create(tr.doc, place('['), place(']'));
  const chosen = parser.selectBlock;
  tr.doc.descendants((node, at) => {
    if (chosen !== null && node.attrs['id'] === chosen) selection = NodeSelection.create(tr.doc, at);
  });
  return State.create({ doc: tr.doc, selection, plugins: [...plugins] });
}

/** The notation of a state, caret included. */
export function write(state: EditorState): string {
  const { selection } = state;
  const marks: [number, string][] =
    selection instanceof NodeSelection
      ? []
      : selection.empty
        ? [[selection.from, '|']]
        : [
            [selection.from, '['],
            [selection.to, ']'],
          ];
  const written: string[] = [];
  state.doc.forEach((node, at) => {
    written.push(writeNode(node, at, marks, selection instanceof NodeSelection ? selection.from : -1));
  });
  return written.join(' ').replace(/^H\(\) D\(\) /, '');
}

/** Runs a command and writes what came of it; null where it does not apply. */
export function after(before: string, command: Command, plugins: State['plugins'] = []): string | null {
  let state = read(before, plugins);
  const applied = command(state, (tr) => (state = state.apply(tr)));
  state.doc.check();
  return applied ? write(state) : null;
}

interface Parser {
  readonly source: string;
  at: number;
  selectBlock: string | null;
}

function skipSpace(parser: Parser): number {
  while (parser.source[parser.at] === ' ') parser.at += 1;
  return parser.at;
}

function readNode(parser: Parser): Node {
  const selected = parser.source[parser.at] === '@';
  if (selected) parser.at += 1;
  const blockMarks = readBlockMarks(parser);
  const name = /^[A-Za-z]+\d?/.exec(parser.source.slice(parser.at))?.[0] ?? '';
  const known = names[name];
  if (known === undefined) throw new Error(`What is ${parser.source.slice(parser.at)}?`);
  parser.at += name.length;
  const type = articleSchema.nodes[known[0] as ArticleNodeName];
  const id = newBlockId();
  const attrs = { ...known[1], ...('id' in (type.spec.attrs ?? {}) ? { id } : {}) };
  if (selected) parser.selectBlock = id;
  if (parser.source[parser.at] !== '(') return type.create(attrs, null, blockMarks);
  parser.at += 1;
  const children: Node[] = [];
  if (type.isTextblock) children.push(...readText(parser));
  else while (parser.source[skipSpace(parser)] !== ')') children.push(readNode(parser));
  parser.at += 1;
  return type.create(attrs, children, blockMarks);
}

const { insertion, deletion, modification } = articleSchema.marks;

function readBlockMarks(parser: Parser): readonly Mark[] {
  let set: readonly Mark[] = [];
  for (;;) {
    const found = /^([+\-~¶^])([a-z]):/.exec(parser.source.slice(parser.at));
    if (found === null) return set;
    parser.at += found[0].length;
    set = suggestionOf(found[1] ?? '', found[2] ?? '', false).addToSet(set);
  }
}

/** A suggestion by its sign and its author's letter, which begins its id. */
function suggestionOf(sign: string, author: string, inline: boolean): Mark {
  const id = `${author}-read`;
  if (sign === '+') return insertion.create({ id });
  if (sign === '-') return deletion.create({ id });
  if (sign === '¶') return modification.create({ id, type: 'split' });
  if (sign === '^') return modification.create({ id, type: 'join' });
  if (!inline) {
    const level = { attrName: 'level', previousValue: 2, newValue: 3 };
    return modification.create({ id, type: 'attr', ...level });
  }
  const bold = { attrName: 'bold', previousValue: null, newValue: { type: 'bold' } };
  return modification.create({ id, type: 'mark', ...bold });
}

function signOf({ type, attrs }: Mark): string {
  if (type === insertion) return '+';
  if (type === deletion) return '-';
  if (attrs['type'] === 'split') return '¶';
  return attrs['type'] === 'join' ? '^' : '~';
}

function suggestionsOn({ marks }: Node): readonly Mark[] {
  return marks.filter(({ type }) => type === insertion || type === deletion || type === modification);
}

function readText(parser: Parser): Node[] {
  const parts: Node[] = [];
  let bold = false;
  let text = '';
  const open: (Mark | null)[] = [];
  const flush = (): void => {
    const formats: readonly Mark[] = bold ? [articleSchema.marks.bold.create()] : [];
    const marks = open.reduce<readonly Mark[]>((set, mark) => mark?.addToSet(set) ?? set, formats);
    if (text !== '') parts.push(articleSchema.text(text, marks));
    text = '';
  };
  for (; parser.source[parser.at] !== ')'; parser.at += 1) {
    const character = parser.source[parser.at] ?? '';
    if (character === '') throw new Error('Unclosed');
    if (character === '{') {
      const [sign = '', author = '', space] = parser.source.slice(parser.at + 1);
      const suggests = /^[+\-~][a-z]/.test(sign + author);
      if (suggests) flush();
      else text += character;
      open.push(suggests ? suggestionOf(sign, author, true) : null);
      if (suggests) parser.at += space === ' ' ? 3 : 2;
    } else if (character === '}') {
      if (open.at(-1) === null) text += character;
      else flush();
      open.pop();
    } else if (character === '*') {
      flush();
      bold = !bold;
    } else if (character === '/') {
      flush();
      parts.push(articleSchema.nodes.hardBreak.create());
    } else text += character;
  }
  flush();
  return parts;
}

function writeNode(node: Node, at: number, marks: readonly [number, string][], selected: number): string {
  const found = Object.entries(names).find(
    ([, [type, attrs]]) =>
      type === node.type.name && (attrs?.['level'] === undefined || attrs['level'] === node.attrs['level']),
  );
  const signs = suggestionsOn(node).map((mark) => `${signOf(mark)}${String(mark.attrs['id']).charAt(0)}:`);
  const name = `${at === selected ? '@' : ''}${signs.join('')}${found?.[0] ?? node.type.name}`;
  if (node.isAtom) return name;
  if (!node.isTextblock) {
    const children: string[] = [];
    node.forEach((child, offset) => children.push(writeNode(child, at + 1 + offset, marks, selected)));
    return `${name}(${children.join(' ')})`;
  }
  let text = '';
  const mark = (position: number): void => {
    for (const [where, sign] of marks) if (where === position) text += sign;
  };
  node.forEach((child, offset) => {
    const start = at + 1 + offset;
    const bold = child.marks.some(({ type }) => type.name === 'bold') ? '*' : '';
    const suggested = suggestionsOn(child);
    if (suggested.length > 0) mark(start);
    for (const each of suggested) text += `{${signOf(each)}${String(each.attrs['id']).charAt(0)}`;
    if (suggested.length > 0) text += ' ';
    text += bold;
    if (child.isText) {
      for (const [index, character] of (child.text ?? '').split('').entries()) {
        if (index > 0 || suggested.length === 0) mark(start + index);
        text += character;
      }
    } else {
      mark(start);
      text += '/';
    }
    text += bold + '}'.repeat(suggested.length);
  });
  mark(at + 1 + node.content.size);
  return `${name}(${text})`;
}
