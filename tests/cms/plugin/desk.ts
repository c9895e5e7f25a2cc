import type { Person } from '../../helpers/wordpress/template';
import type { WordPressSite } from '../../helpers/wordpress/site';

/** Makes somebody with a role and their own application password. */
export async function somebody(site: WordPressSite, login: string, role: string): Promise<Person> {
  return JSON.parse(
    await site.wp(`$id = wp_insert_user(['user_login' => '${login}', 'user_pass' => 'x', 'role' => '${role}']);
      [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'Stet tests']);
      echo json_encode(['id' => $id, 'login' => '${login}', 'password' => 'x', 'applicationPassword' => $password]);`),
  ) as Person;
}

/** Everything the plugin and WordPress keep of the site's articles, as one hash. */
export function everything(site: WordPressSite): Promise<string> {
  return site.wp(`global $wpdb; echo md5(serialize(array_map(fn ($table) => $wpdb->get_results("SELECT * FROM $table"),
    ['wp_posts', 'wp_postmeta', 'wp_term_relationships', 'wp_stet_articles', 'wp_stet_operations', 'wp_stet_sequence', 'wp_stet_approvals'])));`);
}

/** The post's own hour is here: as if the clock had gone on, what was promised for it included. */
export function hourCome(postId: number): string {
  return `global $wpdb;
    $wpdb->update($wpdb->posts, ['post_date' => '2020-01-01 07:00:00', 'post_date_gmt' => '2020-01-01 12:00:00'], ['ID' => ${postId}]);
    clean_post_cache(${postId});
    $row = Stet\\Articles::find(${postId});
    if ('' !== $row->scheduled) Stet\\Scheduled::promise(Stet\\Raw_Post::read(${postId}));`;
}

/** An instant so many hours from now, as WordPress and the record spell it. */
export function inHours(hours: number): string {
  return new Date(Math.floor(Date.now() / 1_000) * 1_000 + hours * 3_600_000).toISOString();
}
