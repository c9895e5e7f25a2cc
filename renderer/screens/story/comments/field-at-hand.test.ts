// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { followField } from './field-at-hand';

let stop = (): void => undefined;
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function page() {
  document.body.innerHTML = `
    <main><input id="copy"></main>
    <aside>
      <section>
        <div><button id="mark" data-comments-on="slug"></button><input id="slug"></div>
        <div><button data-comments-on="tags"></button><input id="tags"></div>
        <input id="between">
      </section>
      <section><h2><button data-comments-on="bylines"></button></h2><div><input id="name"></div></section>
      <section><input id="none"></section>
    </aside>
    <div><input id="palette"></div>`;
  const meant = vi.fn();
  stop = followField(document, meant);
  return (id: string): unknown => {
    meant.mockClear();
    document.getElementById(id)?.focus();
    return meant.mock.lastCall?.[0];
  };
}

it.each([
  ['slug', 'slug'],
  ['mark', 'slug'],
  ['tags', 'tags'],
  ['name', 'bylines'],
  ['between', null],
  ['none', null],
  ['copy', null],
])('knows what the keyboard in “%s” is about: %s', (id, field) => {
  expect(page()(id)).toBe(field);
});

it('still means the field while the palette has the keyboard', () => {
  const focus = page();
  expect(focus('tags')).toBe('tags');
  expect(focus('palette')).toBeUndefined();
});
