<?php
/**
 * Changes made in WordPress.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_Post;

/** Notices what WordPress and its plugins do to posts, and notes it once at the end of the request. */
final class Watcher {

	/** @var array<int,array<int,array{make:bool,author:int}>> By site and post. */
	private static array $touched = array();

	/** @var array<int,array<int,string>> Fingerprints of posts without a row before they are saved. */
	private static array $before = array();

	/** Hooks the watcher into WordPress. */
	public static function start(): void {
		add_action( 'pre_post_update', array( self::class, 'before_save' ) );
		add_action( 'wp_after_insert_post', array( self::class, 'touch' ) );
		add_action( 'set_object_terms', array( self::class, 'touch' ) );
		add_action( 'deleted_term_relationships', array( self::class, 'touch' ) );
		add_action( 'trashed_post', array( self::class, 'touch' ) );
		add_action( 'untrashed_post', array( self::class, 'touch' ) );
		add_action( 'deleted_post', array( self::class, 'after_delete' ), 10, 2 );
		// The net under the others: scheduled publication, people who are deleted, plugins that write by themselves.
		add_action( 'clean_post_cache', array( self::class, 'look_again' ) );
		foreach ( array( 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ) as $hook ) {
			add_action( $hook, array( self::class, 'after_meta' ), 10, 3 );
		}
		// Before a REST answer leaves, so that whoever gets it finds the change; else when the request ends.
		add_filter( 'rest_post_dispatch', array( self::class, 'settle_before_answer' ) );
		add_action( 'shutdown', array( self::class, 'settle' ), 0 );
	}

	/** A post may have changed, and gets a row if it has none. */
	public static function touch( int $post_id ): void {
		self::remember( $post_id, true );
	}

	/** A post may have changed; one without a row is nobody's concern. */
	public static function look_again( int $post_id ): void {
		self::remember( $post_id, false );
	}

	/** For the `pre_post_update` action: without a row only this tells a save that changes nothing from one that does. */
	public static function before_save( int $post_id ): void {
		if ( Schema::is_ready() && null === Articles::find( $post_id ) ) {
			$post = Raw_Post::read( $post_id );
			self::$before[ get_current_blog_id() ][ $post_id ] ??= $post?->fingerprint ?? '';
		}
	}

	/** For the `deleted_post` action. */
	public static function after_delete( int $post_id, WP_Post $post ): void {
		if ( 'post' === $post->post_type && 'auto-draft' !== $post->post_status ) {
			self::remember( $post_id, true, (int) $post->post_author );
		}
	}

	/** For the actions on metadata. */
	public static function after_meta( mixed $meta_id, int|string $post_id, string $key ): void {
		if ( '_thumbnail_id' === $key ) {
			self::touch( (int) $post_id );
		}
	}

	/** For the `rest_post_dispatch` filter. */
	public static function settle_before_answer( mixed $response ): mixed {
		self::settle();
		return $response;
	}

	/** Notes what has changed. Never fails: what cannot be noted now is found by the next read or write of the article. */
	public static function settle(): void {
		Transaction::abandon();
		while ( array() !== self::$touched ) {
			$sites         = self::$touched;
			self::$touched = array();
			foreach ( $sites as $site => $posts ) {
				self::settle_site( $site, $posts );
			}
		}
	}

	/** @param array<int,array{make:bool,author:int}> $posts */
	private static function settle_site( int $site, array $posts ): void {
		$elsewhere = get_current_blog_id() !== $site;
		if ( $elsewhere ) {
			switch_to_blog( $site );
		}
		if ( Schema::is_ready() ) {
			foreach ( $posts as $post_id => $touched ) {
				self::settle_post( $post_id, $touched['make'], $touched['author'], self::$before[ $site ][ $post_id ] ?? '' );
			}
		}
		if ( $elsewhere ) {
			restore_current_blog();
		}
	}

	private static function settle_post( int $post_id, bool $make, int $author, string $before ): void {
		try {
			$unchanged = '' !== $before && Raw_Post::read( $post_id )?->fingerprint === $before;
			Articles::settle( $post_id, get_current_user_id(), $make && ! $unchanged, $author );
		} catch ( \Throwable $problem ) {
			error_log( 'Stet: a change could not be noted: ' . $problem->getMessage() );
		}
	}

	private static function remember( int $post_id, bool $make, int $author = 0 ): void {
		$known                                        = self::$touched[ get_current_blog_id() ][ $post_id ] ?? array( 'make' => false, 'author' => 0 );
		self::$touched[ get_current_blog_id() ][ $post_id ] = array(
			'make'   => $make || $known['make'],
			'author' => $author ?: $known['author'],
		);
	}
}
