<?php
/**
 * Posts through WordPress's own REST API.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_REST_Request;
use WP_REST_Response;

/** Reads and writes posts as wp/v2 does, in the same process: its permissions, sanitising and hooks all apply. */
final class Core_Posts {

	/** What `wp/v2/posts/ID?context=edit` answers, as JSON. Throws a Refusal with WordPress's own error. */
	public static function read( int $post_id ): string {
		$request = new WP_REST_Request( 'GET', rest_get_route_for_post( $post_id ) );
		$request->set_query_params( array( 'context' => 'edit' ) );
		return Json::write_answer( rest_get_server()->response_to_data( self::ask( $request ), false ) );
	}

	/** Creates a post, or writes to an existing one; returns its number. Throws a Refusal with WordPress's own error. */
	public static function write( ?int $post_id, array $fields ): int {
		$route   = null === $post_id ? rest_get_route_for_post_type_items( 'post' ) : rest_get_route_for_post( $post_id );
		$request = new WP_REST_Request( 'POST', $route );
		$request->set_body_params( $fields );
		return (int) self::ask( $request )->get_data()['id'];
	}

	/** Moves a post to the trash, never further. Throws a Refusal with WordPress's own error. */
	public static function trash( int $post_id ): void {
		self::ask( new WP_REST_Request( 'DELETE', rest_get_route_for_post( $post_id ) ) );
	}

	/** Takes a post out of the trash, as a draft. */
	public static function restore( int $post_id ): void {
		$as_draft = static fn (): string => 'draft';
		// Last of all: another plugin may want it back as it was, which would publish it.
		add_filter( 'wp_untrash_post_status', $as_draft, PHP_INT_MAX );
		$restored = wp_untrash_post( $post_id );
		remove_filter( 'wp_untrash_post_status', $as_draft, PHP_INT_MAX );
		if ( ! $restored ) {
			throw Refusal::of( 'stet_not_restored', 500, __( 'WordPress did not take this article out of the trash.', 'stet' ) );
		}
	}

	private static function ask( WP_REST_Request $request ): WP_REST_Response {
		$response = rest_do_request( $request );
		if ( $response->is_error() ) {
			throw new Refusal( $response->as_error() );
		}
		return $response;
	}
}
