import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listArticles } from '../../electron/store/library/library';
import { loadLive, loadRecord } from '../../electron/store/articles/articles';
import { appendSteps } from '../../electron/store/journal/journal';
import { openNotices } from '../../electron/store/journal/notices';
import { Transform } from '@tiptap/pm/transform';
import { articleSchema } from '../../shared/document/schema';
import { standingCopy, suggestionsIn } from '../../shared/document/suggestions';
import { plainText } from '../../shared/document/copy-text';
import type { ArticleId } from '../../shared/article/ids';
import type { ArticleRow } from '../../shared/ipc/library-answers';
import { codeOf, noon, typingGroup, valueOf } from '../helpers/newsroom';
import { startDesk } from '../helpers/sync-desk';
import type { SyncDesk } from '../helpers/sync-desk';
import { editOnSite, publishPost, replaceOnSite, storedPosts } from '../helpers/wordpress/posts';
import type { StoredPost } from '../helpers/wordpress/posts';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';

let site: WordPressSite;
let desk: SyncDesk;
beforeAll(async () => {
  site = await startWordPress();
  // WordPress tells an author the names of those alone who have published.
  await site.wp(
    `wp_insert_post(['post_author' => ${site.people.editor.id}, 'post_title' => 'By Claire', 'post_status' => 'publish']);`,
  );
});
afterAll(() => site.stop());
beforeEach(async () => {
  desk = startDesk();
  await desk.connect(site.url, site.people.author);
});
afterEach(() => desk.end());

async function sent(headline: string): Promise<{ id: ArticleId; post: StoredPost }> {
  const id = desk.story({ headline, dek: 'A dek', body: ['The first words.'], tags: ['ferry'] });
  valueOf(desk.engine().send(id, 'draft', 'Maya'));
  await desk.settled();
  return { id, post: await postCalled(headline) };
}

/** Sent, then one word of it changed here to "second" and there, by the editor, to "third". */
async function changedTwice(headline: string): Promise<{ id: ArticleId; post: StoredPost }> {
  const story = await sent(headline);
  const db = desk.newsroom.db();
  const { copy, copyVersion } = valueOf(loadLive(db, story.id));
  const at = copy.child(0).nodeSize + copy.child(1).nodeSize + 1 + 'The '.length;
  const { steps } = new Transform(copy).replaceWith(at, at + 'first'.length, articleSchema.text('second'));
  const json = steps.map((step) => step.toJSON() as unknown);
  const groups = [{ steps: json, origin: 'edit' as const, at: noon().getTime(), clientId: 'window-1' }];
  valueOf(appendSteps(db, story.id, { version: copyVersion, groups, actor: 'Maya', now: noon }));
  await replaceOnSite(site, story.post.id, 'The first words.', 'The third words.', site.people.editor.id);
  return story;
}

async function postCalled(title: string): Promise<StoredPost> {
  const post = (await storedPosts(site)).find((stored) => stored.title === title);
  if (post === undefined) throw new Error(`There is no post called ${title}`);
  return post;
}

function typeHere(id: ArticleId, text: string): void {
  const db = desk.newsroom.db();
  const version = valueOf(loadLive(db, id)).copyVersion;
  valueOf(appendSteps(db, id, { version, groups: [typingGroup(db, id, text)], actor: 'Maya', now: noon }));
}

async function fetchNow(): Promise<void> {
  valueOf(desk.engine().pull());
  await desk.settled();
}

function words(id: ArticleId): string {
  return plainText(valueOf(loadLive(desk.newsroom.db(), id)).copy);
}

function library(): readonly ArticleRow[] {
  const filter = {
    states: [],
    sections: [],
    languages: [],
    authors: [],
    delivery: 'any' as const,
    queue: 'all' as const,
    unseen: false,
  };
  const query = { filter, sort: 'headline' as const, descending: false, offset: 0, limit: 500 };
  return listArticles(desk.newsroom.db(), query).rows;
}

describe('a story that changed in both places', () => {
  it('goes out merged by itself where the two do not touch', async () => {
    const { id, post } = await sent('Both sides');
    await editOnSite(site, post.id, 'Written in WordPress.');
    typeHere(id, ' mine');
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    expect(words(id)).toBe('Both sides mine\nA dek\nThe first words.\nWritten in WordPress.');
    const merged = await postCalled('Both sides mine');
    expect(merged.id).toBe(post.id);
    expect(merged.content).toContain('Written in WordPress.');
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', alterations: [], changedSince: false });
    expect(desk.steps.at(-1)?.groups[0]?.origin).toBe('site');
  });

  it('shows their words as a suggestion where both changed the same, and writes nothing until that is read', async () => {
    const { id } = await changedTwice('The same words');
    const before = await postCalled('The same words');
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.merged' });
    expect(await postCalled('The same words')).toEqual(before);
    const live = valueOf(loadLive(desk.newsroom.db(), id));
    expect(suggestionsIn(live.copy)).toMatchObject([{ deleted: 'second', inserted: 'third' }]);
    expect(live.suggestions).toMatchObject([{ author: 'Claire Dubois' }]);
    expect(plainText(standingCopy(live.copy))).toContain('The second words.');
    const comparison = valueOf(await desk.engine().compare(id));
    expect(comparison.theirs).toMatchObject({ blocks: ['The third words.'] });
    // Sent again as it is: mine stands on the site, theirs stays a suggestion here.
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    expect((await postCalled('The same words')).content).toContain('The second words.');
    expect(suggestionsIn(valueOf(loadLive(desk.newsroom.db(), id)).copy)).toHaveLength(1);
    expect(desk.engine().send(id, 'publish', 'Maya')).toMatchObject({
      error: { code: 'article.open-suggestions' },
    });
  });

  it('takes a suggestion for accepted that was carried out on the site', async () => {
    const { id, post } = await changedTwice('Carried out');
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    expect(suggestionsIn(valueOf(loadLive(desk.newsroom.db(), id)).copy)).toHaveLength(1);
    await replaceOnSite(site, post.id, 'The second words.', 'The third words.', site.people.editor.id);
    await fetchNow();
    const { copy } = valueOf(loadLive(desk.newsroom.db(), id));
    expect(suggestionsIn(copy)).toEqual([]);
    expect(plainText(copy)).toContain('The third words.');
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', changedSince: false });
  });

  it('is not told to be on the site as it stands where a suggestion keeps the site’s words out', async () => {
    const { id, post } = await changedTwice('Kept out');
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    // Both texts in one sentence: neither the suggestion accepted nor rejected.
    await replaceOnSite(site, post.id, 'The second words.', 'The third second words.', site.people.editor.id);
    await fetchNow();
    const { copy } = valueOf(loadLive(desk.newsroom.db(), id));
    const isTheirs = plainText(standingCopy(copy)).includes('The third second words.');
    expect(isTheirs || desk.delivery(id).kind === 'needs-you').toBe(true);
    expect(plainText(copy)).toContain('third');
  });

  it('is not published with words nobody has read', async () => {
    const { id, post } = await sent('Published late');
    await editOnSite(site, post.id, 'A late line.');
    typeHere(id, ' mine');
    desk.publish(id, 'Maya');
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.merged-over-approval' });
    expect(codeOf(desk.engine().send(id, 'publish', 'Maya'))).toBe('article.not-approved');
    expect(await postCalled('Published late')).toMatchObject({ status: 'draft' });
    expect(words(id)).toContain('A late line.');
    desk.publish(id, 'Maya');
    await desk.settled();
    const published = await postCalled('Published late mine');
    expect(published).toMatchObject({ status: 'publish' });
    expect(published.content).toContain('A late line.');
  });

  it('tells of a paragraph that was cut on the site', async () => {
    const id = desk.story({ headline: 'Cut there', body: ['One stays here.', 'The second one goes.'] });
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    const post = await postCalled('Cut there');
    await site.wp(`
      $blocks = parse_blocks(get_post(${post.id})->post_content);
      $kept = array_filter($blocks, fn ($block) => !str_contains($block['innerHTML'], 'second one'));
      wp_update_post(wp_slash(['ID' => ${post.id}, 'post_content' => serialize_blocks($kept)]));`);
    typeHere(id, ' mine');
    await fetchNow();
    expect(words(id)).toBe('Cut there mine\nOne stays here.');
    expect(openNotices(desk.newsroom.db(), id)).toMatchObject([
      { notice: { kind: 'block-removed', quote: 'The second one goes.' } },
    ]);
  });

  it('becomes the site’s text where that is chosen, and mine stays in its history', async () => {
    const { id } = await changedTwice('Take theirs');
    valueOf(desk.engine().send(id, 'submit', 'Maya'));
    await desk.settled();
    valueOf(await desk.engine().takeSiteText(id));
    expect(words(id)).toBe('Take theirs\nA dek\nThe third words.');
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'draft', changedSince: false });
    expect(desk.steps.at(-1)?.groups[0]?.origin).toBe('site');
    expect(
      desk
        .engine()
        .outbox()
        .filter(({ state }) => state !== 'done'),
    ).toEqual([]);
    expect(await postCalled('Take theirs')).toMatchObject({ status: 'draft' });
  });

  it('goes over exactly the text that was shown, and over no later one', async () => {
    const { id, post } = await changedTwice('Send mine');
    typeHere(id, ' mine');
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    const shown = valueOf(await desk.engine().compare(id));
    await editOnSite(site, post.id, 'Second edit there.');
    const moved = await desk.engine().keepMyText(id, shown.revision);
    expect(moved).toMatchObject({ error: { code: 'site.changed-on-site' } });
    expect((await postCalled('Send mine')).content).toContain('Second edit there.');
    const again = valueOf(await desk.engine().compare(id));
    valueOf(await desk.engine().keepMyText(id, again.revision));
    await desk.settled();
    const after = await postCalled('Send mine mine');
    expect(after.id).toBe(post.id);
    expect(after.content).not.toContain('edit there');
    expect(after.content).toContain('The second words.');
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', alterations: [], changedSince: false });
  });

  it('is merged when a pull finds it, and says so where a person has to choose', async () => {
    const untouched = await sent('Untouched here');
    const apart = await sent('Apart');
    const both = await changedTwice('Touched twice');
    await editOnSite(site, untouched.post.id, 'For the untouched.');
    await editOnSite(site, apart.post.id, 'For the other.');
    typeHere(apart.id, ' mine');
    await fetchNow();
    expect(words(untouched.id)).toContain('For the untouched.');
    expect(desk.delivery(untouched.id)).toMatchObject({ kind: 'verified', changedSince: false });
    expect(words(apart.id)).toBe('Apart mine\nA dek\nThe first words.\nFor the other.');
    expect(desk.delivery(apart.id)).toMatchObject({ kind: 'verified', changedSince: true });
    expect(desk.delivery(both.id)).toMatchObject({ kind: 'needs-you', code: 'site.merged' });
    // Pulled again, nothing is merged twice.
    const before = words(apart.id) + words(both.id);
    await fetchNow();
    expect(words(apart.id) + words(both.id)).toBe(before);
    // What was taken over goes back as it came.
    valueOf(desk.engine().send(untouched.id, 'draft', 'Maya'));
    await desk.settled();
    expect(desk.delivery(untouched.id)).toMatchObject({ kind: 'verified', alterations: [] });
  });

  it('follows an editor who publishes it in WordPress', async () => {
    const { id, post } = await sent('Published there');
    await publishPost(site, post.id);
    await fetchNow();
    expect(library().find((row) => row.id === id)).toMatchObject({ state: 'published' });
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'publish' });
  });
});

describe('a pull', () => {
  it('brings what one may edit, and sends it back byte for byte when it is not touched', async () => {
    const raw =
      '<!-- wp:paragraph {"align":"center","fontSize":"large"} -->\n<p class="has-text-align-center has-large-font-size">Les élus &amp; le “budget”</p>\n<!-- /wp:paragraph -->\n\n\n<!-- wp:acme/map {"z":3} /-->\n<p>Classic words.</p>';
    const ids = JSON.parse(
      await site.wp(`
        $make = fn ($author, $title) => wp_insert_post(wp_slash(['post_author' => $author, 'post_title' => $title,
          'post_status' => 'publish', 'post_content' => ${JSON.stringify(raw).replaceAll('$', '\\$')}, 'tags_input' => ['ferry'],
          'post_category' => [get_term_by('slug', 'city', 'category')->term_id]]));
        echo json_encode([$make(${site.people.author.id}, 'Pulled & mine'), $make(${site.people.editor.id}, 'Not mine')]);`),
    ) as number[];
    const before = await site.wp(`echo get_post(${ids[0]})->post_content;`);
    await fetchNow();
    const row = library().find(({ headline }) => headline === 'Pulled & mine');
    expect(row).toMatchObject({
      state: 'published',
      section: 'City',
      author: 'Maya Tremblay',
      language: 'fr-CA',
    });
    expect(library().some(({ headline }) => headline === 'Not mine')).toBe(false);
    const id = row?.id as ArticleId;
    expect(valueOf(loadRecord(desk.newsroom.db(), id)).fields.tags).toEqual(['ferry']);
    desk.setField(id, { field: 'tags', value: ['ferry', 'budget'] });
    desk.publish(id, 'Maya');
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', alterations: [] });
    expect(await site.wp(`echo get_post(${ids[0]})->post_content;`)).toBe(before);
    expect((await storedPosts(site)).find((post) => post.id === ids[0])?.tags).toEqual(['budget', 'ferry']);
  });

  it('brings the lead image, and keeps it on the post', async () => {
    await site.wp(`
      $file = wp_upload_bits('lead.png', null, base64_decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='));
      $image = wp_insert_attachment(['post_title' => 'Lead', 'post_mime_type' => 'image/png', 'post_excerpt' => 'In fog'], $file['file']);
      update_post_meta($image, '_wp_attachment_image_alt', 'A ferry');
      $post = wp_insert_post(['post_author' => ${site.people.author.id}, 'post_title' => 'Led by a picture', 'post_status' => 'draft']);
      set_post_thumbnail($post, $image);`);
    await fetchNow();
    const id = library().find(({ headline }) => headline === 'Led by a picture')?.id as ArticleId;
    const { leadImage } = valueOf(loadRecord(desk.newsroom.db(), id)).fields;
    expect(leadImage).toMatchObject({ alt: 'A ferry', caption: 'In fog' });
    expect(leadImage?.source).toMatch(/^http.*lead\.png$/);
    typeHere(id, ' there');
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    expect((await postCalled('Led by a picture there')).picture).toMatchObject({ alt: 'A ferry' });
  });

  it('does not make a story again that was sent from here', async () => {
    await sent('Sent from here');
    await fetchNow();
    await fetchNow();
    expect(library().filter(({ headline }) => headline === 'Sent from here')).toHaveLength(1);
  });

  it('learns sections, tags and people, and keeps them for when there is no network', () => {
    const vocabulary = desk.engine().vocabulary();
    expect(vocabulary.sections).toContainEqual({ slug: 'transit', name: 'Transit', parent: 'city' });
    expect(vocabulary.tags).toContain('conseil municipal');
    expect(vocabulary.people.map(({ name }) => name)).toContain('Maya Tremblay');
    expect(vocabulary).toMatchObject({ mayCreateTags: true, mayCreateSections: false });
    desk.restart();
    expect(desk.engine().vocabulary()).toEqual(vocabulary);
  });
});
