import type { EditorView } from '@tiptap/pm/view';
import type { EditorCapabilities } from '../capabilities';
import { newImage, placeBlock } from '../commands/insert-block';
import { anchorAt, dropAnchor, setAnchor } from './anchors';

const pictureTypes = /^image\/(?:png|jpe?g|gif|webp|avif)$/;

/**
 * Imports dropped or pasted picture files and puts each where the text around the place has moved to by
 * the time it is stored. Answers whether there was a picture among the files.
 */
export function takePictures(
  capabilities: EditorCapabilities,
  view: EditorView,
  files: readonly File[],
  at: number | null,
): boolean {
  const pictures = files.filter((file) => pictureTypes.test(file.type));
  if (pictures.length === 0) return false;
  const anchor = {};
  view.dispatch(setAnchor(view.state.tr, anchor, at ?? view.state.selection.from));
  void importInOrder(capabilities, view, pictures, anchor);
  return true;
}

async function importInOrder(
  capabilities: EditorCapabilities,
  view: EditorView,
  pictures: readonly File[],
  anchor: object,
): Promise<void> {
  for (const file of pictures) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const imported = await capabilities.importMedia({ name: file.name, bytes });
    if (view.isDestroyed) return;
    if (!imported.ok) {
      capabilities.onProblem(imported.error);
      continue;
    }
    const block = newImage(`sha256:${imported.value.hash}`);
    const near = anchorAt(view.state, anchor);
    if (block === null || near === null) continue;
    const placed = placeBlock(view.state.tr, block, near);
    // The next picture comes after this one.
    view.dispatch(setAnchor(placed, anchor, placed.selection.from));
  }
  if (!view.isDestroyed) view.dispatch(dropAnchor(view.state.tr, anchor));
}
