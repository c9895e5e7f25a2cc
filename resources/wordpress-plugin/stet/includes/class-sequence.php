<?php
/**
 * The site's one sequence of changes.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Numbers changes so that whoever has read up to N never misses a smaller one. */
final class Sequence {

	/** The newest number that is committed. */
	public static function head(): int {
		global $wpdb;
		return (int) $wpdb->get_var( 'SELECT value FROM `' . Schema::table( 'sequence' ) . '` WHERE id = 1' );
	}

	/**
	 * The next number, to be used in the open transaction.
	 *
	 * The counter's row stays locked until the commit: a later number cannot become visible first.
	 */
	public static function next(): int {
		global $wpdb;
		Database::change( 'UPDATE `' . Schema::table( 'sequence' ) . '` SET value = LAST_INSERT_ID(value + 1) WHERE id = 1' );
		return (int) $wpdb->get_var( 'SELECT LAST_INSERT_ID()' );
	}
}
