import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedPost } from './wxr';
import { readExport } from './wxr';

const folder = join(import.meta.dirname, '../fixtures/wordpress');

/** One of the fixture posts, by file name without the ending. */
export function fixturePost(name: string): ExportedPost {
  const content = readFileSync(join(folder, `${name}.html`), 'utf8');
  return { name, title: 'Ferry &amp; harbour', excerpt: 'What the <em>vote</em> means', content };
}

/** The fixture posts, and those of the export file that STET_WXR names. */
export function realPosts(): ExportedPost[] {
  const path = process.env['STET_WXR'];
  const fixtures = ['block', 'crlf', 'mixed', 'malformed', 'classic', 'dateline'].map(fixturePost);
  return [...fixtures, ...(path === undefined ? [] : readExport(path))];
}
