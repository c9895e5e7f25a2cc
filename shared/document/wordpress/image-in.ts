import type { Node } from '@tiptap/pm/model';
import { isImageSource, isSizeName } from '../nodes/image';
import { articleSchema } from '../schema';
import type { Dress, HtmlAttributes } from './dress';
import { writeDress } from './dress';
import { readInline, readPlain } from './inline-in';
import type { HtmlElement, HtmlNode } from './strict-html';

const { nodes } = articleSchema;

/**
 * An image block's figure as an image node, or null where it is built in some other way. Attachment id,
 * size, address, alt, caption and credit are read; every other attribute goes into the dress.
 */
export function readImage(
  block: string,
  figure: HtmlElement,
  id: string | null,
  attributes: Record<string, unknown>,
): Node | null {
  const { id: remoteId = null, sizeSlug = null, ...others } = attributes;
  const [first, second, ...rest] = figure.children.filter(isVisible);
  const link = first?.kind === 'element' && first.tag === 'a' ? first : null;
  const img = link === null ? first : link.children[0];
  if (figure.tag !== 'figure' || rest.length > 0 || (link !== null && link.children.length !== 1))
    return null;
  if (img?.kind !== 'element' || img.tag !== 'img') return null;
  if (remoteId !== null && (typeof remoteId !== 'number' || !Number.isInteger(remoteId) || remoteId < 1))
    return null;
  if (sizeSlug !== null && !isSizeName(sizeSlug)) return null;
  const source = valueOf(img.attributes, 'src');
  if (!isImageSource(source) || source.startsWith('sha256:')) return null;
  const words = second === undefined ? noCaption() : readCaption(second);
  if (words === null) return null;
  const dress = {
    block,
    ...(Object.keys(others).length > 0 ? { attributes: others } : {}),
    ...part('element', withoutClasses(figure.attributes, ['wp-block-image', `size-${String(sizeSlug)}`])),
    ...part(
      'img',
      withoutClasses(
        img.attributes.filter(([name]) => name !== 'src' && name !== 'alt'),
        [`wp-image-${String(remoteId)}`],
      ),
    ),
    ...(link === null ? {} : { link: copy(link.attributes) }),
    ...(words.attributes === null ? {} : { caption: copy(words.attributes) }),
  } satisfies Dress;
  const alt = valueOf(img.attributes, 'alt') ?? '';
  return nodes.image.create(
    { id, source, remoteId, alt, size: sizeSlug, dress: writeDress(dress) },
    words.content,
  );
}

interface Words {
  readonly content: Node[];
  /** The caption element's attributes, where they are not the usual ones. */
  readonly attributes: HtmlAttributes | null;
}

function noCaption(): Words {
  return { content: [nodes.caption.create(), nodes.credit.create()], attributes: null };
}

function readCaption(element: HtmlNode): Words | null {
  if (element.kind !== 'element' || element.tag !== 'figcaption') return null;
  const { children } = element;
  const end = children.findLastIndex(isVisible);
  const last = children[end];
  const isCredited = last?.kind === 'element' && isCredit(last);
  const credit = isCredited ? readPlain(last.children) : [];
  const caption = readInline(isCredited ? children.slice(0, end) : children);
  if (caption === null || credit === null) return null;
  const [only] = element.attributes;
  const usual = element.attributes.length === 1 && only?.[0] === 'class' && only[1] === 'wp-element-caption';
  return {
    content: [
      nodes.caption.create(null, isCredited ? withoutLastSpace(caption) : caption),
      nodes.credit.create(null, credit),
    ],
    attributes: usual ? null : element.attributes,
  };
}

function isCredit({ tag, attributes }: HtmlElement): boolean {
  return tag === 'span' && attributes.length === 1 && valueOf(attributes, 'class') === 'stet-credit';
}

/** The space that stands between caption and credit is neither's. */
function withoutLastSpace(caption: readonly Node[]): Node[] {
  const last = caption.at(-1);
  if (last?.text?.endsWith(' ') !== true) return [...caption];
  const text = last.text.slice(0, -1);
  return [...caption.slice(0, -1), ...(text === '' ? [] : [articleSchema.text(text, last.marks)])];
}

function withoutClasses(attributes: HtmlAttributes, classes: readonly string[]): [string, string][] {
  const left: [string, string][] = [];
  for (const [name, value] of attributes) {
    const kept =
      name === 'class'
        ? value
            .split(/\s+/)
            .filter((word) => word !== '' && !classes.includes(word))
            .join(' ')
        : value;
    if (name !== 'class' || kept !== '') left.push([name, kept]);
  }
  return left;
}

function part(name: 'element' | 'img', attributes: [string, string][]): Partial<Dress> {
  return attributes.length > 0 ? { [name]: attributes } : {};
}

function copy(attributes: HtmlAttributes): [string, string][] {
  return attributes.map(([name, value]) => [name, value]);
}

function valueOf(attributes: HtmlAttributes, name: string): string | undefined {
  return attributes.find(([found]) => found === name)?.[1];
}

function isVisible(node: HtmlNode): boolean {
  return node.kind !== 'text' || /[^ \t\n\f\r]/.test(node.text);
}
