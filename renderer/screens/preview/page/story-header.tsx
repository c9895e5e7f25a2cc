import type { ReactNode } from 'react';
import type { PageModel } from '../model/page-model';
import { useEdition } from './edition-context';
import { Picture } from './picture';
import { ShareRow } from './share-row';

/** Everything between the sections bar and the first paragraph. */
export function StoryHeader({ page }: { page: PageModel }): ReactNode {
  const { say } = useEdition();
  const isUntitled = page.headline === '';
  return (
    <header className="story-header">
      <ol className="breadcrumb" aria-label={say('preview.page.breadcrumb')}>
        {page.breadcrumb.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {page.section !== null && <p className="section-label">{page.section}</p>}
      <h1 {...(isUntitled ? { className: 'not-yet' } : {})}>
        {isUntitled ? say('preview.page.noHeadline') : wholeWords(page.headline)}
      </h1>
      {page.dek !== '' && <p className="dek">{page.dek}</p>}
      <div className="signature">
        <div>
          {page.byline.length > 0 && (
            <p className="byline">
              {page.byline.map(({ text, isName }, index) =>
                isName ? <b key={index}>{text}</b> : <span key={index}>{text}</span>,
              )}
            </p>
          )}
          <p className="times">
            <span>{page.published}</span>
            {page.updated !== null && <span>{page.updated}</span>}
            {page.reading !== null && <span>{page.reading}</span>}
          </p>
        </div>
        <ShareRow />
      </div>
    </header>
  );
}

/** The picture that opens the story, with its words. */
export function LeadFigure({ lead }: { lead: NonNullable<PageModel['lead']> }): ReactNode {
  return (
    <figure className="lead">
      <Picture address={lead.picture} alt={lead.alt} />
      {(lead.caption !== '' || lead.credit !== '') && (
        <figcaption>
          {lead.caption} {lead.credit !== '' && <span className="credit">{lead.credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}

/** Compounds stay on one line of a headline: « centre-ville » parted after its hyphen reads as a mistake. */
function wholeWords(headline: string): ReactNode[] {
  return headline.split(/(\S*\S-\S+)/).map((part, index) =>
    index % 2 === 1 && part.length <= longestWhole ? (
      <span key={index} className="whole">
        {part}
      </span>
    ) : (
      part
    ),
  );
}

/** Longer ones would not fit on a phone. */
const longestWhole = 16;
