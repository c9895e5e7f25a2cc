const withHost = /^https?:\/\/[^/?#\\]/i;
const mailbox = /^mailto:[^\s]/i;

/**
 * The address a link may carry, or null. Allowed: absolute http and https with a host, and mailto. White
 * space around it is cut off and line breaks inside are removed, as browsers do; nothing relative
 * (`//host` included), no other scheme, no control characters, nothing that URL cannot read.
 */
export function safeHref(href: string): string | null {
  const address = trimControls(href).replace(/[\t\n\r]/g, '');
  if (/[\u0000-\u001f\u007f]/.test(address) || !address.isWellFormed()) return null;
  if (!mailbox.test(address) && !withHost.test(address)) return null;
  return URL.canParse(address) ? address : null;
}

function trimControls(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}
