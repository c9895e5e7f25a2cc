<?php
/**
 * Until when a story is held back.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Reads the embargo that stands in Stet's record of an article. The server's clock decides when it ends. */
final class Embargo {

	/** When the embargo of a record ends, in seconds since 1970; null where it has none that can be read. */
	public static function of_record( ?string $record ): ?int {
		try {
			$embargo = null === $record ? null : ( Json::read( $record )->fields->embargo ?? null );
		} catch ( \JsonException ) {
			return null;
		}
		$time = is_string( $embargo ) ? strtotime( $embargo ) : false;
		return false === $time ? null : $time;
	}

	/** When the embargo of a post ends, if that is later than this instant, or than now where none is named; else null. */
	public static function beyond( int $post_id, ?int $instant ): ?int {
		$until = self::of_record( Articles::load( $post_id )?->record );
		return null !== $until && $until > max( time(), $instant ?? 0 ) ? $until : null;
	}

	/** Throws a Refusal (412) where what is to be published is held back by the record that goes with it. */
	public static function check_publish( Post_Fields $fields, ?string $record ): void {
		$until   = self::of_record( $record );
		$instant = 'future' === $fields->status() ? (int) $fields->time() : time();
		if ( 'private' !== $fields->status() && null !== $until && $until > $instant ) {
			throw Refusal::of( 'stet_embargoed', 412, self::sentence( $until ) );
		}
	}

	/** What to say of an embargo that ends then. */
	public static function sentence( int $until ): string {
		$hour = wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $until );
		/* translators: %s: a date and an hour. */
		return sprintf( __( 'This article is under embargo until %s. It was not published.', 'stet' ), $hour );
	}
}
