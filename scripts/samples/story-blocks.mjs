/** The body of a sample story, from its notation to the JSON of `articleSchema`. resources/samples/README.md. */
import { inlineNodes } from './inline-marks.mjs';

/**
 * @typedef {{ type: string, attrs?: Record<string, unknown>, content?: unknown[] }} Block
 */

/**
 * @param {string} body paragraphs and blocks, parted by blank lines; headline and dek come first
 * @param {string} prefix begins every block's id, a letter first
 */
export function copyOf(body, prefix) {
  let count = 0;
  const nextId = () => `${prefix}-${String((count += 1)).padStart(2, '0')}`;
  const [headline = '', ...blocks] = body.trim().split(/\n\s*\n/);
  const [title = '', dek = ''] = headline.split('\n');
  return {
    type: 'doc',
    content: [
      text('headline', title.replace(/^# /, '')),
      text('dek', dek.replace(/^> /, '')),
      ...blocks.map((block) => blockOf(block.split('\n'), nextId)),
    ],
  };
}

/** @param {string[]} lines @param {() => string} nextId @returns {Block} */
function blockOf(lines, nextId) {
  const first = lines[0] ?? '';
  const heading = /^(#{2,4}) (.*)$/.exec(first);
  if (heading) return text('heading', heading[2] ?? '', { ...own(nextId), level: (heading[1] ?? '').length });
  if (first === '***') return { type: 'divider', attrs: own(nextId) };
  if (first.startsWith('>>> ')) return pullquote(lines, nextId);
  if (first.startsWith('> ')) return blockquote(lines, nextId);
  if (first.startsWith('- ')) return list('bulletList', {}, lines, nextId);
  if (/^\d+\. /.test(first)) return list('orderedList', { start: 1 }, lines, nextId);
  if (first.startsWith('|')) return table(lines, nextId);
  if (first.startsWith('![')) return picture(first, nextId);
  return text('paragraph', lines.join(' '), own(nextId));
}

/** @param {string[]} lines @param {() => string} nextId @returns {Block} */
function pullquote(lines, nextId) {
  const [quote = '', by = ''] = lines;
  const content = [text('quoteText', quote.slice(4)), text('speaker', by.replace(/^-- /, ''))];
  return { type: 'pullquote', attrs: own(nextId), content };
}

/** @param {string[]} lines @param {() => string} nextId @returns {Block} */
function blockquote(lines, nextId) {
  const attrs = own(nextId);
  const by = lines.find((line) => line.startsWith('-- ')) ?? '';
  const said = lines.filter((line) => line.startsWith('> '));
  const paragraphs = said.map((line) => text('paragraph', line.slice(2), own(nextId)));
  return { type: 'blockquote', attrs, content: [...paragraphs, text('attribution', by.replace(/^-- /, ''))] };
}

/**
 * @param {string} type @param {Record<string, unknown>} extra @param {string[]} lines
 * @param {() => string} nextId @returns {Block}
 */
function list(type, extra, lines, nextId) {
  const attrs = { ...own(nextId), ...extra };
  const content = lines.map((line) => ({
    type: 'listItem',
    attrs: own(nextId),
    content: [text('paragraph', line.replace(/^(?:-|\d+\.) /, ''), own(nextId))],
  }));
  return { type, attrs, content };
}

/** The row before `|--` is the head. @param {string[]} lines @param {() => string} nextId @returns {Block} */
function table(lines, nextId) {
  const attrs = own(nextId);
  const headed = lines[1]?.startsWith('|--') === true;
  const rows = lines.filter((line) => !line.startsWith('|--'));
  const content = rows.map((line, index) => ({
    type: 'tableRow',
    content: line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => text(headed && index === 0 ? 'tableHeader' : 'tableCell', cell.trim(), cellAttributes)),
  }));
  return { type: 'table', attrs, content };
}

const cellAttributes = { colspan: 1, rowspan: 1, colwidth: null, align: null };

/** `![name] alt | caption | credit` @param {string} line @param {() => string} nextId @returns {Block} */
function picture(line, nextId) {
  const { name, alt, caption, credit } = pictureWords(line.replace(/^!\[([^\]]+)\] /, '$1 | '));
  return {
    type: 'image',
    attrs: { ...own(nextId), source: `picture:${name}`, remoteId: null, alt, size: null },
    content: [text('caption', caption), text('credit', credit)],
  };
}

/** Name, alternative text, caption and credit, parted by bars. @param {string} words */
export function pictureWords(words) {
  const [name = '', alt = '', caption = '', credit = ''] = words.split('|').map((part) => part.trim());
  return { name, alt, caption, credit };
}

/** @param {string} type @param {string} words @param {Record<string, unknown>} [attrs] @returns {Block} */
function text(type, words, attrs) {
  const content = inlineNodes(words);
  return { type, ...(attrs && { attrs }), ...(content.length > 0 && { content }) };
}

/** @param {() => string} nextId */
function own(nextId) {
  return { id: nextId(), dress: null };
}
