<?php
/**
 * What may not go out yet.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_Error;
use WP_Post;
use WP_REST_Request;

/**
 * Keeps embargoes and schedules where a post is written in WordPress itself: in its editors, by its API, by commands and
 * by its clock. Stet's own writes are checked on their routes.
 */
final class Gatekeeper {

	/** Hooks into WordPress. */
	public static function start(): void {
		add_filter( 'rest_pre_insert_post', array( self::class, 'refuse_in_rest' ), PHP_INT_MAX );
		add_filter( 'wp_insert_post_data', array( self::class, 'hold_in_save' ), PHP_INT_MAX, 2 );
		add_action( 'wp_after_insert_post', array( self::class, 'after_save' ), 10, 2 );
		// Before WordPress's own at 10, which publishes.
		add_action( 'publish_future_post', array( self::class, 'before_hour' ), 1 );
		// The net under the others: plugins that publish by themselves.
		add_action( 'transition_post_status', array( self::class, 'after_publication' ), PHP_INT_MIN, 3 );
	}

	/** For the `rest_pre_insert_post` filter: who asks over REST is told why. */
	public static function refuse_in_rest( mixed $prepared ): mixed {
		$post_id = (int) ( $prepared->ID ?? 0 );
		$post    = is_wp_error( $prepared ) || ! self::is_on_duty() ? null : Raw_Post::read( $post_id );
		if ( null === $post || 'publish' === $post->status || ! ( isset( $prepared->post_status ) || isset( $prepared->post_date_gmt ) ) ) {
			return $prepared;
		}
		$status = $prepared->post_status ?? $post->status;
		$time   = isset( $prepared->post_date_gmt ) ? strtotime( "{$prepared->post_date_gmt} UTC" ) : $post->time();
		$until  = in_array( $status, array( 'publish', 'future' ), true ) ? Embargo::beyond( $post_id, $time ?: null ) : null;
		return null === $until ? $prepared : new WP_Error( 'stet_embargoed', Embargo::sentence( $until ), array( 'status' => 412 ) );
	}

	/** For the `wp_insert_post_data` filter: there nobody can be told, so the post waits for review instead. */
	public static function hold_in_save( array $data, array $asked ): array {
		$post_id = (int) ( $asked['ID'] ?? 0 );
		$is_out  = in_array( $data['post_status'], array( 'publish', 'future' ), true );
		$post    = $is_out && 'post' === $data['post_type'] && self::is_on_duty() ? Raw_Post::read( $post_id ) : null;
		if ( null === $post || 'publish' === $post->status ) {
			return $data;
		}
		// Out before its hour is a change of what was approved.
		$is_early = 'publish' === $data['post_status'] && '' !== ( Articles::find( $post_id )?->scheduled ?? '' );
		$time     = strtotime( "{$data['post_date_gmt']} UTC" );
		if ( $is_early || null !== Embargo::beyond( $post_id, $time ?: null ) ) {
			$data['post_status'] = 'pending';
		}
		return $data;
	}

	/** For the `wp_after_insert_post` action: at once, so that whoever saved it sees what became of it. */
	public static function after_save( int $post_id, WP_Post $post ): void {
		if ( self::is_on_duty() && '' !== ( Articles::find( $post_id )?->scheduled ?? '' ) ) {
			self::settle( $post_id, get_current_user_id() );
			$post->post_status = Raw_Post::read( $post_id )?->status ?? $post->post_status;
		}
	}

	/** For the `publish_future_post` action. */
	public static function before_hour( int|WP_Post $post ): void {
		$post_id = $post instanceof WP_Post ? $post->ID : $post;
		if ( ! self::is_on_duty() ) {
			return;
		}
		self::settle( $post_id, 0 );
		if ( 'future' === Raw_Post::read( $post_id )?->status && null !== Embargo::beyond( $post_id, null ) ) {
			Scheduled::hold_back( $post_id );
		}
	}

	/** For the `transition_post_status` action. */
	public static function after_publication( string $new, string $old, WP_Post $post ): void {
		if ( 'publish' !== $new || 'publish' === $old || 'post' !== $post->post_type || ! self::is_on_duty() ) {
			return;
		}
		$row     = Articles::find( $post->ID );
		$changed = null !== $row && '' !== $row->scheduled && Raw_Post::read( $post->ID )?->words !== $row->scheduled;
		if ( null !== $row && ( $changed || null !== Embargo::beyond( $post->ID, null ) ) ) {
			Scheduled::hold_back( $post->ID );
		}
	}

	/** Whatever cannot be noted now keeps the post from going out at its hour all the same. */
	private static function settle( int $post_id, int $by ): void {
		try {
			Articles::settle( $post_id, $by, false );
		} catch ( \Throwable $problem ) {
			error_log( 'Stet: a scheduled post could not be looked at: ' . $problem->getMessage() );
		}
	}

	private static function is_on_duty(): bool {
		return ! Transaction::is_open() && Schema::is_ready();
	}
}
