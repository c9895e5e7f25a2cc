<?php
/**
 * Statements that must not fail silently.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** What wpdb answers with false is thrown here. */
final class Database {

	/** Runs a changing statement with its values bound and returns the number of rows it changed. */
	public static function change( string $statement, mixed ...$values ): int {
		global $wpdb;
		$changed = $wpdb->query( array() === $values ? $statement : $wpdb->prepare( $statement, ...$values ) );
		if ( false === $changed ) {
			Transaction::check_last_statement();
			throw new \RuntimeException( 'The database refused a statement: ' . $wpdb->last_error );
		}
		return (int) $changed;
	}

	/** The first row of a question with its values bound, or null. */
	public static function row( string $statement, mixed ...$values ): ?object {
		global $wpdb;
		$row = $wpdb->get_row( $wpdb->prepare( $statement, ...$values ) );
		Transaction::check_last_statement();
		return $row;
	}
}
