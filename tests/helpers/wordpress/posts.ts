import type { WordPressSite } from './site';

/** A post as WordPress itself tells it, with names instead of numbers. */
export interface StoredPost {
  readonly id: number;
  readonly status: string;
  readonly slug: string;
  readonly title: string;
  readonly content: string;
  readonly excerpt: string;
  readonly author: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly link: string;
  readonly picture: { readonly alt: string; readonly caption: string; readonly file: string } | null;
}

/** Every post of the site but revisions and automatic drafts, the trash included, oldest first. */
export async function storedPosts(site: WordPressSite): Promise<readonly StoredPost[]> {
  const json = await site.wp(`
    $posts = get_posts(['post_type' => 'post', 'numberposts' => -1, 'orderby' => 'ID', 'order' => 'ASC',
      'post_status' => ['publish', 'future', 'draft', 'pending', 'private', 'trash']]);
    echo json_encode(array_map(function ($post) {
      $picture = get_post_thumbnail_id($post);
      $names = fn ($taxonomy) => wp_get_post_terms($post->ID, $taxonomy, ['fields' => 'names']);
      return ['id' => $post->ID, 'status' => $post->post_status, 'slug' => $post->post_name,
        'title' => $post->post_title, 'content' => $post->post_content, 'excerpt' => $post->post_excerpt,
        'author' => get_the_author_meta('display_name', $post->post_author), 'link' => get_permalink($post),
        'categories' => $names('category'), 'tags' => $names('post_tag'),
        'picture' => $picture ? ['alt' => get_post_meta($picture, '_wp_attachment_image_alt', true),
          'caption' => get_post($picture)->post_excerpt, 'file' => basename(get_attached_file($picture))] : null];
    }, $posts));
  `);
  return JSON.parse(json) as StoredPost[];
}

/** How many files the site's media library holds. */
export async function storedMedia(site: WordPressSite): Promise<number> {
  return Number(await site.wp(`echo count(get_posts(['post_type' => 'attachment', 'numberposts' => -1]));`));
}

/** Publishes a post as its editor would, without touching its words. */
export async function publishPost(site: WordPressSite, id: number): Promise<string> {
  return site.wp(`wp_publish_post(${id}); echo get_permalink(${id});`);
}

/** Replaces words of a post behind everybody's back, as this user; all else is left as it is. */
export async function replaceOnSite(
  site: WordPressSite,
  id: number,
  from: string,
  to: string,
  person = 0,
): Promise<void> {
  await site.wp(`
    wp_set_current_user(${person});
    $post = get_post(${id});
    wp_update_post(wp_slash(['ID' => ${id}, 'post_content' =>
      str_replace(${JSON.stringify(from)}, ${JSON.stringify(to)}, $post->post_content)]));
  `);
}

/** Appends a paragraph block to a post behind everybody's back, as somebody working in WordPress does. */
export async function editOnSite(site: WordPressSite, id: number, sentence: string): Promise<void> {
  await site.wp(`
    $post = get_post(${id});
    wp_update_post(wp_slash(['ID' => ${id}, 'post_content' => $post->post_content .
      "\\n\\n<!-- wp:paragraph -->\\n<p>" . ${JSON.stringify(sentence)} . "</p>\\n<!-- /wp:paragraph -->"]));
  `);
}
