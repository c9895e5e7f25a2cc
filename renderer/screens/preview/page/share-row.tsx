import { Bookmark, Link2, Mail, Printer } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { useEdition } from './edition-context';

const ways = [
  ['link', Link2],
  ['email', Mail],
  ['print', Printer],
  ['save', Bookmark],
] as const;

/** The share buttons as readers see them; here they do nothing. */
export const ShareRow = memo(function ShareRow(): ReactNode {
  const { say } = useEdition();
  return (
    <ul className="share" aria-label={say('preview.page.share')}>
      {ways.map(([way, Icon]) => (
        <li key={way} title={say(`preview.page.share.${way}`)}>
          <Icon size={17} aria-hidden="true" />
          <span>{say(`preview.page.share.${way}`)}</span>
        </li>
      ))}
    </ul>
  );
});
