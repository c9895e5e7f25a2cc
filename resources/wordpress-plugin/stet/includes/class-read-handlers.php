<?php
/**
 * Answers of the routes that read, and of presence.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/** Callbacks of the routes that write no article. */
final class Read_Handlers {

	/** GET /site */
	public static function site(): array {
		return array(
			'site'      => Schema::site(),
			'plugin'    => VERSION,
			'wordpress' => get_bloginfo( 'version' ),
			'php'       => PHP_VERSION,
			'time'      => gmdate( 'Y-m-d\TH:i:s\Z' ),
			'head'      => Sequence::head(),
			'policy'    => Policy::current(),
			'limits'    => array(
				'record'  => Write_Request::LARGEST_RECORD,
				'post'    => Post_Fields::LARGEST_CONTENT,
				'changes' => Arguments::of( 'limit' )['limit']['maximum'],
			),
		);
	}

	/** GET /articles/ID. A post that has no row, or was changed behind its row's back, is noted first. */
	public static function article( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$post_id = Permissions::post_id( $request );
		try {
			Articles::settle( $post_id, 0, true );
			$entry = Entry::json( $post_id, (string) $request['client'] );
			return null === $entry ? Refusal::not_found()->error : ( new Stored_Answer( 200, $entry ) )->response();
		} catch ( Refusal $refusal ) {
			return $refusal->error;
		}
	}

	/** GET /changes */
	public static function changes( WP_REST_Request $request ): array|WP_Error {
		try {
			return Changes::since( $request['since'], $request['limit'], (string) $request['client'] );
		} catch ( Refusal $refusal ) {
			return $refusal->error;
		}
	}

	/** PUT /articles/ID/presence */
	public static function presence( WP_REST_Request $request ): array {
		$post_id = Permissions::post_id( $request );
		Presence::tell( $post_id, $request['client'], $request['open'], true === $request['take'] );
		return array(
			'others' => Presence::of( $post_id, $request['client'] ),
			'mine'   => Presence::is_mine( $post_id, $request['client'] ),
			'lock'   => Edit_Lock::card( $post_id ),
		);
	}
}
