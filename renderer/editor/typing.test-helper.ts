import { EditorView } from '@tiptap/pm/view';
import type { ArticleLanguage } from '../../shared/article/fields';
import { articlePlugins } from './article-editor';
import { read, write } from './notation.test-helper';

/** A bare view with everything the editor does, at a line of notation; jsdom gives it a page. */
export function openView(
  notation: string,
  language: ArticleLanguage = 'en-CA',
  normalizeHtml: (html: string) => string = (html) => html,
): EditorView {
  const plugins = articlePlugins({
    capabilities: {
      importMedia: () => Promise.reject(new Error('No pictures here')),
      chooseMedia: () => Promise.reject(new Error('No pictures here')),
      openLink: () => undefined,
      pictureUrl: (source) => source,
      language: () => language,
      knowsThread: (id) => id.startsWith('t'),
      isOpenThread: () => false,
      isOwnSuggestion: () => true,
      suggestionAuthor: () => '',
      authorStyle: () => 1,
      onSuggesting: () => undefined,
      onProblem: () => undefined,
    },
    normalizeHtml,
    onBlockMenu: () => undefined,
    suggesting: false,
  });
  return new EditorView(document.createElement('div'), { state: read(notation, plugins) });
}

/** Types as a keyboard does: each character may set off an input rule; `⌫`, `⏎` and `⇥` are keys. */
export function typeInto(view: EditorView, text: string): void {
  const keys: Readonly<Record<string, string>> = { '⌫': 'Backspace', '⏎': 'Enter', '⇥': 'Tab' };
  for (const character of text.split('')) {
    const { from, to } = view.state.selection;
    const key = keys[character];
    if (key !== undefined) {
      const event = new KeyboardEvent('keydown', { key });
      const handled = view.someProp('handleKeyDown', (handle) => handle(view, event)) ?? false;
      if (!handled && key === 'Backspace') view.dispatch(view.state.tr.delete(from - 1, from));
      continue;
    }
    const insert = (): typeof view.state.tr => view.state.tr.insertText(character, from, to);
    const handled = view.someProp('handleTextInput', (handle) => handle(view, from, to, character, insert));
    if (handled !== true) view.dispatch(insert());
  }
}

/** What comes of typing at a place. */
export function typed(before: string, text: string, language: ArticleLanguage = 'en-CA'): string {
  const view = openView(before, language);
  try {
    typeInto(view, text);
    view.state.doc.check();
    return write(view.state);
  } finally {
    view.destroy();
  }
}
