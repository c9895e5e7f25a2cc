import { failed, ok } from '../../../shared/errors/app-error';
import type { AppError, Result } from '../../../shared/errors/app-error';
import type { HttpAnswer } from '../answer';
import { wordpressCode } from '../failures';
import { converse, parseAnswer } from '../http';
import type { Fetch } from '../http';
import { isSafe, routeAddress } from './address';
import { indexSchema } from './shapes';
import type { SiteIndex } from './shapes';

/** A site's REST API: where it is, and what it says of itself. */
export interface RestRoot {
  /** Ends with `/wp-json/` or `?rest_route=/`. */
  readonly root: string;
  /** Null where the site tells strangers nothing: some plugins close the API to whoever is not signed in. */
  readonly index: SiteIndex | null;
  /** The site's address as the server itself led to it. */
  readonly home: URL;
}

const failuresOfAWire: ReadonlySet<AppError['code']> = new Set<AppError['code']>([
  'site.unreachable',
  'site.tls',
]);

/**
 * Finds the REST API of the site at an address, without any sign-in: by the Link header of its front page, else where
 * WordPress usually has it. Follows redirects, but never to an unencrypted address. Network; fails with what the first
 * place that was tried had to say, and with `site.insecure` before anything is asked over an open line.
 */
export async function findRestRoot(fetcher: Fetch, address: URL): Promise<Result<RestRoot>> {
  if (!isSafe(address)) return failed('site.insecure');
  const front = await converse(fetcher, { method: 'GET', url: address.href }, (_from, to) => isSafe(to));
  if (!front.ok && front.error.code === 'site.redirected') return lostOnTheWay(front.error);
  if (!front.ok && failuresOfAWire.has(front.error.code)) return front;
  const home = front.ok ? withoutQuery(new URL(front.value.url)) : address;
  const linked = front.ok ? linkedRoot(front.value) : null;
  const usual = [routeAddress(home.href, '/wp-json/'), new URL('?rest_route=/', home).href];
  let problem: AppError | null = null;
  for (const root of linked === null ? usual : [linked, ...usual]) {
    const answer = await converse(
      fetcher,
      { method: 'GET', url: root, headers: { Accept: 'application/json' } },
      (from, to) => from.hostname === to.hostname && isSafe(to),
    );
    if (!answer.ok && failuresOfAWire.has(answer.error.code)) return answer;
    if (answer.ok && isClosed(answer.value)) return ok({ root, index: null, home });
    const index = answer.ok ? parseAnswer(answer.value, indexSchema) : answer;
    if (index.ok) return ok({ root, index: index.value, home: ownHome(index.value, home) });
    problem ??= index.error;
  }
  return { ok: false, error: problem ?? { code: 'site.not-wordpress', details: {} } };
}

/** WordPress itself answers, and only to those it knows. */
function isClosed(answer: HttpAnswer): boolean {
  const refused = answer.status === 401 || answer.status === 403;
  return refused && wordpressCode(answer)?.startsWith('rest_') === true;
}

/** A redirect that was not followed: to where a password could be read, or round in a circle. */
function lostOnTheWay(error: AppError): Result<never> {
  const to = String(error.details['to']);
  return URL.canParse(to) && !isSafe(new URL(to)) ? failed('site.insecure') : { ok: false, error };
}

/** What the front page names as its API; only on its own host, because a sign-in will go there. */
function linkedRoot(answer: HttpAnswer): string | null {
  const header = answer.headers.get('link') ?? '';
  const href = /<([^>]+)>\s*;\s*rel="https:\/\/api\.w\.org\/"/.exec(header)?.[1];
  if (href === undefined) return null;
  try {
    const url = new URL(href, answer.url);
    return url.origin === new URL(answer.url).origin ? url.href : null;
  } catch {
    return null;
  }
}

/** The site's own idea of its address, as long as it is the same place. */
function ownHome({ home }: SiteIndex, reached: URL): URL {
  try {
    const own = new URL(home);
    return own.origin === reached.origin ? own : reached;
  } catch {
    return reached;
  }
}

function withoutQuery(url: URL): URL {
  const plain = new URL(url);
  plain.search = '';
  plain.hash = '';
  return plain;
}
