import type { Mark, Node, ResolvedPos } from '@tiptap/pm/model';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { articleSchema, isBlockId, newBlockId, withOwnIds } from '../../../shared/document/schema';
import { ancestorOf } from '../commands/positions';
import type { ArticleNodeName } from '../../../shared/document/schema';

const { paragraph } = articleSchema.nodes;
const plainTexts = ['headline', 'dek', 'credit'] as const satisfies readonly ArticleNodeName[];
const singleTexts = [
  ...plainTexts,
  'caption',
  'attribution',
  'speaker',
  'quoteText',
  'tableCell',
  'tableHeader',
] as const satisfies readonly ArticleNodeName[];

/**
 * How the clipboard reaches the copy: HTML only through `normalize`, plain text as paragraphs, picture
 * files through `takeFiles`; what was copied in this window comes back whole, unknown blocks included.
 */
export function pasting(options: {
  readonly normalize: (html: string) => string;
  /** Takes picture files at a place in the copy; false where there is none to take. */
  readonly takeFiles: (view: EditorView, files: readonly File[], at: number | null) => boolean;
}): Plugin {
  let copied: { readonly html: string; readonly slice: Slice } | null = null;
  const remember = (view: EditorView): boolean => {
    const slice = view.state.selection.content();
    copied = slice.size === 0 ? null : { html: view.serializeForClipboard(slice).dom.innerHTML, slice };
    return false;
  };
  return new Plugin({
    props: {
      handleDOMEvents: { copy: remember, cut: remember },
      transformPastedHTML: options.normalize,
      clipboardTextParser: (text) => sliceOfText(text),
      transformPasted: (slice, view) =>
        withFreshIds(fitToPlace(slice, view.state.selection.$from), view.state),
      handlePaste: (view, event) => {
        const data = event.clipboardData;
        const html = data?.getData('text/html') ?? '';
        const files = [...(data?.files ?? [])];
        if (files.length > 0 && (html === '' || isOnePicture(html)) && options.takeFiles(view, files, null)) {
          return true;
        }
        if (copied === null || html === '' || !html.includes(copied.html)) return false;
        const slice = withFreshIds(fitToPlace(copied.slice, view.state.selection.$from), view.state);
        view.dispatch(
          view.state.tr
            .replaceSelection(slice)
            .scrollIntoView()
            .setMeta('paste', true)
            .setMeta('uiEvent', 'paste'),
        );
        return true;
      },
      handleDrop: (view, event, _slice, moved) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (moved || files.length === 0) return false;
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null;
        return options.takeFiles(view, files, at);
      },
    },
  });
}

/** Plain text as paragraphs: one for each line, empty lines dropped; a single line stays inline. */
export function sliceOfText(text: string): Slice {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.replaceAll('\u0000', ''))
    .filter((line) => line.trim() !== '');
  const blocks = lines.map((line) => paragraph.create({ id: newBlockId() }, articleSchema.text(line)));
  return new Slice(Fragment.from(blocks), blocks.length === 0 ? 0 : 1, blocks.length === 0 ? 0 : 1);
}

/** What is pasted into a single text becomes one text; a copied headline or dek becomes a paragraph. */
export function fitToPlace(slice: Slice, $from: ResolvedPos): Slice {
  if (ancestorOf($from, singleTexts) === null) return withoutHeadline(slice);
  const intoCell = ancestorOf($from, ['tableCell', 'tableHeader']) !== null;
  if (intoCell && hasTable(slice)) return slice;
  return oneText(slice, ancestorOf($from, plainTexts) !== null);
}

/** All texts of a slice in a row, parted by spaces; without marks but comments, and without line breaks, where `plain`. */
export function oneText(slice: Slice, plain: boolean): Slice {
  const parts: Node[] = [];
  slice.content.descendants((node) => {
    if (node.isInline) {
      if (node.isText) parts.push(plain ? node.mark(node.marks.filter(isComment)) : node);
      else if (plain && node.type.name === 'hardBreak') parts.push(articleSchema.text(' '));
      else if (!plain) parts.push(node);
    } else if (node.isTextblock && node.content.size > 0 && parts.length > 0)
      parts.push(articleSchema.text(' '));
    return true;
  });
  return new Slice(Fragment.fromArray(parts), 0, 0);
}

function isComment({ type }: Mark): boolean {
  return type === articleSchema.marks.comment;
}

function withoutHeadline(slice: Slice): Slice {
  const { firstChild, lastChild } = slice.content;
  if (!slice.content.content.some(isTitle)) return slice;
  const blocks = slice.content.content.flatMap((node) => {
    if (!isTitle(node)) return [node];
    return node.content.size === 0 ? [] : [paragraph.create({ id: newBlockId() }, node.content)];
  });
  // An end that stood open in a title is open in its paragraph, and closed where there is none.
  const open = (end: Node | null, depth: number): number =>
    end === null || !isTitle(end) ? depth : Math.min(depth, end.content.size, 1);
  return new Slice(Fragment.from(blocks), open(firstChild, slice.openStart), open(lastChild, slice.openEnd));
}

function isTitle(node: Node): boolean {
  return node.type.name === 'headline' || node.type.name === 'dek';
}

/**
 * A slice whose blocks have ids of their own, so that a long paste is one step; without this every pasted
 * paragraph would get its id by a step that copies the list of all. Ids in the selection may come again.
 */
function withFreshIds(slice: Slice, { doc, selection }: EditorState): Slice {
  const taken = new Set<string>();
  doc.descendants((node, at) => {
    const replaced = at >= selection.from && at + node.nodeSize <= selection.to;
    if (!replaced && isBlockId(node.attrs['id'])) taken.add(node.attrs['id']);
    return !node.isTextblock;
  });
  const content = withOwnIds(slice.content, newBlockId, taken);
  return content === slice.content ? slice : new Slice(content, slice.openStart, slice.openEnd);
}

function hasTable(slice: Slice): boolean {
  const role = slice.content.firstChild?.type.spec['tableRole'] as string | undefined;
  return role !== undefined;
}

function isOnePicture(html: string): boolean {
  return /^(?:<meta[^>]*>|<\/?(?:html|body)[^>]*>|<!--[^>]*-->|\s)*<img[^>]*>(?:<\/?(?:html|body)[^>]*>|<!--[^>]*-->|\s)*$/i.test(
    html,
  );
}
