<?php
/**
 * Arguments of the routes.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** The schemas of what the routes take. */
final class Arguments {

	/** How an operation or a client is named. */
	public const NAME = '[a-z0-9-]{8,64}';

	/** The schemas of these arguments, by name. */
	public static function of( string ...$names ): array {
		return array_intersect_key( self::all(), array_flip( $names ) );
	}

	private static function all(): array {
		return array(
			'postId'    => array( 'description' => __( 'The number of the post.', 'stet' ), 'type' => 'integer', 'minimum' => 1, 'required' => true ),
			'client'    => array( 'description' => __( 'The name of a running Stet.', 'stet' ), 'type' => 'string', 'pattern' => '^' . self::NAME . '$' ),
			'open'      => array( 'description' => __( 'Whether the client has the article open.', 'stet' ), 'type' => 'boolean', 'required' => true ),
			'take'      => array( 'description' => __( 'Whether the client takes the article over from whoever holds it.', 'stet' ), 'type' => 'boolean' ),
			'policy'    => array( 'description' => __( 'The site’s rules of approval.', 'stet' ), 'type' => 'object', 'required' => true ),
			'approval'  => array( 'description' => __( 'The hash of the words that the current user approves with this write.', 'stet' ), 'type' => 'object' ),
			'approvalHash' => array( 'description' => __( 'The hash of the words whose approval the publication rests on.', 'stet' ), 'type' => 'string' ),
			'operation' => array( 'description' => __( 'A name made by the client; a repetition of it happens once.', 'stet' ), 'type' => 'string', 'pattern' => '^' . self::NAME . '$', 'required' => true ),
			'expected'  => array( 'description' => __( 'The version that the client saw.', 'stet' ), 'type' => 'integer', 'minimum' => 1, 'required' => true ),
			'approved'  => array( 'description' => __( 'The sha-256 of the canonical JSON of post.', 'stet' ), 'type' => 'string', 'pattern' => '^[0-9a-f]{64}$', 'required' => true ),
			'since'     => array( 'description' => __( 'The number up to which changes are known.', 'stet' ), 'type' => 'integer', 'minimum' => 0, 'required' => true ),
			'limit'     => array( 'description' => __( 'How many changes to answer at most.', 'stet' ), 'type' => 'integer', 'minimum' => 1, 'maximum' => 100, 'default' => 100 ),
			'post'      => Post_Fields::schema(),
			'record'    => array(
				'description' => __( 'Stet’s own record of the article.', 'stet' ),
				'type'        => 'object',
				'required'    => true,
				'properties'  => array(
					'recordVersion' => array( 'type' => 'integer', 'required' => true ),
					'copy'          => array( 'type' => 'object', 'required' => true ),
				),
			),
		);
	}
}
