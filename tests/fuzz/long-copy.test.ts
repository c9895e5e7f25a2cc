// @vitest-environment jsdom
import { redo, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { AllSelection, Selection } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createArticle, loadLive } from '../../electron/store/articles/articles';
import { appendSteps } from '../../electron/store/journal/journal';
import { closeArticle, openArticle as readArticle } from '../../electron/store/articles/open-article';
import { articlePlugins } from '../../renderer/editor/article-editor';
import { openArticle } from '../../renderer/state/open-article/session';
import type { ArticleApi, ArticleSession } from '../../renderer/state/open-article/session';
import type { ArticleId } from '../../shared/article/ids';
import { copyText } from '../../shared/document/copy-text';
import { normalizePastedHtml } from '../../shared/document/paste/normalize-pasted-html';
import { blockIds } from '../../shared/document/schema';
import { failed, ok } from '../../shared/errors/app-error';
import { requestSchemas } from '../../shared/ipc/requests';
import type { Request } from '../../shared/ipc/requests';
import { countTreeWork } from '../helpers/count-tree-work';
import { ann, makeNewsroom, valueOf } from '../helpers/newsroom';
import type { Newsroom } from '../helpers/newsroom';

let newsroom: Newsroom;
beforeAll(() => {
  newsroom = makeNewsroom();
});
afterAll(() => newsroom.remove());

const views: EditorView[] = [];
afterEach(() => views.splice(0).forEach((view) => view.destroy()));

/** Ten words of a page as Word puts it on the clipboard. */
const tenWords =
  '<p class="MsoNormal"><span style="color:red">Some <b>ten</b> words of a long story to be pasted.</span></p>';

/** The store behind the channels as main has it: every request is parsed as main parses it. */
function channels(requests: Request<'article:append'>[]): ArticleApi {
  return {
    'article:open': ({ articleId }) => Promise.resolve(readArticle(newsroom.db(), articleId)),
    'article:append': (sent) => {
      const request = requestSchemas['article:append'].parse(structuredClone(sent));
      requests.push(request);
      const { articleId, version, groups } = request;
      return Promise.resolve(appendSteps(newsroom.db(), articleId, { version, groups, ...ann }));
    },
    'article:setField': () => Promise.resolve(failed('article.invalid')),
    'article:move': () => Promise.resolve(failed('site.not-connected')),
    'article:saveOnSite': () => Promise.resolve(failed('site.not-connected')),
    'article:close': () => Promise.resolve(ok(null)),
    on: () => () => undefined,
  };
}

interface Desk {
  readonly id: ArticleId;
  readonly session: ArticleSession;
  readonly view: EditorView;
  readonly requests: readonly Request<'article:append'>[];
}

/** A new story in an editor of its own, with the plugins and the clipboard of the real one. */
async function newDesk(): Promise<Desk> {
  return await openDesk(valueOf(createArticle(newsroom.db(), { language: 'en-CA', ...ann })));
}

async function openDesk(id: ArticleId): Promise<Desk> {
  const requests: Request<'article:append'>[] = [];
  const session = valueOf(await openArticle(channels(requests), id));
  const own = articlePlugins({
    capabilities: {
      importMedia: () => Promise.reject(new Error('No pictures here')),
      chooseMedia: () => Promise.reject(new Error('No pictures here')),
      openLink: () => undefined,
      pictureUrl: (source) => source,
      language: () => 'en-CA',
      knowsThread: () => false,
      isOpenThread: () => false,
      isOwnSuggestion: () => true,
      suggestionAuthor: () => '',
      authorStyle: () => 1,
      onSuggesting: () => undefined,
      onProblem: () => undefined,
    },
    normalizeHtml: normalizePastedHtml,
    onBlockMenu: () => undefined,
    suggesting: false,
  });
  const state = session.copy.state().reconfigure({ plugins: [...session.plugins, ...own] });
  const view: EditorView = new EditorView(document.createElement('div'), {
    state,
    dispatchTransaction: (tr) => {
      view.updateState(view.state.apply(tr));
      session.changed(tr.docChanged);
    },
  });
  views.push(view);
  session.attach({ state: () => view.state, current: () => view.state, dispatch: (tr) => view.dispatch(tr) });
  view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));
  return { id, session, view, requests };
}

function pasteHtml(view: EditorView, html: string): void {
  view.pasteHTML(html, clipboard(html));
}

function pasteText(view: EditorView, text: string): void {
  view.pasteText(text, clipboard(''));
}

/** Copies the whole story as Ctrl+A, Ctrl+C do, puts the caret at its end, and answers the clipboard's HTML. */
function copyAll(view: EditorView): string {
  const written = new Map<string, string>();
  const clipboardData = {
    clearData: () => written.clear(),
    setData: (type: string, text: string) => written.set(type, text),
  };
  view.dispatch(view.state.tr.setSelection(new AllSelection(view.state.doc)));
  view.dom.dispatchEvent(Object.assign(new Event('copy', { cancelable: true }), { clipboardData }));
  view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));
  return written.get('text/html') ?? '';
}

/** jsdom has no clipboard events; the editor asks them for no more than this. */
function clipboard(html: string): ClipboardEvent {
  const data = { getData: (type: string) => (type === 'text/html' ? html : ''), files: [], types: [] };
  return Object.assign(new Event('paste'), { clipboardData: data }) as unknown as ClipboardEvent;
}

/** What main holds, read anew from the file. */
function stored(id: ArticleId): Node {
  valueOf(closeArticle(newsroom.db(), id));
  newsroom.reopen();
  return valueOf(loadLive(newsroom.db(), id)).copy;
}

describe('200,000 words', { timeout: 180_000 }, () => {
  it('are pasted, journaled, undone and read back whole', async () => {
    const { id, session, view, requests } = await newDesk();
    pasteHtml(view, tenWords.repeat(20_000));
    const pasted = view.state.doc;
    expect(copyText(pasted).words).toBe(200_000);
    const ids = blockIds(pasted);
    expect(new Set(ids).size).toBe(pasted.childCount - 2);
    expect(await session.flush()).toBe(true);
    expect(requests.map(({ groups }) => groups.map(({ steps }) => steps.length))).toEqual([[1]]);
    expect(stored(id).eq(pasted)).toBe(true);

    undo(view.state, (tr) => view.dispatch(tr));
    expect(copyText(view.state.doc).words).toBe(0);
    expect(await session.flush()).toBe(true);
    expect(stored(id).eq(view.state.doc)).toBe(true);

    const again = await openDesk(id);
    redo(again.view.state, (tr) => again.view.dispatch(tr));
    expect(again.view.state.doc.eq(pasted)).toBe(true);
  });

  it('come as lines of plain text, too, and a second time over themselves', async () => {
    const { id, session, view } = await newDesk();
    pasteText(view, 'Some ten words of a long story to be pasted.\n'.repeat(20_000));
    expect(copyText(view.state.doc).words).toBe(200_000);
    view.dispatch(view.state.tr.setSelection(new AllSelection(view.state.doc)));
    pasteText(view, 'Some ten words of a long story to be pasted.\n'.repeat(20_000));
    expect(copyText(view.state.doc).words).toBe(200_000);
    expect(await session.flush()).toBe(true);
    expect(stored(id).eq(view.state.doc)).toBe(true);
  });

  it('that change in more steps than a group may hold go out in several groups, and are one undo', async () => {
    const { id, session, view, requests } = await newDesk();
    pasteHtml(view, tenWords.repeat(200));
    const before = view.state.doc;
    const { tr } = view.state;
    for (let turn = 0; turn < 10_000; turn++) tr.insertText('x', before.content.size - 1);
    tr.insertText('far from there', 1);
    view.dispatch(tr.setTime(tr.time + 60_000));
    expect(await session.flush()).toBe(true);
    expect(requests[0]?.groups.map(({ steps }) => steps.length)).toEqual([1, 10_000, 1]);
    expect(stored(id).eq(view.state.doc)).toBe(true);
    const again = await openDesk(id);
    undo(again.view.state, (reversal) => again.view.dispatch(reversal));
    expect(again.view.state.doc.eq(before)).toBe(true);
  });

  it('typed faster than the disk takes them go out in requests that main accepts', async () => {
    const { id, session, view, requests } = await newDesk();
    for (let turn = 0; turn < 2_100; turn++) view.dispatch(view.state.tr.insertText('x '));
    expect(await session.flush()).toBe(true);
    expect(requests.map(({ groups }) => groups.length)).toEqual([2_000, 100]);
    expect(stored(id).eq(view.state.doc)).toBe(true);
  });
});

describe('the work of a long paste', { timeout: 180_000 }, () => {
  const html = (blocks: number): string => tenWords.repeat(blocks);
  const copies: readonly (readonly [string, (view: EditorView, blocks: number) => () => void])[] = [
    ['a page', (view, blocks) => () => pasteHtml(view, html(blocks))],
    ['a list', (view, blocks) => () => pasteHtml(view, `<ul>${'<li>one</li>'.repeat(blocks)}</ul>`)],
    ['lines of text', (view, blocks) => () => pasteText(view, 'one\n'.repeat(blocks))],
    [
      'a copy of the whole story behind itself',
      (view, blocks) => {
        pasteHtml(view, html(blocks));
        const copied = copyAll(view);
        return () => pasteHtml(view, copied);
      },
    ],
  ];

  it.each(copies)('grows as %s does, no faster', async (_name, prepare) => {
    const counts: number[] = [];
    for (const blocks of [500, 1_000, 2_000]) {
      const { session, view, requests } = await newDesk();
      counts.push(countTreeWork(prepare(view, blocks)));
      expect(await session.flush()).toBe(true);
      expect(blockIds(view.state.doc).length).toBe(new Set(blockIds(view.state.doc)).size);
      expect(view.state.doc.textContent.length).toBeGreaterThanOrEqual(3 * blocks);
      for (const { steps } of requests.flatMap(({ groups }) => groups)) expect(steps).toHaveLength(1);
    }
    for (const [index, count] of counts.slice(1).entries())
      expect(count / (counts[index] ?? 1)).toBeLessThan(2.5);
  });

  it('is no more than three looks at each block for a keystroke', async () => {
    const counts: number[] = [];
    for (const blocks of [1_000, 2_000, 4_000]) {
      const { session, view } = await newDesk();
      pasteHtml(view, html(blocks));
      view.dispatch(view.state.tr.insertText('x'));
      counts.push(countTreeWork(() => view.dispatch(view.state.tr.insertText('x'))) / blocks);
      await session.flush();
    }
    expect(Math.max(...counts)).toBeLessThan(3);
  });
});
