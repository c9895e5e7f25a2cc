<?php
/**
 * An answer that is kept.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** What a write answered; its repetition answers the same. */
final class Stored_Answer {

	public function __construct( public readonly int $status, public readonly string $json ) {}

	/** The answer as WordPress sends it. Always read back from the text: a repetition is equal to the byte. */
	public function response(): \WP_REST_Response {
		return new \WP_REST_Response( (array) Json::read( $this->json ), $this->status );
	}
}
