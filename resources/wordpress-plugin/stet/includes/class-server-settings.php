<?php
/**
 * What the database server is set to.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** The server's own settings that a write must know or change for its duration. */
final class Server_Settings {

	/** Nobody at a desk waits longer for somebody else's save. */
	private const LOCK_WAIT_SECONDS = 10;

	/** @var array<string,string>|null */
	private static ?array $values = null;

	/** Assignments to add to a SET statement when a transaction begins. */
	public static function during_transaction(): string {
		$wait = ', SESSION innodb_lock_wait_timeout = ' . self::LOCK_WAIT_SECONDS;
		// MariaDB's stricter reading (on from 11.6.2) would fail each write that overlaps another one at the sequence.
		return isset( self::values()['innodb_snapshot_isolation'] ) ? "$wait, SESSION innodb_snapshot_isolation = OFF" : $wait;
	}

	/** Assignments that put those settings back. */
	public static function after_transaction(): string {
		$assignments = '';
		foreach ( array( 'innodb_lock_wait_timeout', 'innodb_snapshot_isolation' ) as $name ) {
			if ( isset( self::values()[ $name ] ) ) {
				$assignments .= ", SESSION $name = " . self::values()[ $name ];
			}
		}
		return $assignments;
	}

	/** Refuses (413) text that the server would not take in one statement: it would close the connection instead. */
	public static function check_fits( string $text ): void {
		global $wpdb;
		$room = (int) ( self::values()['max_allowed_packet'] ?? 0 ) - 65_536;
		if ( strlen( $text ) * 2 > $room && strlen( $wpdb->_real_escape( $text ) ) > $room ) {
			throw Refusal::too_large( __( 'This article is larger than the site’s database takes in one piece.', 'stet' ) );
		}
	}

	/** @return array<string,string> */
	private static function values(): array {
		global $wpdb;
		if ( null === self::$values ) {
			$rows         = $wpdb->get_results( "SHOW SESSION VARIABLES WHERE Variable_name IN ('innodb_lock_wait_timeout', 'innodb_snapshot_isolation', 'max_allowed_packet')" );
			self::$values = array_column( $rows, 'Value', 'Variable_name' );
		}
		return self::$values;
	}
}
