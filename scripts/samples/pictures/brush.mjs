/** Small helpers that write SVG; every picture is 1500 × 1000 unless it says otherwise. */

/** @param {number} seed A repeatable source of numbers from 0 to 1: the pictures are the same on every machine. */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** @param {number} count @param {(index: number) => string} draw */
export function many(count, draw) {
  return Array.from({ length: count }, (_none, index) => draw(index)).join('');
}

/** @param {string} id @param {readonly (readonly [number, string])[]} stops top to bottom, 0 to 1 */
export function fade(id, stops) {
  const list = stops.map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`).join('');
  return `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${list}</linearGradient>`;
}

/** @param {string} id @param {string} inner @param {string} outer */
export function glow(id, inner, outer) {
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${inner}"/><stop offset="1" stop-color="${outer}"/></radialGradient>`;
}

/** @param {number} x @param {number} y @param {number} width @param {number} height @param {string} fill @param {string} [more] */
export function box(x, y, width, height, fill, more = '') {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`;
}

/** @param {number} x @param {number} y @param {number} r @param {string} fill @param {string} [more] */
export function disc(x, y, r, fill, more = '') {
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
}

/** @param {string} d @param {string} fill @param {string} [more] */
export function shape(d, fill, more = '') {
  return `<path d="${d}" fill="${fill}" ${more}/>`;
}

/** @param {string} d @param {string} stroke @param {number} width @param {string} [more] */
export function line(d, stroke, width, more = '') {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" ${more}/>`;
}

/** @param {string} defs @param {string} body @param {number} [width] @param {number} [height] */
export function canvas(defs, body, width = 1500, height = 1000) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs}</defs>${body}</svg>`;
}
