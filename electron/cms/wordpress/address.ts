import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';

/**
 * The site's address from what a person typed or pasted: with or without a scheme, from the middle of the dashboard,
 * with a slash too many. Fails with `site.address-invalid`, and `site.insecure` for http beyond this machine.
 */
export function siteAddress(typed: string): Result<URL> {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return failed('site.address-invalid');
  const url = parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : withScheme(text));
  if (url === null || url.username !== '' || url.password !== '') return failed('site.address-invalid');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return failed('site.address-invalid');
  if (!isLoopback(url) && !url.hostname.includes('.')) return failed('site.address-invalid');
  if (!isSafe(url)) return failed('site.insecure');
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(
    /\/(wp-admin|wp-login\.php|wp-json|xmlrpc\.php|index\.php)(\/.*)?$/i,
    '/',
  );
  return ok(url);
}

/** A password may go there: encrypted, or not over any network. */
export function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/** An address without a slash at its end, as sites are named everywhere else. */
export function plainAddress(url: URL): string {
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** The address of a REST route; a root may be a path (`/wp-json/`) or a query (`/?rest_route=/`). */
export function routeAddress(
  root: string,
  route: string,
  query: Readonly<Record<string, string | number | boolean>> = {},
): string {
  const url = new URL(root);
  const rest = url.searchParams.get('rest_route');
  if (rest === null) url.pathname = `${url.pathname.replace(/\/+$/, '')}${route}`;
  else url.searchParams.set('rest_route', `${rest.replace(/\/+$/, '')}${route}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function withScheme(text: string): string {
  const secure = parse(`https://${text}`);
  return secure !== null && isLoopback(secure) ? `http://${text}` : `https://${text}`;
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
