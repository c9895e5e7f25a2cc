import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, makeNewsroom, noon, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { readImageHeader } from './image-header';
import { importMedia, mediaByUrl, mediaFile, rememberRemoteMedia } from './media';

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const pictures = {
  png: hex('89504e470d0a1a0a 0000000d 49484452 00000140 000000f0 08020000 00'),
  gif: hex('474946383961 4001 f000 80 00 00'),
  jpeg: hex('ffd8 ffe0 0010 4a46494600010100000100010000 ffff c2 0011 08 00f0 0140 03 011100'),
  webpLossy: hex('52494646 24000000 57454250 56503820 18000000 300100 9d012a 4001 f000'),
  webpLossless: hex('52494646 24000000 57454250 5650384c 18000000 2f 3fc13b00 00'),
  webpExtended: hex('52494646 24000000 57454250 56503858 0a000000 00000000 3f0100 ef0000'),
};
const pngOf = (width: number, height: number) => {
  const bytes = pictures.png.slice();
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};
let newsroom: Newsroom;
beforeEach(() => {
  newsroom = makeNewsroom();
});
afterEach(() => newsroom.remove());
const take = (bytes: Uint8Array) => importMedia(newsroom.store(), { bytes, name: 'a.png', now: noon });

describe('pictures', () => {
  it.each(Object.entries(pictures))('reads the size of a %s from its header', (_name, bytes) => {
    expect(readImageHeader(bytes)).toMatchObject({ width: 320, height: 240 });
  });

  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page named .png', Buffer.from('<!doctype html><script>1</script>')],
    ['nothing', new Uint8Array()],
    ['a cut PNG', pictures.png.slice(0, 18)],
    ['a PNG without a size', pngOf(0, 10)],
  ])('refuses %s', (_what, bytes) => {
    expect(codeOf(take(bytes))).toBe('media.unsupported');
  });

  it('refuses a picture that would exhaust memory when decoded', () => {
    expect(codeOf(take(pngOf(60_000, 60_000)))).toBe('media.too-large');
  });

  it('keeps equal bytes once, private, under their hash, and knows them after a restart', () => {
    const first = valueOf(take(pictures.png));
    expect(valueOf(take(pictures.png))).toEqual(first);
    expect(first.hash).toBe(createHash('sha256').update(pictures.png).digest('hex'));
    newsroom.reopen();
    const file = mediaFile(newsroom.store(), first.hash)!;
    expect(file.type).toBe('image/png');
    expect(readFileSync(file.path).equals(pictures.png)).toBe(true);
    expect(statSync(file.path).mode & 0o777).toBe(0o600);
    expect(statSync(join(file.path, '..')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(newsroom.directory, 'media')).filter((name) => name.endsWith('.part'))).toEqual(
      [],
    );
  });

  it('mends a damaged file when the same picture is imported again', () => {
    const { hash } = valueOf(take(pictures.png));
    const { path } = mediaFile(newsroom.store(), hash)!;
    writeFileSync(path, 'damaged');
    valueOf(take(pictures.png));
    expect(readFileSync(path).equals(pictures.png)).toBe(true);
    rmSync(path);
    expect(mediaFile(newsroom.store(), hash)).toBeNull();
  });

  it('remembers a picture of the site by its address, and its newest bytes', () => {
    const url = 'https://news.test/a.gif';
    expect(mediaByUrl(newsroom.store(), url)).toBeNull();
    valueOf(rememberRemoteMedia(newsroom.store(), { url, bytes: pictures.gif, now: noon }));
    expect(mediaByUrl(newsroom.store(), url)?.type).toBe('image/gif');
    valueOf(rememberRemoteMedia(newsroom.store(), { url, bytes: pictures.png, now: noon }));
    expect(mediaByUrl(newsroom.store(), url)?.type).toBe('image/png');
  });

  it('never throws on a header, whatever the bytes', () => {
    const start = fc.constantFrom(...Object.values(pictures), new Uint8Array());
    fc.assert(
      fc.property(start, fc.nat(40), fc.uint8Array({ maxLength: 60 }), (head, keep, noise) => {
        const header = readImageHeader(Uint8Array.from([...head.slice(0, keep), ...noise]));
        if (header !== null) expect(header.width * header.height).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
