import { libraryFacets } from '../../electron/store/library/library';
import { valueOf } from '../helpers/newsroom';
import type { WordPressSite } from '../helpers/wordpress/site';
import { benchBlocks } from './article';
import type { Figure } from './report';
import { inSeconds, siteInWords, timed, untilDone, withSiteDesk } from './site-desk';
import type { SiteDesk } from './site-desk';

/** The smallest share of the bare client's throughput that we accept. */
const aim = 0.9;

const words = 300;
const perPage = 100;

/**
 * The first pull of a real WordPress with so many posts, with and without the companion plugin, against a bare client
 * that fetches the same pages and parses them, half of them before and half of them after.
 */
export async function measurePull(count: number, say: (line: string) => void): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const companion of [true, false]) {
    figures.push(await withSiteDesk(companion, (parts) => pullFigure(parts, { count, companion, say })));
  }
  return figures;
}

interface PullOptions {
  readonly count: number;
  readonly companion: boolean;
  readonly say: (line: string) => void;
}

async function pullFigure(parts: SiteDesk, { count, companion, say }: PullOptions): Promise<Figure> {
  const { site, rest } = parts;
  await addPosts(site, count);
  const pages = Array.from({ length: Math.ceil(count / perPage) }, (_, index) => index + 1);
  const half = Math.ceil(pages.length / 2);
  await rest.readPosts([1]);
  const counts: number[] = [];
  const readPages = async (some: readonly number[]): Promise<void> => {
    counts.push(await rest.readPosts(some));
  };
  const before = await timed(() => readPages(pages.slice(0, half)));
  say(`${siteInWords(companion)}: half of the pages read by the bare client in ${inSeconds(before)}`);
  const ours = await pull(parts);
  say(`${siteInWords(companion)}: all of them pulled by Stet in ${inSeconds(ours)}`);
  const after = await timed(() => readPages(pages.slice(half)));
  const read = counts.reduce((sum, each) => sum + each, 0);
  const stories = libraryFacets(parts.desk.newsroom.db()).total;
  if (read !== count || stories !== count) throw new Error(`Of ${count} posts ${stories} and ${read} came.`);
  return {
    name: `first pull of ${count.toLocaleString('en')} posts, ${siteInWords(companion)}`,
    unit: '/s',
    ours: (1000 * count) / ours,
    reference: (1000 * count) / (before + after),
    against: 'the same pages of 100 fetched and parsed, 4 at once',
    aim,
    better: 'higher',
  };
}

/** The milliseconds from the sign-in's answer, with which the first pull begins, until everything is stored. */
async function pull({ site, desk, person }: SiteDesk): Promise<number> {
  const { login, applicationPassword: password } = person;
  valueOf(await desk.engine().connectWithPassword({ address: site.url, login, password }));
  const elapsed = await timed(() => untilDone(desk, () => desk.engine().status()?.pull === null));
  // What it looks at afterwards would slow the bare client down.
  desk.engine().stop();
  return elapsed;
}

/** Makes published posts straight in the site's database, a minute apart; a hundred texts take turns. */
async function addPosts(site: WordPressSite, count: number): Promise<void> {
  const texts = Array.from({ length: 100 }, (_, seed) => contentOf(seed));
  await site.wp(`
    global $wpdb;
    $texts = json_decode(base64_decode('${Buffer.from(JSON.stringify(texts)).toString('base64')}'));
    $author = ${site.people.author.id};
    $guid = home_url('/?p=');
    foreach (array_chunk(range(1, ${count}), 500) as $numbers) {
      $rows = [];
      foreach ($numbers as $number) {
        $at = gmdate('Y-m-d H:i:s', 1700000000 + $number * 60);
        $rows[] = $wpdb->prepare("(%d, %s, %s, %s, %s, %s, %s, 'publish', %s, '', '', '', '', %s)", $author, $at, $at, $at, $at,
          $texts[$number % 100], "Council night $number", "council-night-$number", $guid . "council-night-$number");
      }
      $wpdb->query("INSERT INTO $wpdb->posts (post_author, post_date, post_date_gmt, post_modified, post_modified_gmt,
        post_content, post_title, post_status, post_name, post_excerpt, to_ping, pinged, post_content_filtered, guid)
        VALUES " . implode(',', $rows));
      if ($wpdb->last_error) throw new Exception($wpdb->last_error);
    }
    $default = get_term((int) get_option('default_category'))->term_taxonomy_id;
    $wpdb->query("INSERT INTO $wpdb->term_relationships (object_id, term_taxonomy_id)
      SELECT ID, $default FROM $wpdb->posts WHERE post_name LIKE 'council-night-%'");
    wp_update_term_count_now([$default], 'category');
  `);
}

function contentOf(seed: number): string {
  return benchBlocks(words, seed)
    .map(({ text }) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`)
    .join('\n\n');
}
