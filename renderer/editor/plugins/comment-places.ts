import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { blockReaches } from '../../../shared/document/anchors';
import type { Reach } from '../../../shared/document/anchors';

interface Places {
  /** What a comment is being written on; it moves with the text. Null while none is. */
  readonly draft: readonly Reach[] | null;
  readonly decorations: DecorationSet;
  /** Blocks that open threads hang on. */
  readonly blocks: ReadonlySet<string>;
}
type Change = Partial<Pick<Places, 'draft' | 'blocks'>>;

const key = new PluginKey<Places>('commentPlaces');
const none: Places = { draft: null, decorations: DecorationSet.empty, blocks: new Set() };

/** Shows what a comment is being written on, and a bar at blocks that have some. Nothing else costs it a keystroke. */
export function commentPlaces(): Plugin<Places> {
  return new Plugin<Places>({
    key,
    state: {
      init: () => none,
      apply: (tr, held) => {
        const change = tr.getMeta(key) as Change | undefined;
        if (change === undefined && (!tr.docChanged || held === none)) return held;
        const draft = (change?.draft === undefined ? held.draft : change.draft)?.flatMap((reach) =>
          change?.draft === undefined ? moved(reach, tr) : [reach],
        );
        const blocks = change?.blocks ?? held.blocks;
        if ((draft ?? null) === null && blocks.size === 0) return none;
        const decorations =
          change === undefined ? held.decorations.map(tr.mapping, tr.doc) : decorate(tr.doc, draft, blocks);
        return { draft: draft ?? null, decorations, blocks };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** Begins to follow what a comment is being written on; null ends it. */
export function setDraft(tr: Transaction, draft: readonly Reach[] | null): Transaction {
  return tr.setMeta(key, { draft } satisfies Change).setMeta('addToHistory', false);
}

/** What the comment that is being written is on, where that stands now; null where none is. */
export function draftOf(state: EditorState): readonly Reach[] | null {
  return key.getState(state)?.draft ?? null;
}

/** Shows a bar at these blocks. */
export function setCommentedBlocks(tr: Transaction, blocks: ReadonlySet<string>): Transaction {
  return tr.setMeta(key, { blocks } satisfies Change).setMeta('addToHistory', false);
}

/** The blocks that have a bar now. */
export function commentedBlocks(state: EditorState): ReadonlySet<string> {
  return key.getState(state)?.blocks ?? none.blocks;
}

function moved({ from, to }: Reach, { mapping }: Transaction): Reach[] {
  const start = mapping.map(from, 1);
  const end = mapping.map(to, -1);
  return start < end ? [{ from: start, to: end }] : [];
}

function decorate(
  doc: Node,
  draft: readonly Reach[] | undefined,
  blocks: ReadonlySet<string>,
): DecorationSet {
  const written = (draft ?? []).map(({ from, to }) =>
    Decoration.inline(from, to, { class: 'comment-draft' }),
  );
  const commented = [...blockReaches(doc, blocks).values()].map(({ from, to }) =>
    Decoration.node(from, to, { class: 'comment-block' }),
  );
  return DecorationSet.create(doc, [...written, ...commented]);
}
