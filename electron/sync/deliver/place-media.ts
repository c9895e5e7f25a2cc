import { readFile } from 'node:fs/promises';
import { mediaFile } from '../../store/media/media';
import { receiptOf, saveReceipt, setDescribed } from '../../store/media/media-receipts';
import { mediaSlug } from '../post/media-slug';
import { interrupt, required } from '../session/interrupted';
import type { SiteSession } from '../session/site-session';
import type { NeededMedia } from '../post/story-to-post';

/**
 * Brings a picture to the site once, by its content: a receipt says that it is there; without one the site is asked,
 * because an upload's answer may have been lost; only then are the bytes sent.
 */
export async function placeMedia(session: SiteSession, needed: NeededMedia): Promise<void> {
  const { parts, site, cms } = session;
  const { db } = parts.store;
  const { hash, alt, caption } = needed;
  if (receiptOf(db, site.id, hash) === null) {
    if (!site.person.abilities.upload) interrupt('site.role-forbids', { what: 'upload' });
    const name = mediaSlug(hash);
    const placed = required(await cms.findMedia(name)) ?? (await upload(session, needed, name));
    const uploadedAt = parts.now().toISOString();
    saveReceipt(db, site.id, { hash, mediaId: placed.id, url: placed.url, uploadedAt });
  }
  const receipt = receiptOf(db, site.id, hash);
  if (receipt === null || receipt.described) return;
  if (alt !== '' || caption !== '') {
    required(await cms.describeMedia(receipt.mediaId, { alt, caption }));
  }
  setDescribed(db, site.id, hash);
}

async function upload({ parts, cms }: SiteSession, { hash }: NeededMedia, slug: string) {
  const file = mediaFile(parts.store, hash);
  if (file === null) interrupt('media.missing', { hash });
  const extension = extensions[file.type] ?? 'bin';
  const bytes = await readFile(file.path);
  return required(await cms.uploadMedia({ name: `${slug}.${extension}`, type: file.type, bytes }));
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};
