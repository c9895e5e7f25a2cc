import { Menu, Search } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { PageModel } from '../model/page-model';
import { useEdition } from './edition-context';

type MastheadProps = Pick<PageModel, 'masthead' | 'date' | 'nav'>;

/** The furniture above every page of the edition: nameplate, sections, the way to the other language. */
export const Masthead = memo(function Masthead({ masthead, date, nav }: MastheadProps): ReactNode {
  const { say, language } = useEdition();
  return (
    <header className="masthead">
      <div className="masthead-bar">
        <Menu size={21} aria-hidden="true" />
        <span className="masthead-date">{date}</span>
        <span className="nameplate">{masthead}</span>
        <Search size={20} aria-hidden="true" />
        <span className="masthead-side">
          <span className="editions">
            <span data-current={language === 'en'} lang="en">
              {say('preview.page.edition.en')}
            </span>
            <span data-current={language === 'fr'} lang="fr">
              {say('preview.page.edition.fr')}
            </span>
          </span>
          <span className="subscribe">{say('preview.page.subscribe')}</span>
        </span>
      </div>
      <nav aria-label={say('preview.page.nav')}>
        <ul>
          {nav.map(({ name, current }) => (
            <li key={name} data-current={current}>
              {name}
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
});
