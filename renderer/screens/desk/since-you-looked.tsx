import type { ArticleId } from '../../../shared/article/ids';
import { Button } from '../../components/button';
import { Dot } from '../../components/dot';
import { useText } from '../../i18n/text';
import { forgetLook, useLooks } from '../../state/looks';
import { showPlace } from '../../state/navigation';
import styles from './since-you-looked.module.css';

/** Says that somebody changed the story since the person looked at it last, and leads to what they changed. */
export function SinceYouLooked({ articleId }: { readonly articleId: ArticleId }) {
  const t = useText();
  const from = useLooks((state) => state.since.get(articleId));
  if (from === undefined) return null;
  return (
    <div className={styles.bar} role="status">
      <Dot tone="working" />
      <span>{t('desk.since')}</span>
      <Button
        kind="quiet"
        onClick={() => {
          forgetLook(articleId);
          showPlace({ kind: 'versions', articleId, from, to: null });
        }}
      >
        {t('desk.since.show')}
      </Button>
      <Button kind="quiet" onClick={() => forgetLook(articleId)}>
        {t('app.dismiss')}
      </Button>
    </div>
  );
}
