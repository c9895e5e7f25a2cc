<?php
/**
 * People in answers.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Tells a person by number and name. */
final class People {

	/**
	 * A person's number and name; somebody who is gone has an empty name. Markup in names is taken out.
	 *
	 * @return array{id:int,name:string}
	 */
	public static function card( int $user_id ): array {
		$user = get_userdata( $user_id );
		return array(
			'id'   => $user_id,
			'name' => $user ? wp_strip_all_tags( $user->display_name, true ) : '',
		);
	}
}
