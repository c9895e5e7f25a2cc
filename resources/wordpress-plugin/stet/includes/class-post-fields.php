<?php
/**
 * The fields of a post that Stet writes.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** The writable fields of a post, as wp/v2 takes them. */
final class Post_Fields {

	public const LARGEST_CONTENT = 8_388_608;

	/** What the database's own columns for a title or an excerpt hold, in bytes. */
	private const LARGEST_LINE = 65_535;

	private const STATUSES = array( 'draft', 'pending', 'publish', 'future', 'private' );

	private function __construct( private readonly object $fields ) {}

	/** The schema of the `post` argument. */
	public static function schema(): array {
		$text = array(
			'type'                 => array( 'string', 'object' ),
			'properties'           => array( 'raw' => array( 'type' => 'string' ) ),
			'additionalProperties' => false,
		);
		$ids  = array(
			'type'  => 'array',
			'items' => array( 'type' => 'integer', 'minimum' => 1 ),
		);
		return array(
			'description'          => __( 'The fields of the post, as wp/v2 takes them.', 'stet' ),
			'type'                 => 'object',
			'required'             => true,
			'additionalProperties' => false,
			'properties'           => array(
				'title'          => $text,
				'content'        => $text,
				'excerpt'        => $text,
				'slug'           => array( 'type' => 'string' ),
				'status'         => array( 'type' => 'string', 'enum' => self::STATUSES ),
				'author'         => array( 'type' => 'integer', 'minimum' => 1 ),
				'categories'     => $ids,
				'tags'           => $ids,
				'featured_media' => array( 'type' => 'integer', 'minimum' => 0 ),
				'date_gmt'       => array( 'type' => array( 'string', 'null' ), 'format' => 'date-time' ),
				'lang'           => array( 'type' => 'string', 'maxLength' => 64 ),
				'coauthors'      => $ids,
			),
		);
	}

	/** Reads the `post` of a request's body. Throws a Refusal (400 or 413) that says what is wrong. */
	public static function read( mixed $fields ): self {
		if ( ! is_object( $fields ) ) {
			throw Refusal::invalid( __( 'post must be an object.', 'stet' ) );
		}
		$schema = self::schema();
		// WordPress has looked at this already, but as arrays: there a list passes for an object and "7" for 7.
		foreach ( get_object_vars( $fields ) as $name => $value ) {
			if ( ! self::is_of_type( $value, (array) ( $schema['properties'][ $name ]['type'] ?? array() ) ) ) {
				/* translators: %s: the name of a field. */
				throw Refusal::invalid( sprintf( __( 'post.%s is not a field that can be written, or of the wrong type.', 'stet' ), sanitize_key( $name ) ) );
			}
		}
		$post = new self( $fields );
		foreach ( array( 'title' => self::LARGEST_LINE, 'excerpt' => self::LARGEST_LINE, 'content' => self::LARGEST_CONTENT ) as $name => $most ) {
			if ( strlen( $post->text( $name ) ) > $most ) {
				/* translators: 1: the name of a field, 2: a number. */
				throw Refusal::too_large( sprintf( __( 'post.%1$s is larger than %2$d bytes.', 'stet' ), $name, $most ) );
			}
		}
		return $post;
	}

	/** The status that is asked for, or null. */
	public function status(): ?string {
		return $this->fields->status ?? null;
	}

	/** The date that is asked for as seconds since 1970, or null where none is. */
	public function time(): ?int {
		$date = $this->fields->date_gmt ?? null;
		$both = null === $date ? null : rest_get_date_with_gmt( $date, true );
		return null === $both ? null : (int) strtotime( "{$both[1]} UTC" );
	}

	/** Whether the date is asked to be left open again. */
	public function opens_date(): bool {
		return property_exists( $this->fields, 'date_gmt' ) && null === $this->fields->date_gmt;
	}

	/** The sha-256 of the canonical JSON of exactly what will be written, in lower-case hexadecimal digits. */
	public function hash(): string {
		return hash( 'sha256', Json::canonical( $this->fields ) );
	}

	/** The body of a wp/v2 request. */
	public function for_core(): array {
		return array_map( static fn ( mixed $value ): mixed => is_object( $value ) ? (array) $value : $value, get_object_vars( $this->fields ) );
	}

	private function text( string $name ): string {
		$value = $this->fields->$name ?? '';
		return is_object( $value ) ? (string) ( $value->raw ?? '' ) : $value;
	}

	private static function is_of_type( mixed $value, array $types ): bool {
		$type = match ( true ) {
			is_string( $value ) => 'string',
			is_int( $value )    => 'integer',
			is_object( $value ) => 'object',
			null === $value     => 'null',
			is_array( $value ) && array_filter( $value, 'is_int' ) === $value => 'array',
			default             => 'other',
		};
		return in_array( $type, $types, true );
	}
}
