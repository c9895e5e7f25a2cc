import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { FrameFit } from './preview-widths';

export type ReaderScheme = 'system' | 'light' | 'dark';

interface PreviewFrameProps {
  readonly title: string;
  readonly fit: FrameFit;
  readonly scheme: ReaderScheme;
  readonly children: ReactNode;
}

/**
 * A sandboxed frame without scripts, forms, windows or navigation of the top: its static page brings the
 * reader's style sheet, and the page's elements are put into it from here.
 */
export function PreviewFrame({ title, fit, scheme, children }: PreviewFrameProps): ReactNode {
  const frame = useRef<HTMLIFrameElement | null>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  useEffect(() => {
    body?.ownerDocument.documentElement.setAttribute('data-scheme', scheme);
  }, [body, scheme]);
  return (
    <>
      <iframe
        ref={frame}
        title={title}
        src="./preview-frame.html"
        // Never allow-scripts or allow-popups: whatever gets in here stays a picture of itself.
        sandbox="allow-same-origin"
        onLoad={() => setBody(frame.current?.contentDocument?.body ?? null)}
        style={{ width: fit.width, height: fit.height, transform: `scale(${fit.scale})` }}
      />
      {body !== null && createPortal(children, body)}
    </>
  );
}
