<?php
/**
 * The addresses under stet/v1.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

/** Registers the routes and puts their refusals in one form. */
final class Routes {

	private const NAMESPACE = 'stet/v1';

	private const ARTICLE = '/articles/(?P<postId>\d+)';

	/** Twice the largest record and content: beyond that nothing can be in order, and reading it costs memory. */
	private const LARGEST_BODY = 2 * ( Write_Request::LARGEST_RECORD + Post_Fields::LARGEST_CONTENT );

	/** Hooks the routes into WordPress. */
	public static function start(): void {
		add_action( 'rest_api_init', array( self::class, 'register' ) );
		add_filter( 'rest_pre_dispatch', array( self::class, 'refuse_huge' ), 10, 3 );
		add_filter( 'rest_pre_dispatch', array( self::class, 'refuse_other_site' ), 10, 3 );
		add_filter( 'rest_request_before_callbacks', array( self::class, 'name_invalid' ), 10, 3 );
		add_filter( 'rest_post_dispatch', array( self::class, 'say_when_to_retry' ) );
	}

	/** For the `rest_api_init` action. */
	public static function register(): void {
		// Here too for a site of a network, where nothing was activated.
		Schema::ensure();
		$reads  = Read_Handlers::class;
		$writes = Write_Handlers::class;
		self::route( '/site', 'GET', array( $reads, 'site' ), 'edit_posts' );
		self::route( '/policy', 'PUT', array( $writes, 'policy' ), 'set_policy', 'policy' );
		self::route( '/changes', 'GET', array( $reads, 'changes' ), 'edit_posts', 'since', 'limit', 'client' );
		self::route( self::ARTICLE, 'GET', array( $reads, 'article' ), 'edit_post', 'postId', 'client' );
		self::route( self::ARTICLE . '/presence', 'PUT', array( $reads, 'presence' ), 'edit_post', 'postId', 'client', 'open', 'take' );
		self::route( '/articles', 'POST', array( $writes, 'create' ), 'edit_posts', 'operation', 'record', 'post', 'approval', 'client' );
		self::route( self::ARTICLE, 'PUT', array( $writes, 'update' ), 'edit_post', 'postId', 'operation', 'expected', 'record', 'post', 'approval', 'client' );
		self::route( self::ARTICLE . '/publish', 'POST', array( $writes, 'publish' ), 'publish_post', 'postId', 'operation', 'expected', 'record', 'post', 'approved', 'approval', 'approvalHash', 'client' );
		self::route( self::ARTICLE . '/kill', 'POST', array( $writes, 'kill' ), 'publish_post', 'postId', 'operation', 'expected', 'record', 'post', 'approved', 'client' );
		self::route( self::ARTICLE, 'DELETE', array( $writes, 'trash' ), 'delete_post', 'postId', 'operation', 'expected', 'client' );
		self::route( self::ARTICLE . '/restore', 'POST', array( $writes, 'restore' ), 'delete_post', 'postId', 'operation', 'expected', 'client' );
	}

	/** For the `rest_pre_dispatch` filter: a huge body is refused before it is taken apart. */
	public static function refuse_huge( mixed $result, mixed $server, WP_REST_Request $request ): mixed {
		if ( null !== $result || ! self::is_ours( $request ) || strlen( (string) $request->get_body() ) <= self::LARGEST_BODY ) {
			return $result;
		}
		return Refusal::too_large( __( 'The request is larger than this site takes.', 'stet' ) )->error;
	}

	/** For the `rest_pre_dispatch` filter: what was meant for another site, now behind another address, is not written here. */
	public static function refuse_other_site( mixed $result, mixed $server, WP_REST_Request $request ): mixed {
		$meant = (string) $request->get_header( 'X-Stet-Site' );
		if ( null !== $result || '' === $meant || ! self::is_ours( $request ) || Schema::site() === $meant ) {
			return $result;
		}
		return Refusal::of( 'stet_other_site', 409, __( 'This is another site than the one the request was meant for.', 'stet' ) )->error;
	}

	/** For the `rest_request_before_callbacks` filter: WordPress's own words for a malformed request become ours. */
	public static function name_invalid( mixed $response, mixed $handler, WP_REST_Request $request ): mixed {
		$invalid = array( 'rest_invalid_json', 'rest_invalid_param', 'rest_missing_callback_param' );
		if ( ! self::is_ours( $request ) || ! $response instanceof WP_Error || ! in_array( $response->get_error_code(), $invalid, true ) ) {
			return $response;
		}
		$params = (array) ( $response->get_error_data()['params'] ?? array() );
		// A reason for each malformed parameter, or a plain list of those that are missing.
		$reasons = array_is_list( $params ) ? array( $response->get_error_message() ) : $params;
		/* translators: %s: what is wrong, in WordPress's own words. */
		return Refusal::invalid( sprintf( __( 'The request is malformed: %s.', 'stet' ), rtrim( implode( ' ', $reasons ), '.' ) ) )->error;
	}

	/** For the `rest_post_dispatch` filter. */
	public static function say_when_to_retry( mixed $response ): mixed {
		if ( $response instanceof WP_REST_Response && 503 === $response->get_status() && 'stet_busy' === ( $response->get_data()['code'] ?? '' ) ) {
			$response->header( 'Retry-After', '1' );
		}
		return $response;
	}

	private static function route( string $path, string $method, callable $callback, string $permission, string ...$arguments ): void {
		$args = Arguments::of( ...$arguments );
		if ( str_ends_with( $path, '/presence' ) ) {
			$args['client']['required'] = true;
		}
		register_rest_route(
			self::NAMESPACE,
			$path,
			array(
				'methods'             => $method,
				'callback'            => $callback,
				'permission_callback' => array( Permissions::class, $permission ),
				'args'                => $args,
			)
		);
	}

	private static function is_ours( WP_REST_Request $request ): bool {
		return str_starts_with( $request->get_route(), '/' . self::NAMESPACE . '/' );
	}
}
