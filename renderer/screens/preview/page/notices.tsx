import { Fragment, memo } from 'react';
import type { ReactNode } from 'react';
import type { PageModel } from '../model/page-model';

/** What readers are told of changes after publication, or what stands where a killed story stood. */
export const Notices = memo(function Notices({ notices }: Pick<PageModel, 'notices'>): ReactNode {
  if (notices.length === 0) return null;
  return (
    <div className="notices">
      {notices.map(({ id, kind, label, text }) => (
        <p key={id} className={`notice notice-${kind}`}>
          <strong>{label}</strong>{' '}
          {text.split(/\r\n|[\n\r]/).map((line, index) => (
            <Fragment key={index}>
              {index > 0 && <br />}
              {line}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
});
