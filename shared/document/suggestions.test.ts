import { applySuggestions, revertSuggestions } from '@handlewithcare/prosemirror-suggest-changes';
import type { Mark, Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import type { Command } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { articleSchema } from './schema';
import { hasSuggestions, settleSuggestions, standingCopy, suggestionsIn } from './suggestions';

const { nodes, marks } = articleSchema;
const added = (id: string): Mark => marks.insertion.create({ id });
const struck = (id: string): Mark => marks.deletion.create({ id });
const text = (words: string, ...set: Mark[]): Node => articleSchema.text(words, set);
const p = (id: string, content: readonly Node[], ...set: Mark[]): Node =>
  nodes.paragraph.create({ id }, content, set);
const li = (id: string, content: readonly Node[], ...set: Mark[]): Node =>
  nodes.listItem.create({ id }, [p(`${id}t`, content)], set);

function copyOf(...blocks: Node[]): Node {
  const copy = nodes.doc.create(null, [
    nodes.headline.create(null, text('Title')),
    nodes.dek.create(),
    ...blocks,
  ]);
  copy.check();
  return copy;
}

const body = (copy: Node): string =>
  copy.content.content
    .slice(2)
    .map((block) => block.toString())
    .join(' ');
const accepted = (copy: Node): string => body(settleSuggestions(copy, () => 'accept'));
const rejected = (copy: Node): string => body(settleSuggestions(copy, () => 'reject'));

function by(command: Command, copy: Node): string {
  let { doc } = EditorState.create({ doc: copy });
  command(EditorState.create({ doc: copy }), (tr) => (doc = tr.doc));
  return body(doc);
}

describe('a suggestion', () => {
  const replaced = copyOf(
    p('a', [text('red '), text('blue', struck('s1')), text('green', added('s1')), text(' end')]),
  );

  it('is listed once with the words it adds and removes', () => {
    const words = { inserted: 'green', deleted: 'blue' };
    expect(suggestionsIn(replaced)).toEqual([{ id: 's1', ...words, acts: ['delete', 'insert'] }]);
    expect(hasSuggestions(replaced)).toBe(true);
    expect(hasSuggestions(copyOf(p('a', [text('x')])))).toBe(false);
  });

  it('of words becomes theirs when accepted, and mine when rejected', () => {
    expect(accepted(replaced)).toBe('paragraph("red green end")');
    expect(rejected(replaced)).toBe('paragraph("red blue end")');
  });

  it('is settled alone; the others stay', () => {
    const two = copyOf(p('a', [text('one', added('s1')), text('two', added('s2'))]));
    expect(body(settleSuggestions(two, (id) => (id === 's1' ? 'accept' : 'keep')))).toBe(
      'paragraph("one", insertion("two"))',
    );
  });

  it('of a whole block removes it, or leaves it', () => {
    const copy = copyOf(p('a', [text('stay')]), p('b', [text('go')], struck('s1')));
    expect(accepted(copy)).toBe('paragraph("stay")');
    expect(rejected(copy)).toBe('paragraph("stay") paragraph("go")');
  });

  it('of the last block leaves a story that can still be written', () => {
    const copy = copyOf(p('a', [text('go')], struck('s1')));
    const settled = settleSuggestions(copy, () => 'accept');
    settled.check();
    expect(body(settled)).toBe('paragraph');
  });

  it('takes a list away with its last item, and keeps what was nested in one', () => {
    const list = nodes.bulletList.create({ id: 'l' }, [li('i', [text('only')], struck('s1'))]);
    expect(accepted(copyOf(p('a', []), list))).toBe('paragraph');
    const inner = nodes.bulletList.create({ id: 'n' }, [li('j', [text('inner')])]);
    const outer = nodes.listItem.create({ id: 'i' }, [p('it', [text('outer')], struck('s1')), inner]);
    const settled = settleSuggestions(copyOf(nodes.bulletList.create({ id: 'l' }, [outer])), () => 'accept');
    settled.check();
    expect(body(settled)).toBe('bulletList(listItem(paragraph, bulletList(listItem(paragraph("inner")))))');
  });

  it('of an attribute shows theirs until it is rejected', () => {
    const change = { id: 's1', type: 'attr', attrName: 'level', previousValue: 3, newValue: 4 };
    const heading = nodes.heading.create(
      { id: 'h', level: 4 },
      [text('T')],
      [marks.modification.create(change)],
    );
    expect(settleSuggestions(copyOf(heading), () => 'reject').child(2).attrs['level']).toBe(3);
    expect(settleSuggestions(copyOf(heading), () => 'accept').child(2).attrs['level']).toBe(4);
  });

  it('means to prosemirror-suggest-changes what it means here', () => {
    expect(by(applySuggestions, replaced)).toBe(accepted(replaced));
    expect(by(revertSuggestions, replaced)).toBe(rejected(replaced));
    const copy = copyOf(p('a', [text('go')], struck('s1')), p('b', [text('stay')]));
    expect(by(applySuggestions, copy)).toBe(accepted(copy));
    expect(by(revertSuggestions, copy)).toBe(rejected(copy));
  });
});

describe('the copy that stands', () => {
  it('holds no suggestion and no comment, and is the same node where there was none', () => {
    const comment = marks.comment.create({ id: 'c1' });
    const copy = copyOf(p('a', [text('said', comment), text('new', added('s1'))]));
    expect(body(standingCopy(copy))).toBe('paragraph("said")');
    const plain = copyOf(p('a', [text('said')]));
    expect(standingCopy(plain)).toBe(plain);
  });
});
