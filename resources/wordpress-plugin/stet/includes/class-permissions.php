<?php
/**
 * Who may use the routes.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_Error;
use WP_REST_Request;

/** The permission checks of the routes; WordPress checks each write itself once more. */
final class Permissions {

	/** The post's number from the address. A member of the same name in the body or the query does not count. */
	public static function post_id( WP_REST_Request $request ): int {
		return (int) ( $request->get_url_params()['postId'] ?? 0 );
	}

	/** True for somebody who may write posts at all. */
	public static function edit_posts(): bool|WP_Error {
		if ( ! current_user_can( 'edit_posts' ) ) {
			return self::forbidden( __( 'You are not allowed to write posts on this site.', 'stet' ) );
		}
		if ( ! Schema::ensure() ) {
			return new WP_Error( 'stet_not_ready', __( 'The site’s database tables are not InnoDB, so Stet cannot write safely.', 'stet' ), array( 'status' => 503 ) );
		}
		return true;
	}

	/** True for somebody who may edit this post; 404 where it is none. */
	public static function edit_post( WP_REST_Request $request ): bool|WP_Error {
		$allowed = self::edit_posts();
		if ( true !== $allowed ) {
			return $allowed;
		}
		$post_id = self::post_id( $request );
		if ( null === Raw_Post::read( $post_id ) ) {
			return Refusal::not_found()->error;
		}
		return current_user_can( 'edit_post', $post_id ) ? true : self::forbidden( __( 'You are not allowed to edit this article.', 'stet' ) );
	}

	/** True for somebody who may edit and publish this post. */
	public static function publish_post( WP_REST_Request $request ): bool|WP_Error {
		$allowed = self::edit_post( $request );
		if ( true !== $allowed || current_user_can( 'publish_post', self::post_id( $request ) ) ) {
			return $allowed;
		}
		return self::forbidden( __( 'You are not allowed to publish this article.', 'stet' ) );
	}

	/** True for somebody who may edit this post and take it in and out of the trash. */
	public static function delete_post( WP_REST_Request $request ): bool|WP_Error {
		$allowed = self::edit_post( $request );
		if ( true !== $allowed || current_user_can( 'delete_post', self::post_id( $request ) ) ) {
			return $allowed;
		}
		return self::forbidden( __( 'You are not allowed to delete this article.', 'stet' ) );
	}

	/** True for somebody who may change the site's settings, and so its rules of approval. */
	public static function set_policy(): bool|WP_Error {
		$allowed = self::edit_posts();
		if ( true !== $allowed || current_user_can( 'manage_options' ) ) {
			return $allowed;
		}
		return new WP_Error( 'stet_policy_forbidden', __( 'Only an administrator of this site may change its rules of approval.', 'stet' ), array( 'status' => 403 ) );
	}

	private static function forbidden( string $sentence ): WP_Error {
		return new WP_Error( 'stet_forbidden', $sentence, array( 'status' => rest_authorization_required_code() ) );
	}
}
