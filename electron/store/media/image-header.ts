/** What the first bytes of a picture say about it. */
export interface ImageHeader {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

/**
 * Reads type and size in pixels from a picture's own header, whatever its name claims. Null for anything that is not
 * a PNG, JPEG, GIF or WebP with a size: SVG too, since it is a program. For a JPEG that its EXIF turns on its side,
 * width and height are as the file stores them.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = [readPng, readJpeg, readGif, readWebp];
  for (const reader of read) {
    const header = readWithin(() => reader(view));
    if (header !== null) return header.width > 0 && header.height > 0 ? header : null;
  }
  return null;
}

/** A header that ends early is no picture: DataView throws RangeError past its end. */
function readWithin(work: () => ImageHeader | null): ImageHeader | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** PNG (ISO 15948): signature, then IHDR with width and height. */
function readPng(view: DataView): ImageHeader | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  if (text(view, 12, 4) !== 'IHDR') return null;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** GIF87a and GIF89a: the logical screen's size. */
function readGif(view: DataView): ImageHeader | null {
  if (!['GIF87a', 'GIF89a'].includes(text(view, 0, 6))) return null;
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** JPEG (ITU T.81): walks the segments to the first start-of-frame. */
function readJpeg(view: DataView): ImageHeader | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null;
    while (view.getUint8(at) === 0xff) at += 1;
    const marker = view.getUint8(at);
    at += 1;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    if (marker === 0xd9 || marker === 0xda) return null;
    if (isStartOfFrame(marker)) {
      return { type: 'image/jpeg', width: view.getUint16(at + 5), height: view.getUint16(at + 3) };
    }
    const length = view.getUint16(at);
    if (length < 2) return null;
    at += length;
  }
}

function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** WebP (RFC 9649): lossy `VP8 `, lossless `VP8L`, extended `VP8X`. */
function readWebp(view: DataView): ImageHeader | null {
  if (text(view, 0, 4) !== 'RIFF' || text(view, 8, 4) !== 'WEBP') return null;
  const kind = text(view, 12, 4);
  if (kind === 'VP8X') {
    return { type: 'image/webp', width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  }
  if (kind === 'VP8L' && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true);
    return { type: 'image/webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind === 'VP8 ' && uint24(view, 23) === 0x2a019d) {
    const width = view.getUint16(26, true) & 0x3fff;
    return { type: 'image/webp', width, height: view.getUint16(28, true) & 0x3fff };
  }
  return null;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

function text(view: DataView, at: number, length: number): string {
  return Array.from({ length }, (_, index) => String.fromCharCode(view.getUint8(at + index))).join('');
}
