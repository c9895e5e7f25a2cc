import type { Node } from '@tiptap/pm/model';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { lookOf } from '../model/dress-look';
import { pictureAddress } from '../model/picture-address';
import { Foreign } from './foreign';
import { inlineOf } from './inline';
import { Picture } from './picture';
import { TableBlock } from './table-block';

interface BlockProps {
  readonly node: Node;
  /** The dateline that runs into this paragraph. */
  readonly runIn?: string | null;
}

/** One block of the body. A block that was not edited is the same node and is not drawn again. */
export const Block = memo(function Block({ node, runIn = null }: BlockProps): ReactNode {
  const { align, dropCap } = lookOf(node.attrs['dress']);
  const kind = [align === null ? '' : `align-${align}`, dropCap ? 'drop-cap' : ''].join(' ').trim();
  const look = kind === '' ? {} : { className: kind };
  switch (node.type.name) {
    case 'paragraph':
      return (
        <p {...look}>
          {runIn !== null && <span className="dateline">{runIn} </span>}
          {inlineOf(node)}
        </p>
      );
    case 'heading':
      return headingOf(node, look);
    case 'bulletList':
      return <ul {...look}>{childrenOf(node)}</ul>;
    case 'orderedList':
      return (
        <ol {...look} start={Number(node.attrs['start'])}>
          {childrenOf(node)}
        </ol>
      );
    case 'listItem':
      return <li>{childrenOf(node)}</li>;
    case 'blockquote':
      return <blockquote {...look}>{childrenOf(node)}</blockquote>;
    case 'pullquote':
      return <aside className={`pullquote ${kind}`}>{childrenOf(node)}</aside>;
    case 'quoteText':
      return <p>{inlineOf(node)}</p>;
    case 'attribution':
    case 'speaker':
      return node.content.size === 0 ? null : <cite>{inlineOf(node)}</cite>;
    case 'image':
      return <FigureBlock node={node} kind={kind} />;
    case 'table':
      return <TableBlock node={node} kind={kind} />;
    case 'divider':
      return <hr />;
    case 'opaque':
      return <Foreign raw={String(node.attrs['raw'])} label={String(node.attrs['label'])} />;
    default:
      return null;
  }
});

/** The blocks inside a node, keyed by their ids so that React follows a moved block. */
export function childrenOf(parent: Node, runIn: string | null = null, from = 0): ReactNode[] {
  const blocks: ReactNode[] = [];
  const seen = new Set<string>();
  let dateline = runIn;
  parent.forEach((child, _offset, index) => {
    if (index < from) return;
    const id: unknown = child.attrs['id'];
    const key = typeof id === 'string' && !seen.has(id) ? id : `at-${index}`;
    seen.add(key);
    const opensStory = dateline !== null && child.type.name === 'paragraph';
    blocks.push(<Block key={key} node={child} runIn={opensStory ? dateline : null} />);
    if (opensStory) dateline = null;
  });
  return blocks;
}

function FigureBlock({ node, kind }: { node: Node; kind: string }): ReactNode {
  const [caption, credit] = [node.child(0), node.child(1)];
  const hasText = caption.content.size > 0 || credit.content.size > 0;
  return (
    <figure className={kind}>
      <Picture address={pictureAddress(String(node.attrs['source']))} alt={String(node.attrs['alt'])} />
      {hasText && (
        <figcaption>
          {inlineOf(caption)}{' '}
          {credit.content.size > 0 && <span className="credit">{credit.textContent}</span>}
        </figcaption>
      )}
    </figure>
  );
}

function headingOf(node: Node, look: { readonly className?: string }): ReactNode {
  const level: unknown = node.attrs['level'];
  const words = inlineOf(node);
  if (level === 3) return <h3 {...look}>{words}</h3>;
  return level === 4 ? <h4 {...look}>{words}</h4> : <h2 {...look}>{words}</h2>;
}
