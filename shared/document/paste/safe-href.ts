const withScheme = /^(https?):\/\/[^/?#]/i;
const mailbox = /^mailto:[^\s]/i;

/**
 * The address a link may carry, or null. Allowed: absolute http and https with a host, and mailto.
 * Surrounding white space is cut off, tabs and line breaks inside are removed as browsers do; nothing
 * relative (`//host` included), no other scheme, no control characters, no backslashes before the path.
 */
export function safeHref(href: string): string | null {
  // eslint-disable-next-line no-control-regex -- browsers skip these before they read the scheme
  const address = href.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '').replace(/[\t\n\r]/g, '');
  // eslint-disable-next-line no-control-regex -- the rest of them have no place in an address
  if (/[\u0000-\u001f\u007f]/.test(address)) return null;
  if (mailbox.test(address)) return address;
  if (!withScheme.test(address)) return null;
  return URL.canParse(address) ? address : null;
}
