import { parseFragment, defaultTreeAdapter } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { instantSchema } from '../../article/fields';
import type { PublicNotice } from '../../article/fields';
import { writeBlock } from './block-comment';
import { hashedId } from './block-hash';
import { escapeText } from './html-text';
import { readMetadata } from './metadata';
import { parseBlocks } from './parse-blocks';
import type { SourceBlock } from './parse-blocks';
import { plainLine } from './title';

/** A notice as it stands in a post; `label` is what comes before its text. */
export interface WrittenNotice extends PublicNotice {
  readonly label: string;
}

/** A notice read from a post. */
export interface PostNotice extends Omit<PublicNotice, 'at'> {
  readonly label: string;
  /** Null where the block's metadata was lost: then the id is made of its text. */
  readonly at: string | null;
  /** The block is the advisory that stands alone in the place of a killed story. */
  readonly isAdvisory: boolean;
}

/** How the page holds a notice's text: without spaces at either end, what a post cannot carry dropped. */
export function noticeText(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => plainLine(line).trim());
  return lines.join('\n').trim();
}

/** A notice as a paragraph block; empty where nothing of its text can be carried. */
export function writeNotice(notice: WrittenNotice, place: 'after-body' | 'alone' = 'after-body'): string {
  const { id, kind, at, label } = notice;
  const text = noticeText(notice.text);
  if (text === '') return '';
  const className = `stet-notice stet-notice-${kind}`;
  const metadata = {
    stet: `${place === 'alone' ? advisoryPrefix : noticePrefix}${id}`,
    stetNotice: { kind, at },
  };
  const html = text.split('\n').map(escapeText).join('<br>');
  return writeBlock(
    'paragraph',
    { className, metadata },
    `<p class="${className}"><strong>${escapeText(label)}</strong> ${html}</p>`,
  );
}

/**
 * The notice that a top-level block is: by its metadata, or by its class where that was lost. Null for any other block,
 * and for one whose label or text was taken away: that stays what it is to everybody else, a paragraph.
 */
export function readNotice(block: SourceBlock): PostNotice | null {
  if (block.name !== 'paragraph' || !/stet-notice|"stetNotice"/.test(block.raw)) return null;
  const words = wordsOf(block);
  if (words === null) return null;
  const { stet, stetNotice } = readMetadata(block.attributes);
  if (stet === undefined && stetNotice === undefined) {
    const kind = kinds.find((one) => words.classes.includes(`stet-notice-${one}`));
    const isNotice = words.classes.includes('stet-notice') && kind !== undefined;
    const { label, text } = words;
    return isNotice
      ? { id: hashedId(`${kind} ${text}`), kind, at: null, label, text, isAdvisory: false }
      : null;
  }
  const told = toldOf(stet, stetNotice);
  return told === null ? null : { ...told, label: words.label, text: words.text };
}

/** Whether a post's content holds the advisory that stands in the place of a killed story. */
export function hasAdvisory(content: string): boolean {
  return (
    content.includes(advisoryPrefix) &&
    parseBlocks(content).some((piece) => piece.kind === 'block' && readNotice(piece)?.isAdvisory === true)
  );
}

const noticePrefix = 'notice-';
const advisoryPrefix = 'killed-';
const kinds = ['update', 'correction', 'kill'] as const;
/** The longest text a notice may have. */
const longest = 5_000;

function toldOf(stet: unknown, stetNotice: unknown): Omit<PostNotice, 'label' | 'text'> | null {
  if (typeof stet !== 'string' || typeof stetNotice !== 'object' || stetNotice === null) return null;
  const prefix = [noticePrefix, advisoryPrefix].find((one) => stet.startsWith(one));
  const { kind: said, at }: { kind?: unknown; at?: unknown } = stetNotice;
  const kind = kinds.find((one) => one === said);
  const time = instantSchema.safeParse(at);
  if (prefix === undefined || kind === undefined || !time.success) return null;
  const id = stet.slice(prefix.length);
  if (id === '' || id.length > 64) return null;
  return { id, kind, at: time.data, isAdvisory: prefix === advisoryPrefix };
}

interface Words {
  readonly classes: readonly string[];
  readonly label: string;
  readonly text: string;
}

/** The label is what stands in bold at the beginning, the text what follows it; null where either is missing. */
function wordsOf({ content, selfClosing }: SourceBlock): Words | null {
  const [html, ...more] = content;
  if (selfClosing || typeof html !== 'string' || more.length > 0 || !html.includes('<p')) return null;
  const visible = parseFragment(html).childNodes.filter((node) => !isSpace(node));
  const [paragraph] = visible;
  if (visible.length !== 1 || paragraph === undefined || !isElement(paragraph, ['p'])) return null;
  const classes = paragraph.attrs.find(({ name }) => name === 'class')?.value.split(/\s+/) ?? [];
  const [first, ...rest] = paragraph.childNodes.filter((node, index) => index > 0 || !isSpace(node));
  if (first === undefined || !isElement(first, ['strong', 'b'])) return null;
  const label = noticeText(textIn([first]));
  const text = noticeText(textIn(rest));
  return label === '' || text === '' || text.length > longest ? null : { classes, label, text };
}

type Parsed = DefaultTreeAdapterTypes.ChildNode;

function isElement(node: Parsed, tags: readonly string[]): node is DefaultTreeAdapterTypes.Element {
  return defaultTreeAdapter.isElementNode(node) && tags.includes(node.tagName);
}

function isSpace(node: Parsed): boolean {
  return defaultTreeAdapter.isTextNode(node) && node.value.trim() === '';
}

/** Text as it is read, breaks as line breaks. Without recursion: hostile markup nests deeper than the stack. */
function textIn(nodes: readonly Parsed[]): string {
  let text = '';
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (defaultTreeAdapter.isTextNode(node)) text += node.value.replace(/[\n\r]+/g, ' ');
    else if (isElement(node, ['br'])) text += '\n';
    else if (defaultTreeAdapter.isElementNode(node)) pending.push(...[...node.childNodes].reverse());
  }
  return text;
}
