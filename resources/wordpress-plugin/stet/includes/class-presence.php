<?php
/**
 * Who has an article open.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/**
 * Who has an article open in Stet, and who of them holds it. Whoever has not been heard of for 90 seconds is gone.
 *
 * Who took it last holds it, else who was there first. That is told to the others and refuses nobody a write.
 */
final class Presence {

	private const SECONDS = 90;

	/** Notes that the current user's client has an article open, has taken it over, or has closed it. */
	public static function tell( int $post_id, string $client, bool $open, bool $take ): void {
		$table   = Schema::table( 'presence' );
		$user_id = get_current_user_id();
		// Who comes back after that long is new here, and holds nothing.
		Database::change( "DELETE FROM `$table` WHERE post_id = %d AND seen_at < UTC_TIMESTAMP() - INTERVAL %d SECOND", $post_id, self::SECONDS );
		if ( ! $open ) {
			Database::change( "DELETE FROM `$table` WHERE post_id = %d AND client = %s AND user_id = %d", $post_id, $client, $user_id );
			return;
		}
		// Nobody speaks for another person's client.
		Database::change(
			"INSERT INTO `$table` (post_id, client, user_id, seen_at, since) VALUES (%d, %s, %d, UTC_TIMESTAMP(), UTC_TIMESTAMP())
			ON DUPLICATE KEY UPDATE seen_at = IF(user_id = VALUES(user_id), VALUES(seen_at), seen_at)",
			$post_id,
			$client,
			$user_id
		);
		if ( $take ) {
			Database::change( "UPDATE `$table` SET took_at = UTC_TIMESTAMP(6) WHERE post_id = %d AND client = %s AND user_id = %d", $post_id, $client, $user_id );
		}
	}

	/**
	 * Those who have it open, but for this client.
	 *
	 * @return list<array{client:string,user:array{id:int,name:string},since:string,seenAt:string,holds:bool}>
	 */
	public static function of( int $post_id, string $but_for = '' ): array {
		$rows  = self::rows( $post_id );
		$cards = array();
		foreach ( $rows as $place => $row ) {
			if ( $row->client !== $but_for ) {
				$cards[] = array(
					'client' => $row->client,
					'user'   => People::card( (int) $row->user_id ),
					'since'  => Time::iso( $row->since ),
					'seenAt' => Time::iso( $row->seen_at ),
					'holds'  => 0 === $place,
				);
			}
		}
		usort( $cards, static fn ( array $one, array $other ): int => strcmp( $one['client'], $other['client'] ) );
		return $cards;
	}

	/** Whether this client, or the same person at another machine, holds it; so too where nobody has it open. */
	public static function is_mine( int $post_id, string $client ): bool {
		$holder = self::rows( $post_id )[0] ?? null;
		return null === $holder || $holder->client === $client || get_current_user_id() === (int) $holder->user_id;
	}

	/** Forgets everybody who is gone, on all articles. */
	public static function prune(): void {
		Database::change( 'DELETE FROM `' . Schema::table( 'presence' ) . '` WHERE seen_at < UTC_TIMESTAMP() - INTERVAL %d SECOND', self::SECONDS );
	}

	/**
	 * Those who have it open, whoever holds it first. A holder is never written down, so that none can be left over.
	 *
	 * @return list<object>
	 */
	private static function rows( int $post_id ): array {
		global $wpdb;
		return $wpdb->get_results(
			$wpdb->prepare(
				'SELECT client, user_id, since, seen_at FROM `' . Schema::table( 'presence' ) . '`
				WHERE post_id = %d AND seen_at >= UTC_TIMESTAMP() - INTERVAL %d SECOND
				ORDER BY took_at IS NULL, took_at DESC, since, client',
				$post_id,
				self::SECONDS
			)
		);
	}
}
