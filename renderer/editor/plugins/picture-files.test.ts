// @vitest-environment jsdom
import type { EditorView } from '@tiptap/pm/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MediaHash } from '../../../shared/article/ids';
import { failed, ok } from '../../../shared/errors/app-error';
import type { AppError } from '../../../shared/errors/app-error';
import type { EditorCapabilities } from '../capabilities';
import { read } from '../notation.test-helper';
import { openView } from '../typing.test-helper';
import { anchors } from './anchors';
import { pasting } from './pasting';
import { takePictures } from './picture-files';

const views: EditorView[] = [];
afterEach(() => views.splice(0).forEach((view) => view.destroy()));

function viewOf(notation: string): EditorView {
  const view = openView(notation);
  views.push(view);
  return view;
}

const png = (name: string): File => new File(['x'], name, { type: 'image/png' });
const hashes: Readonly<Record<string, string>> = { 'one.png': 'a'.repeat(64), 'two.png': 'b'.repeat(64) };

/** A media store that knows two pictures and refuses every other file. */
function store(problems: AppError[]): EditorCapabilities {
  return {
    importMedia: ({ name }) => {
      const hash = hashes[name] as MediaHash | undefined;
      if (hash === undefined) return Promise.resolve(failed('media.unsupported'));
      return Promise.resolve(ok({ hash, type: 'image/png', width: 1, height: 1, bytes: 1 }));
    },
    chooseMedia: () => Promise.resolve(ok(null)),
    openLink: () => undefined,
    pictureUrl: (source) => source,
    language: () => 'en-CA',
    knowsThread: () => false,
    isOpenThread: () => false,
    isOwnSuggestion: () => true,
    suggestionAuthor: () => '',
    authorStyle: () => 1,
    onSuggesting: () => undefined,
    onProblem: (problem) => void problems.push(problem),
  };
}

const sources = (view: EditorView): unknown[] =>
  view.state.doc.content.content
    .filter(({ type }) => type.name === 'image')
    .map(({ attrs }) => attrs['source'] as unknown);
const outline = (view: EditorView): string[] =>
  view.state.doc.content.content.slice(2).map(({ type, textContent }) => textContent || type.name);

describe('picture files', () => {
  it('stand in their order where they were dropped, whatever is typed above meanwhile', async () => {
    const view = viewOf('p(above|) p(here) p(below)');
    const place = view.state.doc.content.size - view.state.doc.child(4).nodeSize - 3;
    expect(takePictures(store([]), view, [png('one.png'), png('two.png')], place)).toBe(true);
    view.dispatch(view.state.tr.insertText(' and more', 10));
    await vi.waitFor(() => expect(sources(view)).toHaveLength(2));
    expect(sources(view).map((source) => String(source).slice(0, 8))).toEqual(['sha256:a', 'sha256:b']);
    expect(outline(view)).toEqual(['above and more', 'here', 'image', 'image', 'below']);
    view.state.doc.check();
  });

  it('that cannot be stored are told, and the others are placed', async () => {
    const problems: AppError[] = [];
    const view = viewOf('p(a|)');
    takePictures(store(problems), view, [png('broken.png'), png('two.png')], null);
    await vi.waitFor(() => expect(sources(view)).toHaveLength(1));
    expect(problems.map(({ code }) => code)).toEqual(['media.unsupported']);
  });

  it('are left to others where none is a picture', () => {
    const view = viewOf('p(a|)');
    expect(takePictures(store([]), view, [new File(['x'], 'notes.txt', { type: 'text/plain' })], null)).toBe(
      false,
    );
  });
});

describe('a clipboard with a picture file', () => {
  /** Whether the file, not the HTML beside it, is what gets pasted. */
  function takesFile(html: string): boolean {
    const takeFiles = vi.fn(() => true);
    const plugin = pasting({ normalize: (given) => given, takeFiles });
    const view = viewOf('p(a|)');
    view.updateState(read('p(a|)', [plugin, anchors()]));
    const clipboardData = {
      getData: (type: string) => (type === 'text/html' ? html : ''),
      files: [png('one.png')],
    };
    view.dom.dispatchEvent(Object.assign(new Event('paste', { cancelable: true }), { clipboardData }));
    return takeFiles.mock.calls.length > 0;
  }

  it.each([
    '',
    '<img src="https://example.org/a.png">',
    '<html><body><!--StartFragment--><img src="x"><!--EndFragment--></body></html>',
  ])('gives the file, where there is nothing but it: %s', (html) => expect(takesFile(html)).toBe(true));

  it.each([
    '<p>words</p>',
    '<table><tr><td>a</td></tr></table>',
    '<img src="x"> and words',
    '<img src="x"><img src="y">',
  ])('gives the words beside it: %s', (html) => expect(takesFile(html)).toBe(false));
});
