import { useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ArticleFields } from '../../../shared/article/fields';
import type { WorkflowState } from '../../../shared/article/workflow/events';
import type { Locale } from '../../../shared/ipc/preferences';
import type { Neighbours } from '../../../shared/ipc/library-answers';
import { editionWords } from '../../i18n/edition-words';
import { pageModel } from './model/page-model';
import { NewsPage } from './page/news-page';
import { PreviewFrame } from './preview-frame';
import type { ReaderScheme } from './preview-frame';
import styles from './preview-pane.module.css';
import { PreviewToolbar } from './preview-toolbar';
import type { PreviewPlace } from './preview-toolbar';
import { fitFrame, previewWidths } from './preview-widths';
import type { PreviewWidth } from './preview-widths';
import { standingCopy } from '../../../shared/document/suggestions';
import { useIdleCopy } from './use-idle-copy';
import type { CopySource } from './use-idle-copy';
import { useMinute } from './use-minute';
import { useRoom } from './use-room';

export interface PreviewPaneProps {
  /** Must stay the same object while the same article is shown. */
  readonly copy: CopySource;
  readonly fields: ArticleFields;
  readonly state: WorkflowState;
  /** The answer of `library:neighbours`; null until it is there. */
  readonly neighbours: Neighbours | null;
  /** The connected site's name; null without a site. */
  readonly masthead: string | null;
  readonly publishedAt: string | null;
  readonly updatedAt: string | null;
  /** The newsroom's time zone, by what the site says; null without a site. */
  readonly newsroomTimeZone: string | null;
  /** The interface's language; the page itself speaks the article's. */
  readonly locale: Locale;
  readonly width: PreviewWidth;
  readonly onWidth: (width: PreviewWidth) => void;
  readonly place: PreviewPlace;
  readonly onPlace: (place: PreviewPlace) => void;
  readonly onClose: () => void;
}

/** The article as readers will see it, beside the editor or over the whole window; it follows the typing. */
export function PreviewPane(props: PreviewPaneProps): ReactNode {
  const { fields, state, neighbours, masthead, publishedAt, updatedAt, locale, width } = props;
  const { newsroomTimeZone } = props;
  const say = editionWords(locale);
  const doc = useIdleCopy(props.copy);
  const now = useMinute();
  const [scheme, setScheme] = useState<ReaderScheme>('system');
  const [link, setLink] = useState<string | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const fit = fitFrame(previewWidths[width], useRoom(stage));
  const page = useMemo(
    () =>
      pageModel({
        ...{ doc: standingCopy(doc), fields, state, neighbours, now, masthead, publishedAt, updatedAt },
        ...(newsroomTimeZone !== null && { newsroomTimeZone }),
      }),
    [doc, fields, state, neighbours, now, masthead, publishedAt, updatedAt, newsroomTimeZone],
  );
  const title =
    page.headline === '' ? say('preview.frame.untitled') : say('preview.frame', { headline: page.headline });
  return (
    <section
      className={styles['pane']}
      data-place={props.place}
      aria-label={say('preview.title')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <PreviewToolbar
        {...{ say, scheme, width, scale: fit.scale, place: props.place }}
        onScheme={setScheme}
        onWidth={props.onWidth}
        onPlace={props.onPlace}
        onClose={props.onClose}
      />
      <div ref={stage} className={styles['stage']}>
        <div className={styles['sheet']} style={{ width: fit.width * fit.scale }}>
          <PreviewFrame {...{ title, fit, scheme }}>
            <NewsPage doc={doc} page={page} onLink={setLink} />
          </PreviewFrame>
        </div>
        {link !== null && (
          <output className={styles['link']}>{say('preview.link', { address: link })}</output>
        )}
      </div>
    </section>
  );
}
