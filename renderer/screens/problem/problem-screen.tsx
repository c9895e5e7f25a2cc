import { useEffect } from 'react';
import type { AppError } from '../../../shared/errors/app-error';
import type { Locale } from '../../../shared/ipc/preferences';
import { errorSentence, textFor } from '../../i18n/text';
import styles from './problem-screen.module.css';

interface ProblemScreenProps {
  readonly problem: AppError & { readonly path: string };
  readonly locale: Locale;
  readonly dark: boolean;
}

/** Instead of the library, where its database could not be opened: what happened, where the stories lie, what to do. */
export function ProblemScreen({ problem, locale, dark }: ProblemScreenProps) {
  const t = textFor(locale);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [locale, dark]);
  return (
    <main className={styles.screen}>
      <h1>{t('app.problem.title')}</h1>
      <p role="alert">{errorSentence(t, problem)}</p>
      <p className={styles.path}>{t('app.problem.path')}</p>
      <code>{problem.path}</code>
    </main>
  );
}
