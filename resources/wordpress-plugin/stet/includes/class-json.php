<?php
/**
 * JSON without losses.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_REST_Request;

/** JSON where `{}` stays an object, and one spelling of it that two programs can hash alike. */
final class Json {

	private const PLAIN = JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS | JSON_PRESERVE_ZERO_FRACTION | JSON_THROW_ON_ERROR;

	/** Reads a text; throws a JsonException where it is none. Objects stay objects. */
	public static function read( string $text ): mixed {
		return json_decode( $text, false, 512, JSON_THROW_ON_ERROR );
	}

	/** The body of a request, objects left as they are. Throws a Refusal (400) where it is not a JSON object. */
	public static function body( WP_REST_Request $request ): object {
		try {
			$body = self::read( (string) $request->get_body() );
		} catch ( \JsonException ) {
			$body = null;
		}
		if ( ! is_object( $body ) ) {
			throw Refusal::invalid( __( 'The request must be a JSON object, nested no deeper than 512 levels.', 'stet' ) );
		}
		return $body;
	}

	/** Writes a value without white space; throws a JsonException where it is nested deeper than `$depth`. */
	public static function write( mixed $value, int $depth = 512 ): string {
		return json_encode( $value, self::PLAIN, $depth );
	}

	/** Writes what WordPress answers, as WordPress would: bytes that are no UTF-8 are repaired, not refused. */
	public static function write_answer( mixed $value ): string {
		return (string) wp_json_encode( $value, self::PLAIN & ~JSON_THROW_ON_ERROR );
	}

	/** The canonical spelling: as write(), with the keys of every object in the order of their bytes. */
	public static function canonical( mixed $value ): string {
		return self::write( self::sorted( $value ) );
	}

	private static function sorted( mixed $value ): mixed {
		if ( is_array( $value ) ) {
			return array_map( array( self::class, 'sorted' ), $value );
		}
		if ( ! is_object( $value ) ) {
			return $value;
		}
		$fields = array_map( array( self::class, 'sorted' ), get_object_vars( $value ) );
		ksort( $fields, SORT_STRING );
		return (object) $fields;
	}
}
