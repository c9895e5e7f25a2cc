import { isImageSource, isLocalSource } from '../../../../shared/document/nodes/image';

/**
 * The address inside the app of a picture's source: the local media store for `sha256:…`, main's guarded
 * fetch for an address on the site. Anything else is no picture: null.
 */
export function pictureAddress(source: string | null): string | null {
  if (source === null || !isImageSource(source)) return null;
  if (isLocalSource(source)) return `app://stet/media/${source.slice('sha256:'.length)}`;
  return `app://stet/remote/${encodeURIComponent(source)}`;
}
