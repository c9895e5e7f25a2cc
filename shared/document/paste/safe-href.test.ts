import { expect, test } from 'vitest';
import { safeHref } from './safe-href';

test.each([
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['  HTTP://Example.org ', 'HTTP://Example.org'],
  ['mailto:desk@example.org', 'mailto:desk@example.org'],
  ['https://exa\nmple.org', 'https://example.org'],
  ['https://example.org/été', 'https://example.org/été'],
])('allows %j', (href, expected) => {
  expect(safeHref(href)).toBe(expected);
});

test.each([
  '', 'example.org', '/path', '#part', '?q', '//evil.example', '\\\\evil.example', 'ftp://example.org', 'file:///etc/passwd',
  'javascript:alert(1)', ' javascript:alert(1)', 'java\tscript:alert(1)', '\u0000javascript:alert(1)', 'JAVASCRIPT:x', 'data:text/html,x',
  'vbscript:x', 'https:', 'https://', 'https:///path', 'https:example.org', 'http:/\\evil', 'https://\\evil', 'blob:https://example.org/x',
  'https://exam\u0000ple.org', 'https://[bad', 'mailto:', 'mailto: ', 'tel:123', 'stet://auth', 'view-source:https://example.org',
])('refuses %j', (href) => {
  expect(safeHref(href)).toBeNull();
}); // prettier-ignore
