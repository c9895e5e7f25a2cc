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
					static function () use ( $write ): int {
						$post_id = self::write( null, $write->post );
						self::approve( $write, $post_id, array( (int) get_post_field( 'post_author', $post_id ) ) );
						return $post_id;
					}
				);
			}
		);
	}

	/** PUT /articles/ID */
	public static function update( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return self::change(
			$request,
			array( 'expected', 'record', 'post' ),
			static function ( Raw_Post $post, Write_Request $write ): void {
				Status_Rules::check_update( $write->post, $post );
				self::save( $post, $write->post );
				Status_Rules::check_same_for_readers( $post, Raw_Post::read( $post->id ) );
				self::approve( $write, $post->id, self::authors( $post, $write->post ) );
			}
		);
	}

	/** POST /articles/ID/publish: what is written is what was approved, by people who may, and not before its time. */
	public static function publish( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return self::change(
			$request,
			array( 'expected', 'record', 'post', 'approved' ),
			static function ( Raw_Post $post, Write_Request $write ): void {
				self::check_bytes( $write );
				Status_Rules::check_publish( $write->post, $post );
				Embargo::check_publish( $write->post, $write->record );
				self::check_approval( $post, $write );
				self::save( $post, $write->post );
				Scheduled::promise( Raw_Post::read( $post->id ) ?? throw Refusal::not_found() );
			}
		);
	}

	/** POST /articles/ID/kill: the page is taken down, or says why it was; for that nobody has to be asked first. */
	public static function kill( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return self::change(
			$request,
			array( 'expected', 'record', 'post', 'approved' ),
			static function ( Raw_Post $post, Write_Request $write ): void {
				self::check_bytes( $write );
				Status_Rules::check_kill( $write->post, $post, $write->record );
				self::save( $post, $write->post );
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

	/** PUT /policy: answers the rules as they are kept. */
	public static function policy( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return self::handle(
			static function () use ( $request ): WP_REST_Response {
				Policy::set( Json::body( $request )->policy ?? null );
				return new WP_REST_Response( array( 'policy' => Policy::current() ) );
			}
		);
	}

	/** @param callable(Raw_Post,Write_Request):void $change */
	private static function change( WP_REST_Request $request, array $needs, callable $change ): WP_REST_Response|WP_Error {
		return self::handle(
			static function () use ( $request, $needs, $change ): WP_REST_Response|WP_Error {
				$write = Write_Request::read( $request, $needs );
				return Writer::change(
					Permissions::post_id( $request ),
					$write,
					(string) $request['client'],
					static fn ( Raw_Post $post ) => $change( $post, $write )
				);
			}
		);
	}

	private static function check_bytes( Write_Request $write ): void {
		if ( ! hash_equals( $write->post->hash(), $write->approved ) ) {
			throw Refusal::of( 'stet_not_approved', 412, __( 'This is not the text that was approved. Nothing was written.', 'stet' ) );
		}
	}

	/** Before anything is written: what other plugins do at a publication cannot be taken back. */
	private static function check_approval( Raw_Post $post, Write_Request $write ): void {
		if ( '' === $write->approval_hash ) {
			throw Approvals::missing();
		}
		$authors = self::authors( $post, $write->post );
		$terms   = References::terms_after( $write->post, $post->id );
		self::approve( $write, $post->id, $authors );
		Approvals::check( $post->id, $write->approval_hash, $authors, Policy::wants_second( $terms['categories'], $terms['tags'] ) );
	}

	/** @param list<int> $authors */
	private static function approve( Write_Request $write, int $post_id, array $authors ): void {
		if ( null !== $write->approval ) {
			Approvals::give( $post_id, $write->approval, $authors );
		}
	}

	/**
	 * Giving one's copy to somebody else does not make it theirs to approve.
	 *
	 * @return list<int>
	 */
	private static function authors( Raw_Post $before, Post_Fields $fields ): array {
		return array( $before->author, (int) ( $fields->for_core()['author'] ?? $before->author ) );
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
