import type { BlockId } from '../ids';

/** A block id made from a text: the same text gives the same id. Not meant to withstand an attacker. */
export function hashedId(text: string): BlockId {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = b ^ Math.imul(a ^ code, 0x24924ad1);
    b = c ^ Math.imul(b ^ code, 0x596d6a2f);
    c = d ^ Math.imul(c ^ code, 0x68e2b3cb);
    d = a ^ Math.imul(d ^ code, 0x76e15d3f);
  }
  a = Math.imul(c ^ (a >>> 16), 0x24924ad1) ^ d;
  b = Math.imul(d ^ (b >>> 15), 0x596d6a2f) ^ a;
  c = Math.imul(a ^ (c >>> 17), 0x68e2b3cb) ^ b;
  d = Math.imul(b ^ (d >>> 16), 0x76e15d3f) ^ c;
  return `w${lane(a)}${lane(b)}${lane(c)}${lane(d).slice(0, 4)}` as BlockId;
}

/** Of two blocks with the same id the later one: an id made from the first id, its own source and count. */
export function repeatedId(id: string, raw: string, occurrence: number): BlockId {
  return hashedId(`${id} ${occurrence} ${raw}`);
}

function lane(word: number): string {
  return (word >>> 0).toString(36).padStart(7, '0');
}
