import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importMedia } from '../../electron/store/media/media';
import type { Byline } from '../../shared/article/fields';
import { noon, valueOf } from '../helpers/newsroom';
import { startDesk } from '../helpers/sync-desk';
import type { SyncDesk } from '../helpers/sync-desk';
import { storedMedia, storedPosts } from '../helpers/wordpress/posts';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';

/** Bylines as Co-Authors Plus shows them over REST: a taxonomy of its own, one term for each person. */
const coAuthors = `<?php
add_action('init', function () {
  register_taxonomy('author', 'post', ['show_in_rest' => true, 'rest_base' => 'coauthors', 'public' => true,
    'sort' => true, 'args' => ['orderby' => 'term_order'],
    'capabilities' => ['assign_terms' => 'edit_posts']]);
  foreach (['maya' => 'Maya Tremblay', 'leo' => 'Léo Gagnon'] as $slug => $name) {
    if (!term_exists("cap-$slug", 'author')) wp_insert_term($name, 'author', ['slug' => "cap-$slug"]);
  }
}, 20);
`;

let english: WordPressSite;
let french: WordPressSite;
let desk: SyncDesk;
beforeAll(async () => {
  english = await startWordPress();
  french = await startWordPress({ plugins: { 'co-authors.php': coAuthors } });
});
afterAll(async () => {
  await english.stop();
  await french.stop();
});
beforeEach(() => {
  desk = startDesk();
});
afterEach(() => desk.end());

function byline(name: string, person: string): Byline {
  const box = { title: '', bio: '', email: '', picture: null };
  return { id: `by-${person}`, name, role: 'reporter', person, box };
}

async function titles(site: WordPressSite): Promise<string[]> {
  return (await storedPosts(site)).map(({ title }) => title);
}

describe('two sites', () => {
  it('never get each other’s stories, pictures or words', async () => {
    const bytes = readFileSync(
      join(import.meta.dirname, '..', '..', 'resources', 'samples', 'pictures', 'tide.jpg'),
    );
    const { hash } = valueOf(importMedia(desk.newsroom.store(), { bytes, name: 'tide.jpg', now: noon }));
    const leadImage = { source: `sha256:${hash}`, remoteId: null, alt: 'Tide', caption: '', credit: '' };
    await desk.connect(english.url, english.people.author);
    const first = desk.story({ headline: 'For the English', body: ['One.'], tags: ['tide en'], leadImage });
    valueOf(desk.engine().send(first, 'draft', 'Maya'));
    await desk.settled();
    await desk.connect(french.url, french.people.author);
    const second = desk.story({ headline: 'Pour les français', body: ['Un.'], tags: ['tide fr'], leadImage });
    valueOf(desk.engine().send(second, 'draft', 'Maya'));
    // The first story still belongs to its own site.
    valueOf(desk.engine().send(first, 'submit', 'Maya'));
    await desk.settled();
    expect(await titles(english)).toEqual(['For the English']);
    expect(await titles(french)).toEqual(['Pour les français']);
    expect((await storedPosts(english))[0]).toMatchObject({ status: 'pending', tags: ['tide en'] });
    expect([await storedMedia(english), await storedMedia(french)]).toEqual([1, 1]);
    expect(desk.engine().vocabulary().tags).toContain('tide fr');
    expect(desk.engine().vocabulary().tags).not.toContain('tide en');
  });

  it('part by disconnecting: the password goes, the stories stay, and signing in again goes on', async () => {
    await desk.connect(english.url, english.people.reporter);
    const id = desk.story({ headline: 'Stays here', body: ['One.'] });
    valueOf(desk.engine().send(id, 'draft', 'Léo'));
    await desk.settled();
    valueOf(desk.engine().disconnect());
    expect(desk.engine().status()).toBeNull();
    expect(desk.engine().send(id, 'draft', 'Léo')).toMatchObject({ error: { code: 'site.not-connected' } });
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
    desk.restart();
    expect(desk.engine().status()).toBeNull();
    await desk.connect(english.url, english.people.reporter);
    valueOf(desk.engine().send(id, 'submit', 'Léo'));
    await desk.settled();
    expect((await titles(english)).filter((title) => title === 'Stays here')).toHaveLength(1);
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'pending' });
  });
});

describe('a site with Co-Authors Plus', () => {
  it('gets every byline it knows, in order', async () => {
    await desk.connect(french.url, french.people.author);
    const bylines = [byline('Léo Gagnon', 'leo'), byline('Maya Tremblay', 'maya')];
    const id = desk.story({ headline: 'Signed by two', body: ['One.'], bylines });
    valueOf(desk.engine().send(id, 'submit', 'Maya'));
    await desk.settled();
    const names = await french.wp(
      `echo implode(', ', wp_get_object_terms(get_posts(['post_status' => 'pending', 'title' => 'Signed by two'])[0]->ID, 'author', ['fields' => 'names']));`,
    );
    expect(names.split(', ').sort()).toEqual(['Léo Gagnon', 'Maya Tremblay']);
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
  });
});
