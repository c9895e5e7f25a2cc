import type { Node } from '@tiptap/pm/model';
import type { ReactNode } from 'react';
import type { PageModel } from '../model/page-model';
import { childrenOf } from './blocks';
import { EditionContext } from './edition-context';
import { Footer } from './footer';
import { Masthead } from './masthead';
import { MoreStories } from './more-stories';
import { Notices } from './notices';
import { StoryEnd } from './story-end';
import { LeadFigure, StoryHeader } from './story-header';

interface NewsPageProps {
  readonly doc: Node;
  readonly page: PageModel;
  /** Called with the address of the link under the pointer or the focus, and with null when there is none. */
  readonly onLink: (address: string | null) => void;
}

/** Blocks before the body in a copy: headline and dek. */
const bodyFrom = 2;

/** The article as a page of the edition it appears in. Nothing on it leads anywhere. */
export function NewsPage({ doc, page, onLink }: NewsPageProps): ReactNode {
  const point = (target: EventTarget): void => onLink(addressUnder(target));
  return (
    <EditionContext value={page.edition}>
      <div
        className="page"
        lang={page.edition.locale}
        onMouseOver={({ target }) => point(target)}
        onMouseLeave={() => onLink(null)}
        onFocus={({ target }) => point(target)}
        onBlur={() => onLink(null)}
      >
        <Masthead masthead={page.masthead} date={page.date} nav={page.nav} />
        <main>
          <article>
            <StoryHeader page={page} />
            {page.lead !== null && <LeadFigure lead={page.lead} />}
            {!page.isKilled && <div className="body">{childrenOf(doc, page.dateline, bodyFrom)}</div>}
            <Notices notices={page.notices} />
            <StoryEnd tags={page.tags} authors={page.authors} />
          </article>
          <MoreStories related={page.related} previous={page.previous} next={page.next} />
        </main>
        <Footer masthead={page.masthead} year={page.year} />
      </div>
    </EditionContext>
  );
}

/** The target lives in the frame's own realm, so `instanceof` would not know it. */
function addressUnder(target: EventTarget): string | null {
  if (!('closest' in target)) return null;
  return (target as Element).closest('[data-href]')?.getAttribute('data-href') ?? null;
}
