<?php
/**
 * A refused request.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_Error;

/** Carries the answer to a refused request out of a transaction, which is rolled back on its way. */
final class Refusal extends \RuntimeException {

	public function __construct( public readonly WP_Error $error ) {
		parent::__construct( $error->get_error_message() );
	}

	/** A refusal with this code, HTTP status and English sentence. */
	public static function of( string $code, int $status, string $sentence, array $data = array() ): self {
		return new self( new WP_Error( $code, $sentence, array( 'status' => $status ) + $data ) );
	}

	/** 400: the request is not what this route takes. */
	public static function invalid( string $sentence ): self {
		return self::of( 'stet_invalid', 400, $sentence );
	}

	/** 404: there is no such post, or it is not an article. */
	public static function not_found(): self {
		return self::of( 'stet_not_found', 404, __( 'There is no such article on this site.', 'stet' ) );
	}

	/** 413: a part of the request is larger than the site takes. */
	public static function too_large( string $sentence ): self {
		return self::of( 'stet_too_large', 413, $sentence );
	}

	/** 503: the database was busy twice in a row. */
	public static function busy(): self {
		return self::of( 'stet_busy', 503, __( 'The site is busy with other writes. Nothing was written; try again in a moment.', 'stet' ) );
	}
}
