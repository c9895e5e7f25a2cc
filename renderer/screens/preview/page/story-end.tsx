import { memo } from 'react';
import type { ReactNode } from 'react';
import type { AuthorBox, PageModel } from '../model/page-model';
import { useEdition } from './edition-context';
import { InertLink } from './inline';
import { Picture } from './picture';

type StoryEndProps = Pick<PageModel, 'tags' | 'authors'>;

/** What closes a story: its tags and the people who made it. */
export const StoryEnd = memo(function StoryEnd({ tags, authors }: StoryEndProps): ReactNode {
  const { say } = useEdition();
  return (
    <div className="story-end">
      {tags.length > 0 && (
        <section className="tags" aria-label={say('preview.page.tags')}>
          <h2>{say('preview.page.tags')}</h2>
          <ul>
            {tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        </section>
      )}
      {authors.length > 0 && (
        <section className="authors">
          <h2>{say('preview.page.authors', { count: authors.length })}</h2>
          {authors.map((author) => (
            <Author key={author.id} author={author} />
          ))}
        </section>
      )}
    </div>
  );
});

function Author({ author }: { author: AuthorBox }): ReactNode {
  return (
    <div className="author">
      {author.picture === null ? (
        <span className="portrait initials" aria-hidden="true">
          {author.initials}
        </span>
      ) : (
        <Picture className="portrait" address={author.picture} alt="" />
      )}
      <div>
        <h3>{author.name}</h3>
        <p className="author-title">{author.title}</p>
        {author.bio !== '' && <p>{author.bio}</p>}
        {author.email !== '' && (
          <p>
            <InertLink address={`mailto:${author.email}`}>{author.email}</InertLink>
          </p>
        )}
      </div>
    </div>
  );
}
