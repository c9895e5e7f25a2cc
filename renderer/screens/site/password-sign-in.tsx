import { useState } from 'react';
import type { SiteInspection } from '../../../shared/ipc/site-answers';
import { Button } from '../../components/button';
import { useText } from '../../i18n/text';
import { signInWithPassword } from '../../state/connection';
import { Field } from './fields';
import styles from './settings.module.css';

interface PasswordSignInProps {
  readonly inspection: SiteInspection;
  readonly busy: boolean;
}

/** Signing in with an application password that was made in WordPress by hand. */
export function PasswordSignIn({ inspection, busy }: PasswordSignInProps) {
  const t = useText();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const complete = login.trim() !== '' && password.trim() !== '';
  return (
    <form
      className={styles.password}
      aria-labelledby="password-title"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && !busy) void signInWithPassword(inspection, { login, password });
      }}
    >
      <h3 id="password-title" className={styles.subheading}>
        {t('site.password.title')}
      </h3>
      <p className={styles.hint}>{t('site.password.how')}</p>
      <div className={styles.pair}>
        <Field label={t('site.login')}>
          {(props) => (
            <input
              {...props}
              type="text"
              value={login}
              maxLength={200}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              onChange={({ target }) => setLogin(target.value)}
            />
          )}
        </Field>
        <Field label={t('site.password')}>
          {(props) => (
            <input
              {...props}
              type="password"
              value={password}
              maxLength={500}
              autoComplete="off"
              onChange={({ target }) => setPassword(target.value)}
            />
          )}
        </Field>
      </div>
      <div className={styles.actions}>
        <Button type="submit" disabled={busy || !complete}>
          {t('site.signIn')}
        </Button>
        {busy && (
          <span role="status" className={styles.hint}>
            {t('site.signingIn')}
          </span>
        )}
      </div>
    </form>
  );
}
