import type { AppError, ErrorCode } from '../../../../shared/errors/app-error';
import { errorSentence } from '../../../i18n/text';
import type { Text } from '../../../i18n/text';
import { clockDifference } from './hour';

/** Refusals that a wrong clock may be behind. */
const forTime: ReadonlySet<ErrorCode> = new Set([
  'article.embargoed',
  'article.schedule-past',
  'site.embargoed',
]);

/** How this computer's clock differs from the site's, in a sentence; null where it hardly does. `skewMs`: site minus here. */
export function clockWords(t: Text, skewMs: number): string | null {
  const clocks = clockDifference(skewMs);
  if (clocks === null) return null;
  return t(clocks.behind ? 'review.clock.behind' : 'review.clock.ahead', { count: clocks.minutes });
}

/** The sentence for a failure; one for time also says how the clocks differ, where they do. */
export function refusalSentence(t: Text, error: AppError, skewMs: number): string {
  const sentence = errorSentence(t, error);
  const clocks = forTime.has(error.code) ? clockWords(t, skewMs) : null;
  return clocks === null ? sentence : `${sentence} ${clocks}`;
}
