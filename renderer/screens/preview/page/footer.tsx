import { memo } from 'react';
import type { ReactNode } from 'react';
import type { PageModel } from '../model/page-model';
import { useEdition } from './edition-context';

const doors = ['about', 'contact', 'standards', 'corrections', 'privacy'] as const;

/** The foot of every page of the edition. */
export const Footer = memo(function Footer(props: Pick<PageModel, 'masthead' | 'year'>): ReactNode {
  const { masthead, year } = props;
  const { say } = useEdition();
  return (
    <footer className="footer">
      <p className="nameplate">{masthead}</p>
      <ul>
        {doors.map((door) => (
          <li key={door}>{say(`preview.page.footer.${door}`)}</li>
        ))}
      </ul>
      <p>{say('preview.page.footer.rights', { year, name: masthead })}</p>
    </footer>
  );
});
