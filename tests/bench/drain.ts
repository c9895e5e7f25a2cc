import type { Node } from '@tiptap/pm/model';
import { loadLive } from '../../electron/store/articles/articles';
import { postFromDocument } from '../../shared/document/wordpress/to-wordpress';
import { valueOf } from '../helpers/newsroom';
import type { WordPressSite } from '../helpers/wordpress/site';
import { benchBlocks } from './article';
import type { PostBody } from './bare-rest';
import type { Figure } from './report';
import { inSeconds, siteInWords, timed, untilDone, withSiteDesk } from './site-desk';
import type { SiteDesk } from './site-desk';

/** The smallest share of the bare client's throughput that we accept. */
const aim = 0.9;

const words = 300;
const dek = 'What was decided, and who stayed until the end.';
/** Tags that the test site has. */
const tags = ['council', 'ferry'];

/**
 * Sends an outbox of so many short articles to a real WordPress, with and without the companion plugin, against a bare
 * client that makes the same posts there, half of them before and half of them after.
 */
export async function measureDrain(count: number, say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const companion of [true, false]) {
    figures.push(await withSiteDesk(companion, (parts) => drainFigure(parts, { count, companion, say })));
  }
  return figures;
}

interface DrainOptions {
  readonly count: number;
  readonly companion: boolean;
  readonly say: (line: string) => void;
}

async function drainFigure(parts: SiteDesk, { count, companion, say }: DrainOptions): Promise<Figure> {
  const { site, desk, person, rest } = parts;
  await desk.connect(site.url, person);
  const tagIds = await rest.tagIds(tags);
  const bodies = queue(parts, count).map((copy) => bodyOf(copy, tagIds));
  const half = Math.ceil(count / 2);
  const before = await timed(() => rest.createPosts(bodies.slice(0, half)));
  say(`${siteInWords(companion)}: half of them made by the bare client in ${inSeconds(before)}`);
  const ours = await timed(() => drain(parts));
  say(`${siteInWords(companion)}: all of them sent by Stet in ${inSeconds(ours)}`);
  const after = await timed(() => rest.createPosts(bodies.slice(half)));
  await expectEachTwice(site, count);
  return {
    name: `outbox of ${count.toLocaleString('en')} articles sent, ${siteInWords(companion)}`,
    unit: '/s',
    ours: (1000 * count) / ours,
    reference: (1000 * count) / (before + after),
    against: 'the same posts by bare POST requests, 4 at once',
    aim,
    better: 'higher',
  };
}

/**
 * Puts so many articles into the outbox of an engine that has ended, so that nothing goes before the next one is woken.
 * Returns their copies.
 */
function queue({ desk }: SiteDesk, count: number): readonly Node[] {
  desk.engine().stop();
  const copies = Array.from({ length: count }, (_, index) => {
    const paragraphs = benchBlocks(words, index).map(({ text }) => text);
    const id = desk.story({ headline: `Council night ${index + 1}`, dek, body: paragraphs, tags });
    valueOf(desk.engine().send(id, 'submit', 'Claire'));
    return valueOf(loadLive(desk.newsroom.db(), id)).copy;
  });
  desk.restart();
  return copies;
}

async function drain({ desk }: SiteDesk): Promise<void> {
  desk.engine().wake();
  await untilDone(desk, () => desk.engine().status()?.waiting === 0);
}

/** The very post that Stet makes of a copy. */
function bodyOf(copy: Node, tagIds: readonly number[]): PostBody {
  const { title, content, excerpt } = postFromDocument(copy, { media: () => null, language: 'en-CA' });
  return { title, content, excerpt, status: 'pending', tags: tagIds };
}

/** Both made the same posts, and no others. */
async function expectEachTwice(site: WordPressSite, count: number): Promise<void> {
  const found = await site.wp(`
    global $wpdb;
    $where = "FROM $wpdb->posts WHERE post_type = 'post' AND post_status = 'pending'";
    $same = 'GROUP BY post_title, post_content, post_excerpt HAVING COUNT(*) = 2';
    $pairs = $wpdb->get_var("SELECT COUNT(*) FROM (SELECT 1 $where $same) AS pair");
    $tagged = $wpdb->get_var("SELECT COUNT(*) FROM $wpdb->term_relationships
      JOIN $wpdb->term_taxonomy USING (term_taxonomy_id) WHERE taxonomy = 'post_tag'");
    echo "$pairs pairs, ", $wpdb->get_var("SELECT COUNT(*) $where"), " posts, $tagged tags";
  `);
  const expected = `${count} pairs, ${2 * count} posts, ${2 * count * tags.length} tags`;
  if (found !== expected) throw new Error(`Expected ${expected} on the site; found ${found}.`);
}
