import { memo } from 'react';
import type { ReactNode } from 'react';
import type { PageCard, PageModel } from '../model/page-model';
import { useEdition } from './edition-context';
import { Picture } from './picture';

type MoreStoriesProps = Pick<PageModel, 'related' | 'previous' | 'next'>;

/** Where a reader goes next: stories like this one, and the older and newer one of the section. */
export const MoreStories = memo(function MoreStories(props: MoreStoriesProps): ReactNode {
  const { related, previous, next } = props;
  const { say } = useEdition();
  return (
    <>
      {related.length > 0 && (
        <section className="related">
          <h2>{say('preview.page.related')}</h2>
          <ul>
            {related.map((story) => (
              <Card key={story.id} story={story} />
            ))}
          </ul>
        </section>
      )}
      {(previous !== null || next !== null) && (
        <nav className="around" aria-label={say('preview.page.around')}>
          {previous !== null && <Step way="previous" story={previous} />}
          {next !== null && <Step way="next" story={next} />}
        </nav>
      )}
    </>
  );
});

function Card({ story }: { story: PageCard }): ReactNode {
  return (
    <li className="card">
      {story.picture === null ? <span className="card-blank" /> : <Picture address={story.picture} alt="" />}
      <div>
        {story.section !== '' && <p className="section-label">{story.section}</p>}
        <h3>{story.headline}</h3>
      </div>
    </li>
  );
}

function Step({ way, story }: { way: 'previous' | 'next'; story: PageCard }): ReactNode {
  const { say } = useEdition();
  return (
    <p className={way}>
      <span>{say(`preview.page.${way}`)}</span>
      <b>{story.headline}</b>
    </p>
  );
}
