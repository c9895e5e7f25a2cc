<?php
/**
 * Who approved which words.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/**
 * Keeps approvals beside the posts they were given to: of a hash, by a person, at a time.
 *
 * What was hashed only Stet knows; here it counts who gave it, and whether they still may when it is used.
 */
final class Approvals {

	/** Who may read others' copy may approve it. */
	private const RIGHT = 'edit_others_posts';

	/**
	 * Notes in the open transaction that the current user approves these words of a post.
	 *
	 * Throws a Refusal (403) where they may not review, or wrote the copy and the policy does not allow that.
	 *
	 * @param list<int> $authors Whose copy it is: the post's author before the write and after it.
	 */
	public static function give( int $post_id, string $hash, array $authors ): void {
		if ( ! current_user_can( self::RIGHT ) ) {
			throw Refusal::of( 'stet_review_forbidden', 403, __( 'You are not allowed to approve articles on this site. Nothing was written.', 'stet' ) );
		}
		if ( in_array( get_current_user_id(), $authors, true ) && ! Policy::allows_own_copy() ) {
			throw Refusal::of( 'stet_own_copy', 403, __( 'This is your own copy: somebody else has to approve it. Nothing was written.', 'stet' ) );
		}
		Database::change(
			'INSERT INTO `' . Schema::table( 'approvals' ) . '` (post_id, hash, user_id, at) VALUES (%d, %s, %d, UTC_TIMESTAMP())
			ON DUPLICATE KEY UPDATE at = VALUES(at)',
			$post_id,
			$hash,
			get_current_user_id()
		);
	}

	/**
	 * Throws a Refusal (412) unless these words of a post are approved by as many people as it needs, in the open
	 * transaction. An approval counts as long as whoever gave it may still review, and did not write the copy.
	 *
	 * @param list<int> $authors
	 */
	public static function check( int $post_id, string $hash, array $authors, bool $needs_two ): void {
		global $wpdb;
		// Locked: an approval that another request gave a moment ago counts, one that it takes back does not.
		$given = $wpdb->get_col(
			$wpdb->prepare( 'SELECT user_id FROM `' . Schema::table( 'approvals' ) . '` WHERE post_id = %d AND hash = %s FOR UPDATE', $post_id, $hash )
		);
		Transaction::check_last_statement();
		$own_copy = Policy::allows_own_copy();
		$standing = array_filter(
			array_map( 'intval', $given ),
			static fn ( int $user_id ): bool => user_can( $user_id, self::RIGHT ) && ( $own_copy || ! in_array( $user_id, $authors, true ) )
		);
		if ( array() === $standing ) {
			throw self::missing();
		}
		if ( $needs_two && count( $standing ) < 2 ) {
			throw Refusal::of( 'stet_second_sign_off', 412, __( 'Articles of this kind need the approval of a second person. Nothing was written.', 'stet' ) );
		}
	}

	/** 412: nobody has approved these words, or not with effect. */
	public static function missing(): Refusal {
		return Refusal::of( 'stet_not_approved', 412, __( 'Nobody who may has approved these words of this article. Nothing was written.', 'stet' ) );
	}

	/** Forgets all approvals of a post that is no more. */
	public static function forget( int $post_id ): void {
		Database::change( 'DELETE FROM `' . Schema::table( 'approvals' ) . '` WHERE post_id = %d', $post_id );
	}
}
