import { useState } from 'react';
import type { SitePolicy } from '../../../shared/article/policy';
import type { AppError } from '../../../shared/errors/app-error';
import type { SiteStatus } from '../../../shared/ipc/site-answers';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { errorSentence, useText } from '../../i18n/text';
import { setPolicy, useSite } from '../../state/site';
import { Choice } from './fields';
import { PolicyGrid } from './policy-grid';
import { PolicyTerms } from './policy-terms';
import styles from './settings.module.css';

const ownCopy = ['forbidden', 'allowed'] as const;

type Saving =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly error: AppError };

/** The site's rules of approval: who may approve what, and what a story must have at each step. */
export function PolicySettings({ site }: { readonly site: SiteStatus }) {
  const t = useText();
  const vocabulary = useSite((state) => state.vocabulary);
  /** What was changed here and is not saved yet; null where that is nothing. */
  const [draft, setDraft] = useState<SitePolicy | null>(null);
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const policy = draft ?? site.policy;
  const readOnly = !site.maySetPolicy || saving.kind === 'saving';
  const change = (part: Partial<SitePolicy>): void => {
    setDraft({ ...policy, ...part });
    setSaving({ kind: 'idle' });
  };
  const save = async (): Promise<void> => {
    setSaving({ kind: 'saving' });
    const error = await setPolicy(policy);
    setSaving(error === null ? { kind: 'saved' } : { kind: 'failed', error });
    if (error === null) setDraft(null);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!readOnly && draft !== null) void save();
      }}
    >
      <div>
        <h2 className={styles.heading}>{t('review.policy.title')}</h2>
        <p className={styles.why}>
          {t(site.companion ? 'review.policy.kept.site' : 'review.policy.kept.here')}{' '}
          {!site.maySetPolicy && t('review.policy.readOnly')}
        </p>
      </div>
      <fieldset className={styles.rules} disabled={readOnly}>
        <Choice
          label={t('review.policy.ownCopy')}
          options={ownCopy.map((value) => ({ value, label: t(`review.policy.ownCopy.${value}`) }))}
          value={policy.ownCopy}
          onChange={(value) => change({ ownCopy: value })}
        />
        <section aria-labelledby="second-title" className={styles.rules}>
          <div>
            <h3 id="second-title" className={styles.subheading}>
              {t('review.policy.second')}
            </h3>
            <p className={styles.hint}>{t('review.policy.second.why')}</p>
          </div>
          <PolicyTerms
            label={t('review.policy.sections')}
            known={(vocabulary?.sections ?? []).map(({ slug, name }) => ({ value: slug, name }))}
            chosen={policy.secondSignOff.sections}
            readOnly={readOnly}
            onChange={(sections) => change({ secondSignOff: { ...policy.secondSignOff, sections } })}
          />
          <PolicyTerms
            label={t('review.policy.tags')}
            known={(vocabulary?.tags ?? []).map((name) => ({ value: name, name }))}
            chosen={policy.secondSignOff.tags}
            readOnly={readOnly}
            onChange={(tags) => change({ secondSignOff: { ...policy.secondSignOff, tags } })}
          />
        </section>
        <PolicyGrid required={policy.required} onChange={(required) => change({ required })} />
      </fieldset>
      {saving.kind === 'failed' && <Notice tone="needs-you">{errorSentence(t, saving.error)}</Notice>}
      {site.maySetPolicy && (
        <div className={styles.actions}>
          <Button kind="primary" type="submit" disabled={draft === null || readOnly}>
            {t('review.policy.save')}
          </Button>
          {draft !== null && saving.kind !== 'saving' && (
            <Button
              kind="quiet"
              onClick={() => {
                setDraft(null);
                setSaving({ kind: 'idle' });
              }}
            >
              {t('review.policy.undo')}
            </Button>
          )}
          <span role="status" className={styles.hint}>
            {saving.kind === 'saving' && t('review.policy.saving')}
            {saving.kind === 'saved' && t('review.policy.saved')}
          </span>
        </div>
      )}
    </form>
  );
}
