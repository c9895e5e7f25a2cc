import type { AttentionItem } from '../../../shared/ipc/library-answers';
import type { Text } from '../../i18n/text';

/** What waits, in a sentence: who did what to which story. */
export function attentionWords({ kind, by, headline }: AttentionItem, t: Text): string {
  return t(`desk.attention.${kind}`, {
    by: by === '' ? t('desk.attention.somebody') : by,
    headline: headline === '' ? t('desk.attention.untitled') : headline,
  });
}
