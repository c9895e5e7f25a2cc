import { describe, expect, it } from 'vitest';
import { blockIds } from '../../../shared/document/schema';
import { read, write } from '../notation.test-helper';
import { insertImage, removeBlockAt } from './insert-block';
import { bodyStart } from './positions';

/** The copy without its block of that index; every block left must have an id. */
function removed(before: string, index: number): string | null {
  const state = read(before);
  let at = bodyStart(state.doc);
  for (let passed = 0; passed < index; passed++) at += state.doc.child(passed + 2).nodeSize;
  const tr = removeBlockAt(state, at);
  if (tr === null) return null;
  tr.doc.check();
  expect(blockIds(tr.doc)).toHaveLength(tr.doc.childCount - 2);
  return write(state.apply(tr));
}

describe('removing a block', () => {
  it('takes it and nothing beside it', () => {
    expect(removed('p(a) img(cap(b) cred(c)) p(d|)', 1)).toBe('p(a) p(|d)');
  });

  it('leaves an empty paragraph where it was the only one', () => {
    expect(removed('img(cap(b|) cred(c))', 0)).toBe('p(|)');
  });
});

describe('inserting a picture', () => {
  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'sha256:short', ''])(
    'is refused from the source %s',
    (source) => {
      expect(insertImage(source)(read('p(|)'))).toBe(false);
    },
  );
});
