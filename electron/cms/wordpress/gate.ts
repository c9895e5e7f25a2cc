import { failed, ok } from '../../../shared/errors/app-error';
import type { CmsGate } from '../cms';
import type { Fetch } from '../http';
import { isSafe, plainAddress, siteAddress } from './address';
import { signInThroughBrowser } from './browser-sign-in';
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
      if (!found.ok) return found;
      const { index, home } = found.value;
      if (authorizePage(index) === null) return failed('site.application-passwords-off');
      return ok({ url: plainAddress(home), name: siteName(index), canAuthorizeInBrowser: true });
    },
    signInThroughBrowser: async (url) => {
      const found = await findRestRoot(fetcher, new URL(url));
      if (!found.ok) return found;
      const page = authorizePage(found.value.index);
      if (page === null || !URL.canParse(page)) return failed('site.application-passwords-off');
      const { home } = found.value;
      const asked = new URL(page);
      if (asked.host !== home.host || !isSafe(asked)) return failed('site.redirected', { to: asked.origin });
      return ok(await signInThroughBrowser(page, home, appName));
    },
    open: (url, credentials) => {
      const rest = openRest(fetcher, url, credentials);
      return { ...self(rest, now), ...posts(rest), ...terms(rest), ...media(rest, fetcher, url) };
    },
  };
}
