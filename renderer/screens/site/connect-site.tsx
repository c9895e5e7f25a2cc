import { useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error';
import type { SiteInspection } from '../../../shared/ipc/site-answers';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { errorSentence, useText } from '../../i18n/text';
import type { Text } from '../../i18n/text';
import { findSite, signInInBrowser, startOver, stopWaiting, useConnection } from '../../state/connection';
import { usePreferences } from '../../state/preferences';
import { Field } from './fields';
import { PasswordSignIn } from './password-sign-in';
import styles from './settings.module.css';

/** No site yet: its address, then a sign-in there. */
export function ConnectSite() {
  const t = useText();
  return (
    <div className={styles.form}>
      <div>
        <h2 className={styles.heading}>{t('site.connect.title')}</h2>
        <p className={styles.why}>{t('site.connect.why')}</p>
      </div>
      <SignInSteps />
    </div>
  );
}

/** The way from an address to a sign-in, one step at a time. */
export function SignInSteps() {
  const t = useText();
  const step = useConnection((state) => state.step);
  const keyring = usePreferences((state) => state.info.keyring);
  switch (step.kind) {
    case 'idle':
    case 'looking':
    case 'not-found':
      return (
        <AddressStep
          looking={step.kind === 'looking'}
          problem={step.kind === 'not-found' ? step.problem : null}
        />
      );
    case 'in-browser':
      return (
        <Notice tone="waiting" actions={<Button onClick={stopWaiting}>{t('site.browser.stop')}</Button>}>
          {t('site.browser.waiting')}
        </Notice>
      );
    case 'found':
    case 'signing-in':
      return (
        <>
          <Found inspection={step.inspection} />
          {step.kind === 'found' && step.problem !== null && (
            <Notice tone="needs-you">{errorSentence(t, step.problem)}</Notice>
          )}
          {!keyring && <Notice tone="waiting">{t('site.keyring')}</Notice>}
          <SignIn inspection={step.inspection} busy={step.kind === 'signing-in'} />
        </>
      );
  }
}

function AddressStep({ looking, problem }: { readonly looking: boolean; readonly problem: AppError | null }) {
  const t = useText();
  const [address, setAddress] = useState('');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (address.trim() !== '') void findSite(address);
      }}
    >
      <Field label={t('site.address')} hint={t('site.address.hint')}>
        {(props) => (
          <input
            {...props}
            type="text"
            inputMode="url"
            value={address}
            maxLength={2_000}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            readOnly={looking}
            aria-invalid={problem !== null}
            onChange={({ target }) => setAddress(target.value)}
          />
        )}
      </Field>
      {problem !== null && <Notice tone="needs-you">{whyNotFound(t, problem)}</Notice>}
      <div className={styles.actions}>
        <Button kind="primary" type="submit" disabled={looking || address.trim() === ''}>
          {t('site.find')}
        </Button>
        {looking && (
          <>
            <span role="status" className={styles.hint}>
              {t('site.looking')}
            </span>
            <Button kind="quiet" onClick={startOver}>
              {t('site.otherAddress')}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}

/** Nothing waits for this address yet, so nothing is tried again by itself. */
function whyNotFound(t: Text, problem: AppError): string {
  return problem.code === 'site.unreachable' ? t('site.find.unreachable') : errorSentence(t, problem);
}

function Found({ inspection }: { readonly inspection: SiteInspection }) {
  const t = useText();
  const again = useConnection((state) => state.again);
  return (
    <div className={styles.found}>
      <div className={styles.foundWords}>
        <p role="status">{t('site.found', { name: inspection.name })}</p>
        <p className={styles.hint}>{inspection.url}</p>
      </div>
      {!again && (
        <Button kind="quiet" onClick={startOver}>
          {t('site.otherAddress')}
        </Button>
      )}
    </div>
  );
}

function SignIn({ inspection, busy }: { readonly inspection: SiteInspection; readonly busy: boolean }) {
  const t = useText();
  return (
    <>
      {inspection.canAuthorizeInBrowser ? (
        <div>
          <Button kind="primary" disabled={busy} onClick={() => void signInInBrowser(inspection)}>
            {t('site.browser')}
          </Button>
          <p className={styles.hint}>{t('site.browser.how')}</p>
        </div>
      ) : (
        <p className={styles.hint}>{t('site.browser.unable')}</p>
      )}
      <PasswordSignIn inspection={inspection} busy={busy} />
    </>
  );
}
