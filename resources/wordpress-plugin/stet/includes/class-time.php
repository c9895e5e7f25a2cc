<?php
/**
 * Times in answers.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Spells times. */
final class Time {

	/** A database's UTC time in ISO 8601, to the second. */
	public static function iso( string $datetime ): string {
		return str_replace( ' ', 'T', substr( $datetime, 0, 19 ) ) . 'Z';
	}
}
