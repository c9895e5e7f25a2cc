<?php
/**
 * What a post points to.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Refuses what WordPress drops without a word: unknown sections and tags, and a picture that cannot be one. */
final class References {

	private const TAXONOMIES = array(
		'categories' => 'category',
		'tags'       => 'post_tag',
	);

	/** Throws a Refusal (400) where the fields name a section or tag that does not exist. */
	public static function check_terms( Post_Fields $fields ): void {
		foreach ( self::TAXONOMIES as $field => $taxonomy ) {
			foreach ( $fields->for_core()[ $field ] ?? array() as $term_id ) {
				if ( null === term_exists( $term_id, $taxonomy ) ) {
					throw self::missing( "post.$field", $term_id );
				}
			}
		}
	}

	/** Throws a Refusal (400) where the written post has another picture than the fields name. */
	public static function check_picture( Post_Fields $fields, int $post_id ): void {
		$asked = $fields->for_core()['featured_media'] ?? null;
		if ( null !== $asked && (int) get_post_thumbnail_id( $post_id ) !== $asked ) {
			throw self::missing( 'post.featured_media', $asked );
		}
	}

	/**
	 * The sections and tags that a post will have after these fields are written.
	 *
	 * @return array{categories:list<\WP_Term>,tags:list<\WP_Term>}
	 */
	public static function terms_after( Post_Fields $fields, int $post_id ): array {
		$terms = array();
		foreach ( self::TAXONOMIES as $field => $taxonomy ) {
			$asked = $fields->for_core()[ $field ] ?? null;
			$ids   = $asked ?? wp_get_object_terms( $post_id, $taxonomy, array( 'fields' => 'ids' ) );
			// WordPress puts a post without a section into the default one.
			$ids             = array() === $ids && 'category' === $taxonomy ? array( (int) get_option( 'default_category' ) ) : $ids;
			$found           = array_map( static fn ( mixed $id ): mixed => get_term( (int) $id, $taxonomy ), (array) $ids );
			$terms[ $field ] = array_values( array_filter( $found, static fn ( mixed $term ): bool => $term instanceof \WP_Term ) );
		}
		return $terms;
	}

	private static function missing( string $field, int $id ): Refusal {
		/* translators: 1: the name of a field, 2: a number. */
		return Refusal::invalid( sprintf( __( '%1$s names %2$d, which this site does not have.', 'stet' ), $field, $id ) );
	}
}
