<?php
/**
 * One database transaction around work that WordPress does.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Runs work as a whole or not at all, WordPress's own statements included. */
final class Transaction {

	/** Record changed since last read, lock wait timeout, deadlock. */
	private const LOCK_ERRORS = array( 1020, 1205, 1213 );

	/** Statements that commit what came before them; a plugin's could tear a write in two. */
	private const ENDS_TRANSACTION = '/^\s*(?:start\s+transaction|begin\b|commit\b|rollback\b(?!\s+(?:work\s+)?to\b)|set\s+(?:session\s+|@@(?:session\.)?)?autocommit|(?:un)?lock\s+tables|(?:alter|rename|truncate)\s|(?:create|drop)\s(?!\s*temporary\b))/i';

	private static bool $open = false;

	private static bool $own_statement = false;

	private static int $reconnections = 0;

	/**
	 * Runs work in a transaction and returns its result; once more where the database gave up a lock.
	 *
	 * Whatever the work throws rolls everything back and is thrown on. Throws a Refusal (503) when both tries found
	 * the database busy. Inside an open transaction the work joins it.
	 */
	public static function run( callable $work ): mixed {
		if ( self::$open ) {
			return $work();
		}
		try {
			return self::attempt( $work );
		} catch ( Lock_Failure ) {
			usleep( random_int( 5_000, 50_000 ) );
		}
		try {
			return self::attempt( $work );
		} catch ( Lock_Failure ) {
			throw Refusal::busy();
		}
	}

	/** Whether a write of Stet's own is under way in this request. */
	public static function is_open(): bool {
		return self::$open;
	}

	/** Rolls back what a request that ended in the middle of its work has left open. */
	public static function abandon(): void {
		if ( self::$open ) {
			self::roll_back();
			self::finish();
		}
	}

	/** For the `query` filter: stops at a lost lock, which WordPress would overlook, and before a foreign commit. */
	public static function guard( string $query ): string {
		if ( self::$own_statement ) {
			return $query;
		}
		self::check_last_statement();
		if ( preg_match( self::ENDS_TRANSACTION, $query ) ) {
			throw new \RuntimeException( 'Another plugin tried to end the transaction of a write: ' . substr( $query, 0, 80 ) );
		}
		return $query;
	}

	/** Throws a Lock_Failure if the last statement lost its lock. */
	public static function check_last_statement(): void {
		global $wpdb;
		if ( $wpdb->dbh instanceof \mysqli && in_array( mysqli_errno( $wpdb->dbh ), self::LOCK_ERRORS, true ) ) {
			throw new Lock_Failure( $wpdb->last_error );
		}
	}

	private static function attempt( callable $work ): mixed {
		global $wp_current_filter;
		$filters = $wp_current_filter;
		try {
			self::begin();
			$result = $work();
			self::commit();
			Caches::renew_followed();
			return $result;
		} catch ( \Throwable $problem ) {
			// What is thrown out of a hook leaves it on WordPress's list of running hooks.
			$wp_current_filter = $filters;
			self::roll_back();
			throw $problem;
		} finally {
			self::finish();
		}
	}

	private static function begin(): void {
		global $wpdb;
		// Terms are counted after the commit: their rows are shared by all posts and would be fought over.
		wp_defer_term_counting( true );
		// A silent reconnection would go on outside the transaction.
		self::$open               = true;
		self::$reconnections      = (int) $wpdb->reconnect_retries;
		$wpdb->reconnect_retries  = 0;
		Caches::start_following();
		add_filter( 'query', array( self::class, 'guard' ), PHP_INT_MAX );
		self::state( 'SET SESSION autocommit = 0' . Server_Settings::during_transaction() );
		self::state( 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ' );
		self::state( 'START TRANSACTION' );
		self::state( 'SAVEPOINT stet' );
	}

	private static function commit(): void {
		self::check_last_statement();
		// Fails where a deadlock or a hidden commit has ended the transaction on the way.
		self::state( 'RELEASE SAVEPOINT stet' );
		self::state( 'COMMIT' );
	}

	private static function roll_back(): void {
		global $wpdb;
		$wpdb->reconnect_retries = self::$reconnections;
		self::state( 'ROLLBACK' );
		Caches::forget_followed();
	}

	private static function finish(): void {
		global $wpdb;
		$wpdb->reconnect_retries = self::$reconnections;
		remove_filter( 'query', array( self::class, 'guard' ), PHP_INT_MAX );
		Caches::stop_following();
		self::$open = false;
		self::state( 'SET SESSION autocommit = 1' . Server_Settings::after_transaction() );
		wp_defer_term_counting( false );
	}

	private static function state( string $statement ): void {
		global $wpdb;
		self::$own_statement = true;
		try {
			if ( false === $wpdb->query( $statement ) ) {
				self::check_last_statement();
				throw new \RuntimeException( "The database refused “{$statement}”: {$wpdb->last_error}" );
			}
		} finally {
			self::$own_statement = false;
		}
	}
}
