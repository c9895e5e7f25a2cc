/** node scripts/samples/compile-newsroom.mjs     resources/samples/stories/ → resources/samples/newsroom.json */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { frenchTypography } from './french-typography.mjs';
import { copyOf, pictureWords } from './story-blocks.mjs';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const stories = join(samples, 'stories');

/** @typedef {{ name: string, title: string, email: string, picture: string | null, bio: string }} Person */
const people = /** @type {Record<string, Person>} */ (
  JSON.parse(readFileSync(join(stories, 'people.json'), 'utf8'))
);

const articles = readdirSync(stories)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => article(readFileSync(join(stories, name), 'utf8'), `s${name.slice(0, 2)}`));

const pictures = readdirSync(join(samples, 'pictures'))
  .sort()
  .map((file) => ({ name: file.replace(/\.[a-z]+$/, ''), file: `pictures/${file}` }));

writeFileSync(join(samples, 'newsroom.json'), `${JSON.stringify({ pictures, articles }, null, 1)}\n`);

/** @param {string} source @param {string} prefix */
function article(source, prefix) {
  const isFrench = source.startsWith('language: fr');
  const [head = '', body = ''] = (isFrench ? frenchTypography(source) : source).split('\n---\n');
  const said = head.split('\n').map((line) => {
    const [, key = '', value = ''] = /^(\w+)[\u202f ]*:\s*(.*)$/.exec(line) ?? [];
    return { key, value };
  });
  /** @param {string} key */
  const all = (key) => said.flatMap((line) => (line.key === key && line.value !== '' ? [line.value] : []));
  /** @param {string} key */
  const one = (key) => all(key)[0] ?? null;
  const language = one('language') ?? 'en-CA';
  const leadWords = one('lead');
  const translations = one('translations');
  const place = one('dateline');
  return {
    language,
    ...(translations !== null && { translations }),
    state: one('state'),
    minutesAgo: Number(one('minutesAgo')),
    fields: {
      slug: one('slug') ?? '',
      sections: all('section').map(section),
      tags: all('tags').flatMap((tags) => tags.split(/[\u202f ]*;\s*/)),
      bylines: all('byline').map(byline),
      dateline: place === null ? null : { place, date: null },
      language,
      embargo: null,
      publishAt: null,
      due: null,
      assignee: null,
      lengthTarget: Number(one('target')),
      seoTitle: one('seoTitle') ?? '',
      seoDescription: one('seoDescription') ?? '',
      leadImage: leadWords === null ? null : leadImage(leadWords),
      notices: [],
    },
    copy: copyOf(body, prefix),
  };
}

/** @param {string} words */
function section(words) {
  const [slug = '', name = ''] = words.split('|').map((part) => part.trim());
  return { slug, name };
}

/** @param {string} words */
function byline(words) {
  const [role = '', key = ''] = words.split('|').map((part) => part.trim());
  const person = people[key];
  if (person === undefined) throw new Error(`people.json does not know ${key}`);
  const { name, title, bio, email, picture } = person;
  const box = { title, bio, email, picture: picture === null ? null : `picture:${picture}` };
  return { id: `${key}-${role}`, name, role, person: null, box };
}

/** @param {string} words */
function leadImage(words) {
  const { name, alt, caption, credit } = pictureWords(words);
  return { source: `picture:${name}`, remoteId: null, alt, caption, credit };
}
