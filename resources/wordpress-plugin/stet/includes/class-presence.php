<?php
/**
 * Who has an article open.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Who has an article open in Stet. A person who has not been heard of for 90 seconds is gone. */
final class Presence {

	private const SECONDS = 90;

	/** Notes that a person's client has an article open, or has closed it. */
	public static function tell( int $post_id, string $client, int $user_id, bool $open ): void {
		$table = Schema::table( 'presence' );
		Database::change( "DELETE FROM `$table` WHERE post_id = %d AND seen_at < UTC_TIMESTAMP() - INTERVAL %d SECOND", $post_id, self::SECONDS );
		if ( ! $open ) {
			Database::change( "DELETE FROM `$table` WHERE post_id = %d AND client = %s AND user_id = %d", $post_id, $client, $user_id );
			return;
		}
		// Nobody speaks for another person's client.
		Database::change(
			"INSERT INTO `$table` (post_id, client, user_id, seen_at) VALUES (%d, %s, %d, UTC_TIMESTAMP())
			ON DUPLICATE KEY UPDATE seen_at = IF(user_id = VALUES(user_id), VALUES(seen_at), seen_at)",
			$post_id,
			$client,
			$user_id
		);
	}

	/**
	 * Those who have it open, but for this client.
	 *
	 * @return list<array{client:string,user:array{id:int,name:string},seenAt:string}>
	 */
	public static function of( int $post_id, string $but_for = '' ): array {
		global $wpdb;
		$rows = $wpdb->get_results(
			$wpdb->prepare(
				'SELECT client, user_id, seen_at FROM `' . Schema::table( 'presence' ) . '`
				WHERE post_id = %d AND client <> %s AND seen_at >= UTC_TIMESTAMP() - INTERVAL %d SECOND ORDER BY client',
				$post_id,
				$but_for,
				self::SECONDS
			)
		);
		return array_map(
			static fn ( object $row ): array => array(
				'client' => $row->client,
				'user'   => People::card( (int) $row->user_id ),
				'seenAt' => Time::iso( $row->seen_at ),
			),
			$rows
		);
	}

	/** Forgets everybody who is gone, on all articles. */
	public static function prune(): void {
		Database::change( 'DELETE FROM `' . Schema::table( 'presence' ) . '` WHERE seen_at < UTC_TIMESTAMP() - INTERVAL %d SECOND', self::SECONDS );
	}
}
