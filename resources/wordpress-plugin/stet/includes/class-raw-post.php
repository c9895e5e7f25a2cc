<?php
/**
 * A post as the database holds it.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** The parts of a post that make a change worth a version, read past every cache and filter. */
final class Raw_Post {

	private function __construct(
		public readonly int $id,
		public readonly string $status,
		public readonly int $author,
		/** UTC, `Y-m-d H:i:s`; zeros where the date is left open. */
		public readonly string $date_gmt,
		public readonly string $fingerprint,
		/** Of what readers see and when, whatever the status. */
		public readonly string $words,
	) {}

	/** The post, or null where there is none of the type `post` (automatic drafts do not count). */
	public static function read( int $post_id ): ?self {
		return self::select( $post_id, '' );
	}

	/** The same, with the post's row locked until the end of the transaction. */
	public static function lock( int $post_id ): ?self {
		return self::select( $post_id, ' FOR UPDATE' );
	}

	/** What the article's row says of a post in this status. */
	public function state(): string {
		return 'trash' === $this->status ? 'trash' : 'live';
	}

	/** The post's own date as seconds since 1970, or null where it is left open. */
	public function time(): ?int {
		return str_starts_with( $this->date_gmt, '0000' ) ? null : (int) strtotime( "{$this->date_gmt} UTC" );
	}

	private static function select( int $post_id, string $lock ): ?self {
		global $wpdb;
		$row = Database::row(
			"SELECT post_title, post_content, post_excerpt, post_status, post_name, post_author, post_date_gmt, post_password
			FROM {$wpdb->posts} WHERE ID = %d AND post_type = 'post' AND post_status <> 'auto-draft'$lock",
			$post_id
		);
		if ( null === $row ) {
			return null;
		}
		$dated = in_array( $row->post_status, array( 'future', 'publish', 'private' ), true );
		$parts = array(
			$row->post_title,
			$row->post_content,
			$row->post_excerpt,
			$row->post_status,
			$row->post_name,
			$row->post_author,
			$dated ? $row->post_date_gmt : '',
			self::terms( $post_id ),
			self::picture( $post_id ),
		);
		$words = array_replace( $parts, array( 3 => $row->post_password, 6 => $row->post_date_gmt ) );
		return new self(
			$post_id,
			$row->post_status,
			(int) $row->post_author,
			$row->post_date_gmt,
			// Serialised, not JSON: bytes that are no UTF-8 must count too.
			hash( 'sha256', serialize( $parts ) ),
			hash( 'sha256', serialize( $words ) ),
		);
	}

	/** Every taxonomy's, registered or not: a plugin that is off for a day must not look like a thousand edits. */
	private static function terms( int $post_id ): string {
		global $wpdb;
		return implode(
			',',
			$wpdb->get_col(
				$wpdb->prepare(
					"SELECT term_taxonomy_id FROM {$wpdb->term_relationships} WHERE object_id = %d ORDER BY term_taxonomy_id",
					$post_id
				)
			)
		);
	}

	private static function picture( int $post_id ): string {
		global $wpdb;
		return (string) $wpdb->get_var(
			$wpdb->prepare(
				"SELECT meta_value FROM {$wpdb->postmeta} WHERE post_id = %d AND meta_key = '_thumbnail_id' ORDER BY meta_id LIMIT 1",
				$post_id
			)
		);
	}
}
