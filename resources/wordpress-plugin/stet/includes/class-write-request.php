<?php
/**
 * A request that writes.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_REST_Request;

/** The parts of a writing request, checked. Taken from the body alone: nothing in it can stand in for the address. */
final class Write_Request {

	public const LARGEST_RECORD = 8_388_608;

	private const DEEPEST_RECORD = 200;

	private function __construct(
		public readonly string $operation,
		/** Tells two requests apart: sha-256 of method, address and body. */
		public readonly string $hash,
		/** The version that the client saw; 0 where none is asked for. */
		public readonly int $expected,
		/** JSON, or null where none is asked for. */
		public readonly ?string $record,
		public readonly ?Post_Fields $post,
		public readonly string $approved,
		/** The hash of the words that the current user approves with this write, or null. */
		public readonly ?string $approval,
		/** The hash of the words whose approval this publication rests on; empty where none is told. */
		public readonly string $approval_hash,
	) {}

	/**
	 * Reads a request that must have these of `expected`, `record`, `post` and `approved`; `approval` and `approvalHash`
	 * may be there.
	 *
	 * Throws a Refusal (400 or 413) that says in a sentence what is wrong.
	 */
	public static function read( WP_REST_Request $request, array $needs ): self {
		$body      = Json::body( $request );
		$operation = $body->operation ?? null;
		$expected  = $body->expected ?? null;
		$approved  = $body->approved ?? '';
		if ( ! is_string( $operation ) || ! preg_match( '/^' . Arguments::NAME . '$/D', $operation ) ) {
			throw Refusal::invalid( __( 'operation must be 8 to 64 lower-case letters, digits or hyphens.', 'stet' ) );
		}
		if ( in_array( 'expected', $needs, true ) && ( ! is_int( $expected ) || $expected < 1 ) ) {
			throw Refusal::invalid( __( 'expected must be the version that was last seen.', 'stet' ) );
		}
		if ( in_array( 'approved', $needs, true ) && ! self::is_hash( $approved ) ) {
			throw Refusal::invalid( __( 'approved must be a sha-256 hash in lower-case hexadecimal digits.', 'stet' ) );
		}
		$approval = property_exists( $body, 'approval' ) ? self::approval( $body->approval ) : null;
		$rests_on = $body->approvalHash ?? '';
		if ( '' !== $rests_on && ! self::is_hash( $rests_on ) ) {
			throw Refusal::invalid( __( 'approvalHash must be a sha-256 hash in lower-case hexadecimal digits.', 'stet' ) );
		}
		return new self(
			$operation,
			hash( 'sha256', $request->get_method() . "\n" . $request->get_route() . "\n" . Json::canonical( $body ) ),
			in_array( 'expected', $needs, true ) ? $expected : 0,
			in_array( 'record', $needs, true ) ? self::record( $body->record ?? null ) : null,
			in_array( 'post', $needs, true ) ? Post_Fields::read( $body->post ?? null ) : null,
			in_array( 'approved', $needs, true ) ? $approved : '',
			$approval,
			$rests_on,
		);
	}

	private static function approval( mixed $approval ): string {
		if ( ! is_object( $approval ) || array( 'hash' ) !== array_keys( get_object_vars( $approval ) ) || ! self::is_hash( $approval->hash ) ) {
			throw Refusal::invalid( __( 'approval must be an object of exactly hash, a sha-256 in lower-case hexadecimal digits.', 'stet' ) );
		}
		return $approval->hash;
	}

	private static function is_hash( mixed $value ): bool {
		return is_string( $value ) && 1 === preg_match( '/^[0-9a-f]{64}$/D', $value );
	}

	private static function record( mixed $record ): string {
		if ( ! is_object( $record ) || ! is_int( $record->recordVersion ?? null ) || ! is_object( $record->copy ?? null ) ) {
			throw Refusal::invalid( __( 'record must be an object with a whole number recordVersion and an object copy.', 'stet' ) );
		}
		try {
			$json = Json::write( $record, self::DEEPEST_RECORD );
		} catch ( \JsonException ) {
			throw Refusal::invalid( __( 'record is nested deeper than 200 levels.', 'stet' ) );
		}
		if ( strlen( $json ) > self::LARGEST_RECORD ) {
			throw Refusal::too_large( __( 'record is larger than 8 MiB.', 'stet' ) );
		}
		return $json;
	}
}
