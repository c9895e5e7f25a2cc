<?php
/**
 * Pictures that arrive once.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_REST_Request;

/**
 * Sees that a picture which Stet names by its content is stored once, however often and however late it is sent.
 *
 * A look before sending cannot see an upload that is still on its way; here a lock is held from the look to the end.
 */
final class Media_Once {

	private const NAME = '/filename="?(stet-[0-9a-f]{40})\.[a-z]{3,4}"?/';

	private const LOCK_WAIT_SECONDS = 30;

	private static ?string $lock = null;

	/** Hooks into WordPress's own route for uploads. */
	public static function start(): void {
		add_filter( 'rest_pre_dispatch', array( self::class, 'find' ), 10, 3 );
		add_filter( 'rest_post_dispatch', array( self::class, 'release' ), PHP_INT_MAX );
		add_action( 'shutdown', array( self::class, 'release' ), 0 );
	}

	/** For the `rest_pre_dispatch` filter: answers with the picture that is there already, or lets WordPress store it. */
	public static function find( mixed $result, mixed $server, WP_REST_Request $request ): mixed {
		$is_upload = 'POST' === $request->get_method() && '/wp/v2/media' === $request->get_route();
		if ( null !== $result || ! $is_upload || ! preg_match( self::NAME, (string) $request->get_header( 'Content-Disposition' ), $found ) ) {
			return $result;
		}
		if ( ! current_user_can( 'upload_files' ) ) {
			return $result;
		}
		if ( ! self::lock( $found[1] ) ) {
			return Refusal::busy()->error;
		}
		$known = get_posts(
			array(
				'post_type'        => 'attachment',
				'post_status'      => 'inherit',
				'name'             => $found[1],
				'fields'           => 'ids',
				'numberposts'      => 1,
				'suppress_filters' => true,
			)
		);
		if ( array() === $known || ! current_user_can( 'edit_post', $known[0] ) ) {
			return $result;
		}
		$read = new WP_REST_Request( 'GET', "/wp/v2/media/{$known[0]}" );
		$read->set_query_params( array( 'context' => 'edit' ) );
		return rest_do_request( $read );
	}

	/** For the `rest_post_dispatch` filter and the `shutdown` action. */
	public static function release( mixed $response = null ): mixed {
		global $wpdb;
		if ( null !== self::$lock ) {
			$wpdb->query( $wpdb->prepare( 'SELECT RELEASE_LOCK(%s)', self::$lock ) );
			self::$lock = null;
		}
		return $response;
	}

	private static function lock( string $name ): bool {
		global $wpdb;
		// Names of locks are the server's, not the database's, and 64 characters at most.
		$lock = substr( hash( 'sha256', DB_NAME . $wpdb->prefix ), 0, 16 ) . ':' . $name;
		$held = '1' === $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, %d)', $lock, self::LOCK_WAIT_SECONDS ) );
		self::$lock = $held ? $lock : self::$lock;
		return $held;
	}
}
