import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { mediaHashSchema, newId } from '../../../shared/article/ids';
import type { MediaHash } from '../../../shared/article/ids';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { ImportedMedia } from '../../../shared/ipc/article-answers';
import { inTransaction, sql } from '../database';
import { guarded } from '../failures';
import { readImageHeader } from './image-header';
import type { Store } from '../file/open';

/** Largest picture taken in. */
export const largestMedia = 64 * 1024 * 1024;

/** Most pixels a picture may claim: beyond it, decoding exhausts memory whatever the file's size. */
export const mostPixels = 200_000_000;

export interface MediaFile {
  readonly path: string;
  readonly type: string;
}

interface MediaColumns {
  hash: MediaHash;
  type: string;
  width: number;
  height: number;
  bytes: number;
}

/**
 * Takes a picture into the media folder under its content's hash and returns once it is on disk; the same bytes are
 * kept once. The type comes from the bytes. Fails with `media.unsupported`, `media.too-large` or a store failure.
 */
export function importMedia(
  store: Store,
  media: { readonly bytes: Uint8Array; readonly name: string; readonly now: () => Date },
): Result<ImportedMedia> {
  return guarded(() => {
    const { bytes } = media;
    if (bytes.byteLength > largestMedia) {
      return failed('media.too-large', { bytes: bytes.byteLength, most: largestMedia });
    }
    const header = readImageHeader(bytes);
    if (header === null) return failed('media.unsupported', { name: media.name });
    const { type, width, height } = header;
    if (width * height > mostPixels) return failed('media.too-large', { width, height });
    const hash = mediaHashSchema.parse(createHash('sha256').update(bytes).digest('hex'));
    writeOnce(store, hash, bytes);
    sql(
      store.db,
      `INSERT INTO media (hash, type, width, height, bytes, name, imported_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (hash) DO NOTHING`,
    ).run(hash, type, width, height, bytes.byteLength, media.name, media.now().toISOString());
    return ok({ hash, type, width, height, bytes: bytes.byteLength });
  });
}

/** Where a picture's bytes lie and what they are, or null where they are not (or no longer) here. */
export function mediaFile(store: Store, hash: MediaHash): MediaFile | null {
  const known = mediaInfo(store, hash);
  if (known === null) return null;
  const path = pathOf(store, hash);
  return existsSync(path) ? { path, type: known.type } : null;
}

/** What is known about a picture, or null. */
export function mediaInfo(store: Store, hash: MediaHash): ImportedMedia | null {
  const row = sql<MediaColumns>(
    store.db,
    'SELECT hash, type, width, height, bytes FROM media WHERE hash = ?',
  ).get(hash);
  return row === undefined ? null : { ...row };
}

/** Keeps a picture that was fetched from the site, so that it is there offline. Fails as `importMedia` does. */
export function rememberRemoteMedia(
  store: Store,
  media: { readonly url: string; readonly bytes: Uint8Array; readonly now: () => Date },
): Result<ImportedMedia> {
  return guarded(() => {
    const name = media.url.slice(0, 500);
    return inTransaction(store.db, () => {
      const imported = importMedia(store, { bytes: media.bytes, name, now: media.now });
      if (imported.ok) {
        sql(
          store.db,
          `INSERT INTO media_addresses (url, hash, fetched_at) VALUES (?, ?, ?)
           ON CONFLICT (url) DO UPDATE SET hash = excluded.hash, fetched_at = excluded.fetched_at`,
        ).run(media.url, imported.value.hash, media.now().toISOString());
      }
      return imported;
    });
  });
}

/** The kept bytes of a picture on the site, or null where it was never fetched. */
export function mediaByUrl(store: Store, url: string): (MediaFile & { readonly hash: MediaHash }) | null {
  const row = sql<{ hash: MediaHash }>(store.db, 'SELECT hash FROM media_addresses WHERE url = ?').get(url);
  if (row === undefined) return null;
  const file = mediaFile(store, row.hash);
  return file === null ? null : { ...file, hash: row.hash };
}

/** Two letters of the hash make the folder, so that none grows too long to list. */
function pathOf(store: Store, hash: MediaHash): string {
  return join(store.directory, 'media', hash.slice(0, 2), hash);
}

/** Written beside, flushed, then renamed: a file under its hash is whole, or it is not there. */
function writeOnce(store: Store, hash: MediaHash, bytes: Uint8Array): void {
  const path = pathOf(store, hash);
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  const folder = join(path, '..');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = join(store.directory, 'media', `${newId()}.part`);
  try {
    writeFlushed(temporary, bytes);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  flushFolder(folder);
}

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a rename last through a power cut; Windows has no such call for folders. */
function flushFolder(folder: string): void {
  if (!existsSync(folder) || join('a', 'b').includes('\\')) return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
