import type { Mark, Node } from '@tiptap/pm/model';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { addressOfTag } from '../model/foreign-html';
import { Foreign } from './foreign';

/** The words of a text block with their marks; runs that share a mark share one element. */
export function inlineOf(parent: Node): ReactNode {
  const children: Node[] = [];
  parent.forEach((child) => children.push(child));
  return run(children, 0);
}

/** A link that shows where it goes and never goes there. */
export function InertLink({ address, children }: { address: string; children: ReactNode }): ReactNode {
  return (
    <a role="link" tabIndex={0} data-href={address}>
      {children}
    </a>
  );
}

function run(children: readonly Node[], depth: number): ReactNode {
  const parts: ReactNode[] = [];
  for (let at = 0; at < children.length;) {
    const child = children[at];
    const mark = child?.marks[depth];
    let end = at + 1;
    if (mark !== undefined) while (children[end]?.marks[depth]?.eq(mark)) end++;
    const key = at;
    if (child !== undefined && mark === undefined) parts.push(<Fragment key={key}>{leaf(child)}</Fragment>);
    if (mark !== undefined) parts.push(marked(mark, run(children.slice(at, end), depth + 1), key));
    at = end;
  }
  return parts;
}

function leaf(node: Node): ReactNode {
  if (node.isText) return node.text;
  if (node.type.name === 'hardBreak') return <br />;
  return <Foreign raw={String(node.attrs['raw'])} label="" inline />;
}

function marked(mark: Mark, children: ReactNode, key: number): ReactNode {
  switch (mark.type.name) {
    case 'link':
      return (
        <InertLink key={key} address={String(mark.attrs['href'])}>
          {children}
        </InertLink>
      );
    case 'bold':
      return <strong key={key}>{children}</strong>;
    case 'italic':
      return <em key={key}>{children}</em>;
    case 'strike':
      return <s key={key}>{children}</s>;
    case 'subscript':
      return <sub key={key}>{children}</sub>;
    case 'superscript':
      return <sup key={key}>{children}</sup>;
    default:
      return foreignMark(mark, children, key);
  }
}

const harmless = ['u', 'small', 'code', 'kbd', 'abbr', 'q', 'cite', 'ins', 'del', 'b', 'i', 'time'] as const;

/** An element Stet does not know keeps its name where it is harmless, never its attributes. */
function foreignMark(mark: Mark, children: ReactNode, key: number): ReactNode {
  const tag = String(mark.attrs['tag']);
  const open = String(mark.attrs['open']);
  const address = tag === 'a' ? addressOfTag(open) : null;
  if (address !== null) {
    return (
      <InertLink key={key} address={address}>
        {children}
      </InertLink>
    );
  }
  // Editors' inline notes are marks too, and readers never see those.
  const isHighlight = tag === 'mark' && !open.includes('wp-note');
  const Tag = isHighlight ? 'mark' : harmless.find((name) => name === tag);
  return Tag === undefined ? <Fragment key={key}>{children}</Fragment> : <Tag key={key}>{children}</Tag>;
}
