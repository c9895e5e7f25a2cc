<?php
/**
 * Long texts in the database.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Keeps answers small: a month of them, each with the whole article in it, would outgrow the site itself. */
final class Packed {

	private const PREFIX = 'gz:';

	/** JSON in its stored form. */
	public static function pack( string $json ): string {
		if ( strlen( $json ) < 1_024 || ! function_exists( 'gzcompress' ) ) {
			return $json;
		}
		return self::PREFIX . base64_encode( gzcompress( $json ) );
	}

	/** The JSON that was packed, byte for byte. */
	public static function unpack( string $stored ): string {
		if ( ! str_starts_with( $stored, self::PREFIX ) ) {
			return $stored;
		}
		return gzuncompress( base64_decode( substr( $stored, strlen( self::PREFIX ) ) ) );
	}
}
