<?php
/**
 * The feed of changes.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** What has changed on the site, in the order of the sequence. */
final class Changes {

	/** Answers end early beyond this many bytes, whatever the limit: a hundred of the largest fill no memory. */
	private const ENOUGH_BYTES = 16_777_216;

	/**
	 * The changes after a number; each article once, at its newest.
	 *
	 * Those that the current user may not see are left out, yet covered by `next`. Throws a Refusal (409) where the
	 * number is larger than the site's newest: its database was put back to an earlier day.
	 */
	public static function since( int $since, int $limit, string $client ): array {
		// Read first: what is committed later has a larger number and is not covered.
		$head = Sequence::head();
		if ( $since > $head ) {
			throw Refusal::of(
				'stet_sequence_reset',
				409,
				__( 'The site’s sequence is behind yours: its database was restored from a backup.', 'stet' ),
				array( 'head' => $head, 'site' => Schema::site() )
			);
		}
		$rows    = self::rows( $since, $limit + 1 );
		$more    = count( $rows ) > $limit;
		$entries = array();
		$bytes   = 0;
		$next    = $more ? $since : $head;
		foreach ( array_slice( $rows, 0, $limit ) as $row ) {
			if ( $bytes > self::ENOUGH_BYTES ) {
				$more = true;
				$next = $covered;
				break;
			}
			$json = self::entry( $row, $client );
			if ( null !== $json ) {
				$bytes    += strlen( $json );
				$entries[] = Json::read( $json );
			}
			$covered = (int) $row->seq;
			$next    = max( $next, $covered );
		}
		return array( 'entries' => $entries, 'next' => $next, 'more' => $more, 'head' => $head );
	}

	/** @return list<object> */
	private static function rows( int $since, int $limit ): array {
		global $wpdb;
		return $wpdb->get_results(
			$wpdb->prepare(
				'SELECT post_id, seq, state, author_id FROM `' . Schema::table( 'articles' ) . '` WHERE seq > %d ORDER BY seq LIMIT %d',
				$since,
				$limit
			)
		);
	}

	private static function entry( object $row, string $client ): ?string {
		$post_id = (int) $row->post_id;
		$visible = 'deleted' === $row->state
			? current_user_can( 'edit_others_posts' ) || get_current_user_id() === (int) $row->author_id
			: current_user_can( 'edit_post', $post_id );
		if ( ! $visible ) {
			return null;
		}
		// Written behind the row's back, while the plugin was off or straight into the database: that is a later number.
		Articles::settle( $post_id, 0, false );
		try {
			$json = Entry::json( $post_id, $client );
		} catch ( Refusal $refusal ) {
			if ( ! in_array( $refusal->error->get_error_data()['status'] ?? 0, array( 401, 403, 404 ), true ) ) {
				throw $refusal;
			}
			// Deleted, or given to somebody else, since the rows were read: that is a later number.
			return null;
		}
		// A newer one has a larger number: it is told there, and not twice.
		return Articles::find( $post_id )?->seq === $row->seq ? $json : null;
	}
}
