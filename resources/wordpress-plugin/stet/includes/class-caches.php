<?php
/**
 * WordPress's caches around a transaction.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Follows which posts a transaction touches, so that a rollback leaves no cached word of them. */
final class Caches {

	/** @var array<int,true> */
	private static array $posts = array();

	/** From here on posts whose cache is cleaned are remembered. */
	public static function start_following(): void {
		self::$posts = array();
		add_action( 'clean_post_cache', array( self::class, 'follow' ) );
	}

	/** Ends what start_following() began. */
	public static function stop_following(): void {
		remove_action( 'clean_post_cache', array( self::class, 'follow' ) );
	}

	/** For the `clean_post_cache` action. */
	public static function follow( int $post_id ): void {
		self::$posts[ $post_id ] = true;
	}

	/** After a commit: another request may have put the old words into a shared cache while they still stood. */
	public static function renew_followed(): void {
		self::stop_following();
		array_map( 'clean_post_cache', array_keys( self::$posts ) );
	}

	/** After a rollback: forgets everything that the transaction may have put into a cache. */
	public static function forget_followed(): void {
		self::stop_following();
		array_map( 'clean_post_cache', array_keys( self::$posts ) );
		if ( wp_using_ext_object_cache() ) {
			wp_cache_delete_multiple( array( 'alloptions', 'notoptions', 'cron' ), 'options' );
			wp_cache_set_terms_last_changed();
			if ( wp_cache_supports( 'flush_runtime' ) ) {
				wp_cache_flush_runtime();
			}
		} else {
			wp_cache_flush();
		}
	}
}
