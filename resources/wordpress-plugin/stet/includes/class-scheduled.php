<?php
/**
 * Posts that are to go out at an hour as they were approved.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/**
 * Binds a schedule to the words it was given for.
 *
 * Stet's publish route leaves a print of everything readers will see in the article's row. Whoever changes any of it
 * before the hour, by whatever way, makes the post `pending`; only the publish route schedules it as approved again.
 */
final class Scheduled {

	/** @var array<int,array<int,true>> By site: posts that were held back and whose hooks are still to hear of it. */
	private static array $untold = array();

	/** Notes in a publication's own transaction what is to go out; a post that is not scheduled has nothing to wait for. */
	public static function promise( Raw_Post $post ): void {
		self::write( $post->id, 'future' === $post->status ? $post->words : '', 0 );
	}

	/** As settle(), after a write of Stet's own: there a post that is no longer scheduled was taken back on purpose. */
	public static function after_write( object $row, Raw_Post $post ): Raw_Post {
		if ( 'future' === $post->status ) {
			return self::settle( $row, $post ) ?? $post;
		}
		self::write( $post->id, '', 0 );
		return $post;
	}

	/** Whether a post's row waits for words that are no longer there, or have gone out. */
	public static function is_over( object $row, ?Raw_Post $post ): bool {
		return '' !== $row->scheduled && ( null === $post || 'future' !== $post->status || $post->words !== $row->scheduled );
	}

	/**
	 * Looks, in the open transaction and under the row's lock, whether a scheduled post still is what was approved.
	 *
	 * Where it is not it is held back, and the row says so. Returns the post as it is then.
	 */
	public static function settle( object $row, ?Raw_Post $post ): ?Raw_Post {
		if ( ! self::is_over( $row, $post ) ) {
			return $post;
		}
		$is_out  = null === $post || 'trash' === $post->status || ( 'publish' === $post->status && $post->words === $row->scheduled );
		$is_held = null !== $post && 'future' === $post->status;
		self::write( (int) $row->post_id, '', $is_out ? 0 : 1 );
		return $is_held ? self::lower( $post->id ) : $post;
	}

	/** Holds a post back that is about to go out too early, or has this moment: it becomes `pending`, and the change is noted. */
	public static function hold_back( int $post_id ): void {
		Transaction::run(
			static function () use ( $post_id ): void {
				$row = Articles::lock( $post_id );
				self::write( $post_id, '', 1 );
				Articles::note( $row, self::lower( $post_id ), 0 );
			}
		);
		self::tell();
	}

	/** After the commit: what other plugins do when a scheduled post is no longer scheduled. */
	public static function tell(): void {
		$site    = get_current_blog_id();
		$untold  = array_keys( self::$untold[ $site ] ?? array() );
		unset( self::$untold[ $site ] );
		foreach ( $untold as $post_id ) {
			clean_post_cache( $post_id );
			$post = get_post( $post_id );
			// Rolled back, or changed again, since.
			if ( null !== $post && 'pending' === $post->post_status ) {
				wp_transition_post_status( 'pending', 'future', $post );
			}
		}
	}

	/** By the column alone: saving the whole post again would clean its markup by the rules of whoever is here, or of nobody. */
	private static function lower( int $post_id ): ?Raw_Post {
		global $wpdb;
		Database::change( "UPDATE {$wpdb->posts} SET post_status = 'pending' WHERE ID = %d AND post_status IN ('future', 'publish')", $post_id );
		clean_post_cache( $post_id );
		self::$untold[ get_current_blog_id() ][ $post_id ] = true;
		return Raw_Post::read( $post_id );
	}

	private static function write( int $post_id, string $words, int $voided ): void {
		Database::change( 'UPDATE `' . Schema::table( 'articles' ) . '` SET scheduled = %s, voided = %d WHERE post_id = %d', $words, $voided, $post_id );
	}
}
