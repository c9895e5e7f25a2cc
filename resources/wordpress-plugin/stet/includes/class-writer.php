<?php
/**
 * The one way in which anything is written.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_Error;
use WP_REST_Response;

/** Carries out a write as one transaction: once per operation, from the version that the client saw, or not at all. */
final class Writer {

	private const PRUNED_PER_WRITE = 500;

	/**
	 * Creates an article.
	 *
	 * @param callable():int $make Makes the post through WordPress and returns its number.
	 */
	public static function create( Write_Request $write, string $client, callable $make ): WP_REST_Response|WP_Error {
		return self::answer(
			static fn (): Stored_Answer => Operations::claim( $write, get_current_user_id() )
				?? self::record( $write, $make(), $client, 201 )
		);
	}

	/**
	 * Changes an article.
	 *
	 * A version other than the expected one, or a post that was changed behind the version's back, is a 409 that
	 * carries the entry as it stands.
	 *
	 * @param callable(Raw_Post):void $change Changes the post through WordPress, or throws a Refusal.
	 */
	public static function change( int $post_id, Write_Request $write, string $client, callable $change ): WP_REST_Response|WP_Error {
		$answer = self::answer(
			static function () use ( $post_id, $write, $client, $change ): ?Stored_Answer {
				$first = Operations::claim( $write, get_current_user_id() );
				if ( null !== $first ) {
					return $first;
				}
				$row  = Articles::lock( $post_id );
				$post = Raw_Post::lock( $post_id ) ?? throw Refusal::not_found();
				// What was cached before the lock may be older than what is locked.
				clean_post_cache( $post_id );
				if ( Articles::note( $row, $post, 0 ) || (int) $row->version !== $write->expected ) {
					Operations::release( $write->operation );
					return null;
				}
				Edit_Lock::refuse_in_session( $post_id );
				$change( $post );
				return self::record( $write, $post_id, $client, 200 );
			}
		);
		return $answer ?? self::stale( $post_id, $client );
	}

	private static function record( Write_Request $write, int $post_id, string $client, int $status ): Stored_Answer {
		$post   = Scheduled::after_write( Articles::lock( $post_id ), Raw_Post::read( $post_id ) ?? throw Refusal::not_found() );
		$stored = Core_Posts::read( $post_id );
		// Last: from here to the commit every other writer waits for the sequence.
		Articles::store( $post, get_current_user_id(), $write->record, $stored );
		$answer = new Stored_Answer( $status, Entry::compose( Articles::load( $post_id ), $stored, $client ) );
		Operations::finish( $write->operation, $post_id, $answer );
		return $answer;
	}

	/** @param callable():?Stored_Answer $work */
	private static function answer( callable $work ): WP_REST_Response|WP_Error|null {
		try {
			$answer = Transaction::run( $work );
			Scheduled::tell();
			Operations::prune( self::PRUNED_PER_WRITE );
			return $answer?->response();
		} catch ( Refusal $refusal ) {
			return $refusal->error;
		} catch ( \Throwable $problem ) {
			// Another plugin's failure: the site's log is told, the client learns that nothing was written.
			error_log( 'Stet: ' . $problem );
			return new WP_Error( 'stet_failed', __( 'WordPress failed in the middle of this write. Nothing was written.', 'stet' ), array( 'status' => 500 ) );
		}
	}

	private static function stale( int $post_id, string $client ): WP_Error {
		try {
			$entry = Json::read( Entry::json( $post_id, $client ) );
		} catch ( Refusal $refusal ) {
			return $refusal->error;
		}
		return new WP_Error(
			'stet_stale',
			__( 'This article has changed since you last saw it. Nothing was written.', 'stet' ),
			array( 'status' => 409, 'entry' => $entry )
		);
	}
}
