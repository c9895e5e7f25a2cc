import { Extension } from '@tiptap/core';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { baseKeymap } from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorState, Plugin, Transaction } from '@tiptap/pm/state';
import { tableEditing } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { Editor } from '@tiptap/react';
import type { JSONContent } from '@tiptap/core';
import { emptyCopy, newBlockId } from '../../shared/document/schema';
import type { Suggester } from '../../shared/document/suggest/suggest-changes';
import type { EditorCapabilities } from './capabilities';
import { articleKeymap } from './keymap';
import { anchors } from './plugins/anchors';
import { blockIds } from './plugins/block-ids';
import { blockMenuKey } from './plugins/block-menu-key';
import { commentPlaces } from './plugins/comment-places';
import { emptyLine } from './plugins/empty-line';
import { findInCopy } from './plugins/find';
import { articleInputRules } from './plugins/input-rules';
import { linkClicks } from './plugins/link-clicks';
import { pastedComments } from './plugins/pasted-comments';
import { pasting } from './plugins/pasting';
import { promptCaret, readCaret } from './plugins/prompt-caret';
import { takePictures } from './plugins/picture-files';
import { reviewMarks } from './marks/review-marks';
import type { ReviewMarks } from './marks/review-marks';
import { suggestingMode } from './suggesting/mode';
import { tracked } from './suggesting/tracked';
import { dekView } from './nodes/dek/view';
import { foreignView } from './nodes/foreign/view';
import { adoptArticleSchema, schemaExtensions } from './schema-extensions';
import type { NodeViews } from './schema-extensions';

/** The copy that an editor shows: where its state comes from, and who is told of each transaction. */
export interface EditedCopy {
  readonly state: () => EditorState;
  readonly plugins: readonly Plugin[];
  readonly attach: (host: {
    readonly state: () => EditorState;
    readonly current: () => EditorState;
    readonly dispatch: (tr: Transaction) => void;
  }) => () => void;
  readonly changed: (docChanged: boolean) => void;
}

export interface ArticleEditorOptions {
  readonly copy: EditedCopy;
  readonly capabilities: EditorCapabilities;
  readonly views: NodeViews;
  readonly editable: boolean;
  /** Whether what is written is a suggestion at first. */
  readonly suggesting: boolean;
  /** Stands between dek and body, e.g. byline and dateline. */
  readonly slot: HTMLElement | null;
  /** Makes foreign HTML safe and plain before it is parsed. */
  readonly normalizeHtml: (html: string) => string;
  /** The person asks for the list of blocks from the keyboard. */
  readonly onBlockMenu: () => void;
  /** What hovering over an element only the site knows says. */
  readonly explainForeign: (tag: string) => string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** An article's editor, and the ways to take up its copy and to give it back. */
export interface ArticleEditor {
  readonly editor: Editor;
  readonly marks: ReviewMarks;
  /** Shows the copy; call it once the editor is in the page, where Tiptap draws everything anew. */
  readonly show: () => void;
  readonly destroy: () => void;
}

/**
 * A Tiptap editor on the headless schema, showing a copy that lives elsewhere (`copy`): it keeps that
 * copy's plugins and their state, so undo and confirmation go on as they were.
 */
export function createArticleEditor(options: ArticleEditorOptions): ArticleEditor {
  const { copy, slot } = options;
  const marks = reviewMarks(options.capabilities);
  const editor = new Editor({
    content: emptyCopy(newBlockId).toJSON() as JSONContent,
    extensions: [
      adoptArticleSchema,
      ...schemaExtensions(
        { ...options.views, ...(slot === null ? {} : { dek: () => dekView(slot) }) },
        { foreign: foreignView(options.explainForeign) },
      ),
      Extension.create({
        name: 'articlePlugins',
        addProseMirrorPlugins: () => [...copy.plugins, marks.plugin, ...articlePlugins(options)],
        dispatchTransaction({ transaction, next }) {
          next(tracked(this.editor.state, transaction, suggesterOf(options.capabilities)));
        },
      }),
    ],
    injectCSS: false,
    editable: options.editable,
    enableInputRules: false,
    enablePasteRules: false,
    // A page that is only read takes the keyboard, too: words of it are selected and commented on.
    coreExtensionOptions: { tabindex: { value: '0' } },
    enableCoreExtensions: { keymap: false, delete: false, paste: false, drop: false },
    editorProps: {
      attributes: { ...options.attributes },
      handleScrollToSelection: caretIsShown,
      clipboardTextSerializer: (slice) =>
        slice.content.textBetween(0, slice.content.size, '\n\n', (leaf) =>
          leaf.type.name === 'hardBreak' ? '\n' : '',
        ),
    },
  });
  let detach = (): void => undefined;
  return {
    editor,
    marks,
    show: () => {
      const { view } = editor;
      view.updateState(copy.state().reconfigure({ plugins: editor.state.plugins }));
      editor.on('transaction', ({ transaction, appendedTransactions }) => {
        copy.changed(transaction.docChanged || appendedTransactions.some((appended) => appended.docChanged));
      });
      detach = copy.attach({
        state: () => view.state,
        current: () => {
          readCaret(view);
          return view.state;
        },
        dispatch: (tr) => view.dispatch(tr),
      });
    },
    destroy: () => {
      detach();
      editor.destroy();
    },
  };
}

/**
 * Whether the caret of a text stands in the part of the page that is shown: then nothing is scrolled. ProseMirror itself
 * would measure every ancestor up to the window for that, at each key.
 */
function caretIsShown(view: EditorView): boolean {
  const { selection } = view.state;
  const scroller = view.dom.closest('.editor-scroll');
  if (!(selection instanceof TextSelection) || scroller === null) return false;
  const caret = view.coordsAtPos(selection.head, 1);
  const shown = scroller.getBoundingClientRect();
  return caret.top >= shown.top && caret.bottom <= shown.bottom;
}

/** Whoever writes here, as the maker of suggestions. */
export function suggesterOf({ isOwnSuggestion }: EditorCapabilities): Suggester {
  return { isOwn: isOwnSuggestion, newId: newBlockId };
}

/** Everything an article's editor does, as ProseMirror plugins: tests run them without a window. */
export function articlePlugins(
  options: Pick<ArticleEditorOptions, 'capabilities' | 'normalizeHtml' | 'onBlockMenu' | 'suggesting'>,
): Plugin[] {
  const { capabilities, normalizeHtml } = options;
  return [
    promptCaret(),
    suggestingMode(options.suggesting),
    blockIds(),
    blockMenuKey(options.onBlockMenu),
    articleInputRules(capabilities.language),
    articleKeymap(),
    pasting({
      normalize: normalizeHtml,
      takeFiles: (view, files, at) => takePictures(capabilities, view, files, at),
    }),
    pastedComments(capabilities.knowsThread),
    commentPlaces(),
    linkClicks(capabilities.openLink),
    findInCopy(),
    anchors(),
    emptyLine(),
    dropCursor({ color: false, class: 'drop-cursor', width: 2 }),
    gapCursor(),
    tableEditing(),
    keymap(baseKeymap),
  ];
}
