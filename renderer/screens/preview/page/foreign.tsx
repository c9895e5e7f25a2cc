import { useLayoutEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { readForeign } from '../model/foreign-html';
import { useEdition } from './edition-context';

interface ForeignProps {
  readonly raw: string;
  /** The block's name, `classic`, or empty for inline markup. */
  readonly label: string;
  readonly inline?: boolean;
}

/** Markup Stet does not know: what is harmless in it, and a named placeholder for what only the site shows. */
export function Foreign({ raw, label, inline = false }: ForeignProps): ReactNode {
  const content = useMemo(() => readForeign(raw, label), [raw, label]);
  const { say } = useEdition();
  const Tag = inline ? 'span' : 'div';
  if (inline && content.fragment === null) return null;
  const needsPlaceholder = !inline && (content.omitted || content.fragment === null);
  return (
    <>
      {content.fragment !== null && <Inert as={Tag} fragment={content.fragment} />}
      {needsPlaceholder && (
        <div className="placeholder">
          <div>
            <strong>{say('preview.page.embed', { label: nameOf(label, say) })}</strong>
            {content.address !== null && (
              <a role="link" tabIndex={0} data-href={content.address}>
                {content.address}
              </a>
            )}
          </div>
        </div>
      )}
    </>
  );
}

/** The sanitised nodes themselves are put in place: nothing is written out as HTML and parsed again. */
function Inert({ as: Tag, fragment }: { as: 'div' | 'span'; fragment: DocumentFragment }): ReactNode {
  const host = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const element = host.current;
    element?.replaceChildren(element.ownerDocument.importNode(fragment, true));
  }, [fragment]);
  return (
    <Tag
      className="foreign"
      ref={(element) => {
        host.current = element;
      }}
    />
  );
}

function nameOf(label: string, say: ReturnType<typeof useEdition>['say']): string {
  if (label.endsWith('shortcode')) return say('preview.page.embed.shortcode');
  const name = label.replace(/^core(?:-embed)?\//, '').replace(/^.*\//, '');
  if (name === '' || /^(?:classic|html|freeform|embed)$/.test(name)) return say('preview.page.embed.unnamed');
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
}
