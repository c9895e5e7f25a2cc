<?php
/**
 * WordPress's own lock on a post.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Who has a post open in WordPress's own editor. */
final class Edit_Lock {

	/** WordPress renews a lock every 10 to 60 seconds and lets it lapse after this many. */
	private const SECONDS = 150;

	/** The number of another person who has the post open in WordPress, or null. */
	public static function holder( int $post_id ): ?int {
		[ $time, $user_id ] = array_map( 'intval', explode( ':', get_post_meta( $post_id, '_edit_lock', true ) . ':0' ) );
		$fresh              = $time > time() - self::SECONDS;
		return $fresh && $user_id > 0 && get_current_user_id() !== $user_id && get_userdata( $user_id ) ? $user_id : null;
	}

	/**
	 * The lock as answers tell it, or null.
	 *
	 * @return array{user:array{id:int,name:string}}|null
	 */
	public static function card( int $post_id ): ?array {
		$holder = self::holder( $post_id );
		return null === $holder ? null : array( 'user' => People::card( $holder ) );
	}

	/** Throws a Refusal (423) where somebody writes the post in a collaborative session, which would overwrite ours. */
	public static function refuse_in_session( int $post_id ): void {
		$holder = self::holder( $post_id );
		if ( null === $holder || '' === (string) get_post_meta( $post_id, '_crdt_document', true ) ) {
			return;
		}
		throw Refusal::of(
			'stet_in_session',
			423,
			/* translators: %s: a person's name. */
			sprintf( __( '%s is writing this article in WordPress right now. Nothing was written.', 'stet' ), People::card( $holder )['name'] ),
			self::card( $post_id )
		);
	}
}
