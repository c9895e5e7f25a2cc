import type { AppError, ErrorCode } from '../../../shared/errors/app-error';

/** What a failure means for the work at hand. */
export type Verdict =
  /** Try again; `site` failures hold up everything that goes there, the others this story alone. */
  | {
      readonly kind: 'retry';
      readonly scope: 'operation' | 'site';
      readonly afterMs: number;
      /** The site asked for this patience: nothing shortens it. */
      readonly asked: boolean;
    }
  /** Nothing goes to the site until the person acts. */
  | { readonly kind: 'pause' }
  /** This story waits for the person; the others go on. */
  | { readonly kind: 'needs-you' };

const firstStepMs = 1_000;
const longestMs = 5 * 60_000;
/** A random wait may be nothing at all; a machine that is asleep or offline must not spin. */
const shortestMs = 250;
/** A site that asks for more than a day is taken at a day, as its clock may be wrong. */
const longestAskedMs = 24 * 3_600_000;

const siteDown: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'site.unreachable',
  'site.tls',
  'site.rate-limited',
]);

const storyAlone: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'site.server-error',
  'site.companion-missing',
  'site.html-instead-of-json',
  'site.answer-cut',
  'site.in-session',
  'store.disk-full',
  'store.in-use',
  'store.unreadable',
  'cancelled',
]);

const stopsSite: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'site.sign-in-refused',
  'site.authorization-stripped',
  'site.application-passwords-off',
  'site.insecure',
  'site.redirected',
  'site.not-wordpress',
  'site.different',
  'site.not-found',
  'site.address-invalid',
  'site.keyring-missing',
  'site.not-connected',
]);

/**
 * What to do about a failure after `failures` earlier ones in a row: full jitter from 1 s, doubled each time, to
 * 5 min, without end; a Retry-After is honoured. A refusal of everything (`everything: 1` among its details) pauses.
 * `random` is uniform in [0, 1).
 */
export function verdictOn(error: AppError, failures: number, random: () => number): Verdict {
  if (stopsSite.has(error.code) || error.details['everything'] === 1) return { kind: 'pause' };
  const isSite = siteDown.has(error.code);
  if (!isSite && !storyAlone.has(error.code)) return { kind: 'needs-you' };
  const asked = error.details['retryAfterSeconds'];
  const ceiling = Math.min(longestMs, firstStepMs * 2 ** Math.min(failures, 20));
  const jitter = Math.max(shortestMs, Math.round(random() * ceiling));
  if (typeof asked === 'number' && asked > 0) {
    // Spread over a second more, so that a newsroom does not come back as one.
    const afterMs = Math.min(longestAskedMs, asked * 1_000) + Math.round(random() * 1_000);
    return { kind: 'retry', scope: isSite ? 'site' : 'operation', afterMs, asked: true };
  }
  return { kind: 'retry', scope: isSite ? 'site' : 'operation', afterMs: jitter, asked: false };
}

/**
 * A failure at a site that took this sign-in before. WordPress says "not logged in" both where it never saw the
 * password and where it no longer takes it; here it is the second.
 */
export function atKnownSite(error: AppError): AppError {
  return error.code === 'site.authorization-stripped' ? { ...error, code: 'site.sign-in-refused' } : error;
}
