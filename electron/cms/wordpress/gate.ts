import { failed, ok } from '../../../shared/errors/app-error';
import type { AppError, ErrorCode } from '../../../shared/errors/app-error';
import type { CmsGate } from '../cms';
import type { Fetch } from '../http';
import { isSafe, plainAddress, siteAddress } from './address';
import { signInThroughBrowser } from './browser-sign-in';
import { companion } from './companion';
import { media } from './media';
import { posts } from './posts';
import { openRest } from './rest';
import { findRestRoot } from './rest-root';
import { self } from './self';
import { authorizePage, siteName } from './shapes';
import { terms } from './terms';

interface WordPressOptions {
  readonly now: () => Date;
  /** How the application password is named in WordPress. */
  readonly appName?: string;
  /** What talks HTTP; the platform's own if left out. */
  readonly fetch?: Fetch;
}

/** The way to WordPress 6.5 and later over its REST API, signed in by Application Passwords. */
export function wordpressGate({ now, appName = 'Stet', fetch: fetcher = fetch }: WordPressOptions): CmsGate {
  return {
    inspect: async (typed) => {
      const address = siteAddress(typed);
      if (!address.ok) return address;
      const found = await findRestRoot(fetcher, address.value);
      if (!found.ok) return { ok: false, error: asStranger(found.error) };
      const { index, home } = found.value;
      const url = plainAddress(home);
      if (index === null) return ok({ url, name: home.host, canAuthorizeInBrowser: false });
      if (authorizePage(index) === null) return failed('site.application-passwords-off');
      return ok({ url, name: siteName(index), canAuthorizeInBrowser: true });
    },
    signInThroughBrowser: async (url) => {
      if (!URL.canParse(url)) return failed('site.address-invalid');
      const found = await findRestRoot(fetcher, new URL(url));
      if (!found.ok) return { ok: false, error: asStranger(found.error) };
      const { index } = found.value;
      const page = index === null ? null : authorizePage(index);
      if (page === null || !URL.canParse(page)) return failed('site.application-passwords-off');
      const { home } = found.value;
      const asked = new URL(page);
      if (asked.host !== home.host || !isSafe(asked)) return failed('site.redirected', { to: asked.origin });
      return ok(await signInThroughBrowser(page, home, appName));
    },
    open: (url, credentials) => {
      const rest = openRest(fetcher, url, credentials);
      return {
        ...self(rest, now),
        ...posts(rest),
        ...companion(rest),
        ...terms(rest),
        ...media(rest, fetcher, url),
      };
    },
  };
}

/** Failures of the moment. Any other answer to a stranger means that there is no WordPress for Stet. */
const failuresThatPass: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'site.unreachable',
  'site.tls',
  'site.insecure',
  'site.redirected',
  'site.server-error',
  'site.rate-limited',
  'site.answer-cut',
]);

/** What a failure means before anybody has signed in: nobody's password was refused, for none was sent. */
function asStranger(error: AppError): AppError {
  if (failuresThatPass.has(error.code)) return error;
  if (error.code === 'site.sign-in-refused') return { code: 'site.locked', details: error.details };
  return { code: 'site.not-wordpress', details: {} };
}
