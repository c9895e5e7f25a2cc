import { Extension } from '@tiptap/core';
import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { Editor } from '@tiptap/react';
import { settleSuggestions } from '../../shared/document/suggestions';
import type { EditorCapabilities } from './capabilities';
import { dekView } from './nodes/dek/view';
import { foreignView } from './nodes/foreign/view';
import { findInCopy } from './plugins/find';
import { linkClicks } from './plugins/link-clicks';
import { adoptArticleSchema, schemaExtensions } from './schema-extensions';
import type { NodeViews } from './schema-extensions';

/** The copy as if every suggestion had been rejected, or every one accepted. */
export type SettledView = 'original' | 'final';

export function isSettledView(view: string): view is SettledView {
  return view === 'original' || view === 'final';
}

interface SettledEditorOptions {
  readonly copy: Node;
  readonly view: SettledView;
  readonly capabilities: Pick<EditorCapabilities, 'openLink'>;
  readonly views: NodeViews;
  /** Stands between dek and body. */
  readonly slot: HTMLElement;
  readonly explainForeign: (tag: string) => string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A page that shows a copy settled, to be read: its document is another one, so nothing here can reach the copy. */
export function createSettledEditor(options: SettledEditorOptions): Editor {
  const { copy, view, slot, capabilities } = options;
  return new Editor({
    content: settledCopy(copy, view).toJSON() as JSONContent,
    extensions: [
      adoptArticleSchema,
      ...schemaExtensions(
        { ...options.views, dek: () => dekView(slot) },
        { foreign: foreignView(options.explainForeign) },
      ),
      Extension.create({
        name: 'readingPlugins',
        addProseMirrorPlugins: () => [linkClicks(capabilities.openLink), findInCopy()],
      }),
    ],
    injectCSS: false,
    editable: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: { keymap: false, delete: false, paste: false, drop: false },
    editorProps: {
      attributes: {
        class: 'copy',
        role: 'textbox',
        tabindex: '0',
        'aria-multiline': 'true',
        'aria-readonly': 'true',
        ...options.attributes,
      },
    },
  });
}

/** Shows the copy as it is now; nothing is drawn where that reads the same. */
export function showSettled(reader: Editor, copy: Node, view: SettledView): void {
  const doc = settledCopy(copy, view);
  if (reader.state.doc.eq(doc)) return;
  reader.view.updateState(EditorState.create({ doc, plugins: [...reader.state.plugins] }));
}

function settledCopy(copy: Node, view: SettledView): Node {
  return settleSuggestions(copy, () => (view === 'original' ? 'reject' : 'accept'));
}
