/**
 * The inline notation of a sample story: **bold**, *italic*, [text](address).
 * @typedef {{ type: string, attrs?: Record<string, unknown> }} Mark
 * @typedef {{ type: 'text', text: string, marks?: Mark[] }} TextNode
 */

const notation = /\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*|\[(?<label>[^\]]+)\]\((?<href>[^)]+)\)/g;

/**
 * A line of text as ProseMirror text nodes; an empty line gives none.
 * @param {string} line
 * @returns {TextNode[]}
 */
export function inlineNodes(line) {
  /** @type {TextNode[]} */
  const nodes = [];
  let from = 0;
  for (const match of line.matchAll(notation)) {
    nodes.push(...plain(line.slice(from, match.index)));
    const { bold, italic, label, href } = match.groups ?? {};
    if (bold !== undefined) nodes.push({ type: 'text', text: bold, marks: [{ type: 'bold' }] });
    if (italic !== undefined) nodes.push({ type: 'text', text: italic, marks: [{ type: 'italic' }] });
    if (label !== undefined) nodes.push({ type: 'text', text: label, marks: [linkMark(href ?? '')] });
    from = match.index + match[0].length;
  }
  return [...nodes, ...plain(line.slice(from))];
}

/** @param {string} text @returns {TextNode[]} */
function plain(text) {
  return text === '' ? [] : [{ type: 'text', text }];
}

/** @param {string} href @returns {Mark} */
function linkMark(href) {
  return { type: 'link', attrs: { href, title: null, rel: null, target: null } };
}
