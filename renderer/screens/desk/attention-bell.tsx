import { Popover } from '@base-ui/react/popover';
import { Bell } from 'lucide-react';
import type { AttentionItem } from '../../../shared/ipc/library-answers';
import { useLocale, useText } from '../../i18n/text';
import { fullTime, shortTime } from '../../i18n/time';
import { openMatter, showAttention, useAttention } from '../../state/attention';
import { attentionWords } from './attention-words';
import styles from './attention-bell.module.css';

interface AttentionBellProps {
  readonly className: string | undefined;
  readonly keys: string;
}

/** How much waits for the person, as a number; the list of it opens each story. */
export function AttentionBell({ className, keys }: AttentionBellProps) {
  const t = useText();
  const { items, news, open } = useAttention();
  const label = t('desk.bell', { count: items.length });
  return (
    <Popover.Root open={open} onOpenChange={showAttention}>
      <Popover.Trigger
        className={className}
        aria-label={label}
        title={keys === '' ? label : `${label} (${keys})`}
      >
        <Bell size={20} strokeWidth={1.6} aria-hidden="true" />
        {items.length > 0 && (
          <span className={styles.count} data-news={news.length > 0 || undefined} aria-hidden="true">
            {items.length > mostShown ? `${mostShown}+` : items.length}
          </span>
        )}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner side="right" align="start" sideOffset={8} className={styles.positioner}>
          <Popover.Popup className={styles.popup}>
            <Popover.Title className={styles.title}>{t('desk.bell.title')}</Popover.Title>
            {items.length === 0 ? (
              <p className={styles.empty}>{t('desk.bell.empty')}</p>
            ) : (
              <ul className={styles.list}>
                {items.map((item) => (
                  <Matter key={item.id} item={item} />
                ))}
              </ul>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

const mostShown = 99;

function Matter({ item }: { readonly item: AttentionItem }) {
  const t = useText();
  const locale = useLocale();
  return (
    <li>
      <button type="button" className={styles.matter} onClick={() => openMatter(item.articleId)}>
        <span>{attentionWords(item, t)}</span>
        <time className={styles.time} dateTime={item.at} title={fullTime(item.at, locale)}>
          {shortTime(item.at, locale, new Date())}
        </time>
      </button>
    </li>
  );
}
