import { useText } from '../../../i18n/text';
import { useComments } from './comments-context';
import type { Draft } from './comments-context';
import { Composer } from './composer';
import { fieldLabel } from './field-label';
import styles from './comments.module.css';

/** A comment that is being begun, with what it is on. */
export function DraftCard({ draft }: { readonly draft: Draft }) {
  const t = useText();
  const comments = useComments();
  const { anchor, quote } = draft;
  const words = quote.text.replace(/\s+/g, ' ').trim();
  const on =
    anchor.kind === 'field'
      ? fieldLabel(t, anchor.field)
      : words === ''
        ? t('comments.onBlock')
        : t('comments.quote', { words: words.length > 120 ? `${words.slice(0, 119)}…` : words });
  return (
    <div role="group" className={styles.card} data-active aria-label={t('comments.new')}>
      <p className={styles.quote}>{on}</p>
      <Composer
        about="new"
        label={t('comments.newOn', { place: on })}
        focused
        onSend={comments.start}
        onLeave={comments.dropDraft}
        onCancel={comments.dropDraft}
      />
    </div>
  );
}
