<?php
/**
 * The article's row.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Reads and writes the articles table: a post's version, its place in the sequence and Stet's own record of it. */
final class Articles {

	private const SHORT = 'post_id, version, seq, record_version, fingerprint, state, author_id, changed_by, changed_at, scheduled, voided';

	/** The row without its large columns, or null. */
	public static function find( int $post_id ): ?object {
		return Database::row( 'SELECT ' . self::SHORT . ' FROM `' . Schema::table( 'articles' ) . '` WHERE post_id = %d', $post_id );
	}

	/** The whole row, or null. */
	public static function load( int $post_id ): ?object {
		return Database::row(
			'SELECT ' . self::SHORT . ', record, record_post FROM `' . Schema::table( 'articles' ) . '` WHERE post_id = %d',
			$post_id
		);
	}

	/** The row, locked until the end of the transaction; made with version 0 where there is none. */
	public static function lock( int $post_id ): object {
		$table = Schema::table( 'articles' );
		// Not a plain SELECT first: two requests that both find nothing would end in a deadlock.
		Database::change( "INSERT INTO `$table` (post_id) VALUES (%d) ON DUPLICATE KEY UPDATE post_id = post_id", $post_id );
		return Database::row( 'SELECT ' . self::SHORT . " FROM `$table` WHERE post_id = %d FOR UPDATE", $post_id );
	}

	/**
	 * Gives a locked row a new version and number if the post is no longer what the row says; tells whether it did.
	 *
	 * A null post was deleted: the row stays and says so.
	 */
	public static function note( object $row, ?Raw_Post $post, int $by ): bool {
		$same = null === $post ? 'deleted' === $row->state : $row->fingerprint === $post->fingerprint;
		if ( 0 !== (int) $row->version && $same ) {
			return false;
		}
		if ( null === $post ) {
			Approvals::forget( (int) $row->post_id );
		}
		Database::change(
			'UPDATE `' . Schema::table( 'articles' ) . '` SET version = version + 1, seq = %d, fingerprint = %s, state = %s,
			author_id = %d, changed_by = %d, changed_at = UTC_TIMESTAMP() WHERE post_id = %d',
			Sequence::next(),
			$post?->fingerprint ?? '',
			$post?->state() ?? 'deleted',
			$post?->author ?? $row->author_id,
			$by,
			$row->post_id
		);
		return true;
	}

	/**
	 * Stores what a write made of the post, in the write's own transaction: always a new version and number.
	 *
	 * A null record leaves the stored one and its version alone.
	 */
	public static function store( Raw_Post $post, int $by, ?string $record, string $post_json ): void {
		$table = Schema::table( 'articles' );
		$row   = self::lock( $post->id );
		if ( null !== $record ) {
			$packed = Packed::pack( $post_json );
			Server_Settings::check_fits( $record );
			Server_Settings::check_fits( $packed );
			// One by one: both together may be more than the database takes in one statement.
			Database::change( "UPDATE `$table` SET record = %s, record_version = version + 1 WHERE post_id = %d", $record, $post->id );
			Database::change( "UPDATE `$table` SET record_post = %s WHERE post_id = %d", $packed, $post->id );
		}
		$row->fingerprint = '';
		$row->state       = '';
		self::note( $row, $post, $by );
	}

	/**
	 * Compares a post with its row and notes the change, if any, in a transaction of its own.
	 *
	 * A post without a row gets one if `$make` is true; so does one that is gone, if `$author` says whose it was.
	 */
	public static function settle( int $post_id, int $by, bool $make, int $author = 0 ): void {
		// A look without a lock first: a save without a change must cost nobody a wait.
		if ( ! self::may_differ( $post_id, $make, $author ) ) {
			return;
		}
		Transaction::run(
			static function () use ( $post_id, $by, $author ): void {
				$row = self::lock( $post_id );
				if ( 0 === (int) $row->version ) {
					$row->author_id = $author;
				}
				self::note( $row, Scheduled::settle( $row, Raw_Post::read( $post_id ) ), $by );
			}
		);
		Scheduled::tell();
	}

	private static function may_differ( int $post_id, bool $make, int $author ): bool {
		$row  = self::find( $post_id );
		$post = Raw_Post::read( $post_id );
		if ( null === $row ) {
			return null === $post ? $author > 0 : $make;
		}
		return Scheduled::is_over( $row, $post )
			|| ( null === $post ? 'deleted' !== $row->state : $row->fingerprint !== $post->fingerprint );
	}
}
