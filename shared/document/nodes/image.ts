import type { NodeSpec } from '@tiptap/pm/model';
import { blockAttributes, idAttribute, isIntegerWithin, nullOr, only, readId } from './attributes';

const localSource = /^sha256:[0-9a-f]{64}$/;
const siteSource = /^https?:\/\/[^\s"'<>\\]+$/i;

/** Whether an image source points into the local media store (`sha256:` and 64 hex digits). */
export function isLocalSource(source: string): boolean {
  return localSource.test(source);
}

/** Whether a value may be an image's source: `sha256:<64 hex>`, or an absolute http or https URL. */
export function isImageSource(source: unknown): source is string {
  return typeof source === 'string' && (localSource.test(source) || siteSource.test(source));
}

/** A picture with its caption and credit as editable text. `remoteId` is the site's attachment number. */
export const image: NodeSpec = {
  group: 'block',
  content: 'caption credit',
  isolating: true,
  draggable: true,
  attrs: {
    ...blockAttributes,
    source: { validate: only('an image source', isImageSource) },
    remoteId: {
      default: null,
      validate: nullOr('an attachment id', (id) => isIntegerWithin(id, 1, 2 ** 53 - 1)),
    },
    alt: { default: '', validate: 'string' },
    size: { default: null, validate: nullOr('a size name', isSizeName) },
  },
  parseDOM: [
    { tag: 'figure', getAttrs: readFigure, contentElement: captionOf },
    { tag: 'img', getAttrs: (element) => readImage(element) },
  ],
  toDOM: (node) => {
    const { source, alt, size, remoteId } = node.attrs;
    const shown = typeof source === 'string' && siteSource.test(source) ? { src: source } : {};
    const facts = {
      'data-source': String(source),
      ...(size === null ? {} : { 'data-size': String(size) }),
      ...(remoteId === null ? {} : { 'data-remote-id': String(remoteId) }),
    };
    return [
      'figure',
      idAttribute(node.attrs['id']),
      ['img', { ...facts, ...shown, alt: String(alt) }],
      ['figcaption', 0],
    ];
  },
};

export const caption: NodeSpec = {
  content: 'inline*',
  parseDOM: [{ tag: 'div[data-caption]' }],
  toDOM: () => ['div', { 'data-caption': '' }, 0],
};

export const credit: NodeSpec = {
  content: 'text*',
  marks: 'insertion deletion comment',
  parseDOM: [{ tag: 'div[data-credit]' }],
  toDOM: () => ['div', { 'data-credit': '' }, 0],
};

/** Whether a value may name an image size: WordPress's size slugs, such as `large`. */
export function isSizeName(size: unknown): size is string {
  return typeof size === 'string' && /^[a-z0-9][a-z0-9_-]{0,63}$/i.test(size);
}

function readFigure(figure: HTMLElement): Record<string, unknown> | false {
  const img = figure.querySelector('img');
  const attrs = img === null ? false : readImage(img);
  return attrs === false ? false : { ...attrs, id: readId(figure) };
}

function readImage(img: Element): Record<string, unknown> | false {
  const source = img.getAttribute('data-source') ?? img.getAttribute('src');
  if (!isImageSource(source)) return false;
  const size = img.getAttribute('data-size');
  const remoteId = Number(img.getAttribute('data-remote-id') ?? Number.NaN);
  return {
    source,
    alt: img.getAttribute('alt') ?? '',
    size: isSizeName(size) ? size : null,
    remoteId: isIntegerWithin(remoteId, 1, 2 ** 53 - 1) ? remoteId : null,
  };
}

function captionOf(figure: Node): HTMLElement {
  const element = figure as HTMLElement;
  return element.querySelector('figcaption') ?? element.ownerDocument.createElement('figcaption');
}
