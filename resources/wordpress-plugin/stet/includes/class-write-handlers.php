<?php
/**
 * Answers of the routes that write.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/** Callbacks of the routes that write an article. */
final class Write_Handlers {

	/** POST /articles */
	public static function create( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return self::handle(
			static function () use ( $request ): WP_REST_Response|WP_Error {
				$write = Write_Request::read( $request, array( 'record', 'post' ) );
				Status_Rules::check_create( $write->post );
				return Writer::create(
					$write,
					(string) $request['client'],
					static fn (): int => self::write( null, $write->post )
				);
			}
		);
	}

	/** PUT /articles/ID */
	public static function update( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return self::change(
			$request,
			array( 'expected', 'record', 'post' ),
			static function ( Raw_Post $post, Post_Fields $fields ): void {
				Status_Rules::check_update( $fields, $post );
				self::save( $post, $fields );
			}
		);
	}

	/** POST /articles/ID/publish: what is written is what was approved. */
	public static function publish( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return self::change(
			$request,
			array( 'expected', 'record', 'post', 'approved' ),
			static function ( Raw_Post $post, Post_Fields $fields, string $approved ): void {
				if ( ! hash_equals( $fields->hash(), $approved ) ) {
					throw Refusal::of( 'stet_not_approved', 412, __( 'This is not the text that was approved. Nothing was written.', 'stet' ) );
				}
				Status_Rules::check_publish( $fields, $post );
				self::save( $post, $fields );
			}
		);
	}

	/** DELETE /articles/ID */
	public static function trash( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return self::change(
			$request,
			array( 'expected' ),
			static function ( Raw_Post $post ): void {
				Status_Rules::check_not_in_trash( $post );
				Core_Posts::trash( $post->id );
			}
		);
	}

	/** POST /articles/ID/restore */
	public static function restore( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return self::change(
			$request,
			array( 'expected' ),
			static function ( Raw_Post $post ): void {
				Status_Rules::check_in_trash( $post );
				Core_Posts::restore( $post->id );
			}
		);
	}

	/** @param callable(Raw_Post,?Post_Fields,string):void $change */
	private static function change( WP_REST_Request $request, array $needs, callable $change ): WP_REST_Response|WP_Error {
		return self::handle(
			static function () use ( $request, $needs, $change ): WP_REST_Response|WP_Error {
				$write = Write_Request::read( $request, $needs );
				return Writer::change(
					Permissions::post_id( $request ),
					$write,
					(string) $request['client'],
					static fn ( Raw_Post $post ) => $change( $post, $write->post, $write->approved )
				);
			}
		);
	}

	private static function save( Raw_Post $post, Post_Fields $fields ): void {
		self::write( $post->id, $fields );
		Status_Rules::check_result( $fields, $post, Raw_Post::read( $post->id ) ?? throw Refusal::not_found() );
	}

	private static function write( ?int $post_id, Post_Fields $fields ): int {
		References::check_terms( $fields );
		$written = Core_Posts::write( $post_id, $fields->for_core() );
		References::check_picture( $fields, $written );
		return $written;
	}

	/** @param callable():(WP_REST_Response|WP_Error) $work */
	private static function handle( callable $work ): WP_REST_Response|WP_Error {
		try {
			return $work();
		} catch ( Refusal $refusal ) {
			return $refusal->error;
		}
	}
}
