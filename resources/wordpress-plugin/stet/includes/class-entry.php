<?php
/**
 * An article as answers tell it.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Puts together the post, Stet's record and who is at it. */
final class Entry {

	/** Both are read one after the other: a write in between is noticed by its number and read again. */
	private const TRIES = 3;

	/**
	 * The article's entry as JSON, or null where it has no row.
	 *
	 * Throws a Refusal with WordPress's own error where the current user may not read the post.
	 */
	public static function json( int $post_id, string $client ): ?string {
		for ( $try = 1; ; ++$try ) {
			$row = Articles::load( $post_id );
			if ( null === $row ) {
				return null;
			}
			$post = 'deleted' === $row->state ? null : Core_Posts::read( $post_id );
			if ( self::TRIES === $try || Articles::find( $post_id )?->seq === $row->seq ) {
				return self::compose( $row, $post, $client );
			}
			clean_post_cache( $post_id );
		}
	}

	/** The entry of a whole row and the JSON of its post, null where it is deleted. */
	public static function compose( object $row, ?string $post, string $client ): string {
		$post_id = (int) $row->post_id;
		$by      = (int) $row->changed_by;
		// The long parts are JSON already and are put in as they are.
		$parts = array(
			'post'          => $post ?? 'null',
			'postId'        => Json::write( $post_id ),
			'state'         => Json::write( $row->state ),
			'version'       => Json::write( (int) $row->version ),
			'seq'           => Json::write( (int) $row->seq ),
			'record'        => $row->record ?? 'null',
			'recordVersion' => Json::write( (int) $row->record_version ),
			'recordPost'    => null === $row->record_post ? 'null' : Packed::unpack( $row->record_post ),
			'changedBy'     => Json::write( 0 === $by ? null : People::card( $by ) ),
			'changedAt'     => Json::write( Time::iso( $row->changed_at ) ),
			'voided'        => Json::write( (bool) $row->voided ),
			'presence'      => Json::write( Presence::of( $post_id, $client ) ),
			'lock'          => Json::write( Edit_Lock::card( $post_id ) ),
		);
		$members = array();
		foreach ( $parts as $name => $json ) {
			$members[] = "\"$name\":$json";
		}
		return '{' . implode( ',', $members ) . '}';
	}
}
