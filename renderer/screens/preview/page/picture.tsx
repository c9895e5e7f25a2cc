import { useState } from 'react';
import type { ReactNode } from 'react';
import { useEdition } from './edition-context';

interface PictureProps {
  readonly address: string | null;
  readonly alt: string;
  readonly className?: string;
}

/** A picture, or a quiet panel with its description where the bytes are not on this machine. */
export function Picture({ address, alt, className }: PictureProps): ReactNode {
  const [failed, setFailed] = useState<string | null>(null);
  const { say } = useEdition();
  const kind = className === undefined ? {} : { className };
  if (address === null || failed === address) {
    return (
      <span {...kind} data-missing="">
        <span>{say('preview.page.picture.missing')}</span>
        {alt !== '' && <em>{alt}</em>}
      </span>
    );
  }
  return <img {...kind} src={address} alt={alt} decoding="async" onError={() => setFailed(address)} />;
}
