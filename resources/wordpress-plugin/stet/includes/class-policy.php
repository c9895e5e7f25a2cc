<?php
/**
 * The site's rules of approval.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Keeps what Stet asks of a story before it goes on: own copy, second sign-offs, required fields. */
final class Policy {

	public const OPTION = 'stet_policy';

	private const OWN_COPY = array( 'forbidden', 'allowed' );

	private const STEPS = array( 'submit', 'approve', 'publish' );

	private const REQUIREMENTS = array(
		'headline',
		'dek',
		'slug',
		'section',
		'tags',
		'byline',
		'dateline',
		'lead-image',
		'seo-description',
		'alt-texts',
		'picture-credits',
		'within-length',
		'comments-resolved',
	);

	private const MOST_NAMES = 100;

	private const LONGEST_NAME = 200;

	/** The rules, in the form in which they are answered; those of a site that has set none where they cannot be read. */
	public static function current(): object {
		try {
			$kept = Json::read( (string) get_option( self::OPTION, '' ) );
			self::check( $kept );
			return $kept;
		} catch ( \JsonException | Refusal ) {
			return Json::read(
				'{"ownCopy":"forbidden","secondSignOff":{"sections":[],"tags":[]},
				"required":{"submit":["headline"],"approve":["headline"],"publish":["headline"]}}'
			);
		}
	}

	/** Keeps other rules from now on. Throws a Refusal (400) that says what is wrong with them. */
	public static function set( mixed $policy ): void {
		self::check( $policy );
		update_option( self::OPTION, Json::write( $policy ) );
	}

	/** Whether an approval counts that somebody gave to their own copy. */
	public static function allows_own_copy(): bool {
		return 'allowed' === self::current()->ownCopy;
	}

	/**
	 * Whether two people must approve a post in these sections and with these tags.
	 *
	 * @param list<\WP_Term> $sections
	 * @param list<\WP_Term> $tags
	 */
	public static function wants_second( array $sections, array $tags ): bool {
		$wanted   = self::current()->secondSignOff;
		$sections = array_merge( array_column( $sections, 'slug' ), array_column( $sections, 'name' ) );
		return self::meet( $wanted->sections, $sections ) || self::meet( $wanted->tags, array_column( $tags, 'name' ) );
	}

	private static function meet( array $wanted, array $names ): bool {
		return array() !== array_intersect( array_map( array( self::class, 'fold' ), $wanted ), array_map( array( self::class, 'fold' ), $names ) );
	}

	/** WordPress keeps names of terms with their signs escaped. */
	private static function fold( string $name ): string {
		$plain = html_entity_decode( $name, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		return function_exists( 'mb_strtolower' ) ? mb_strtolower( $plain, 'UTF-8' ) : strtolower( $plain );
	}

	private static function check( mixed $policy ): void {
		self::check_members( 'policy', $policy, array( 'ownCopy', 'secondSignOff', 'required' ) );
		if ( ! in_array( $policy->ownCopy, self::OWN_COPY, true ) ) {
			throw Refusal::invalid( __( 'policy.ownCopy must be forbidden or allowed.', 'stet' ) );
		}
		self::check_members( 'policy.secondSignOff', $policy->secondSignOff, array( 'sections', 'tags' ) );
		foreach ( array( 'sections', 'tags' ) as $kind ) {
			self::check_list( "policy.secondSignOff.$kind", $policy->secondSignOff->$kind, self::MOST_NAMES, array( self::class, 'is_name' ) );
		}
		self::check_members( 'policy.required', $policy->required, self::STEPS );
		foreach ( self::STEPS as $step ) {
			self::check_list(
				"policy.required.$step",
				$policy->required->$step,
				count( self::REQUIREMENTS ),
				static fn ( mixed $value ): bool => in_array( $value, self::REQUIREMENTS, true )
			);
		}
	}

	/** @param list<string> $members */
	private static function check_members( string $name, mixed $value, array $members ): void {
		$found = is_object( $value ) ? array_keys( get_object_vars( $value ) ) : array();
		sort( $found );
		sort( $members );
		if ( $found !== $members ) {
			/* translators: 1: the name of a field, 2: names of fields. */
			throw Refusal::invalid( sprintf( __( '%1$s must be an object of exactly %2$s.', 'stet' ), $name, implode( ', ', $members ) ) );
		}
	}

	private static function check_list( string $name, mixed $value, int $most, callable $is_one ): void {
		if ( ! is_array( $value ) || count( $value ) > $most || array_filter( $value, $is_one ) !== $value ) {
			/* translators: %s: the name of a field. */
			throw Refusal::invalid( sprintf( __( '%s is not a list of what belongs there, or too long.', 'stet' ), $name ) );
		}
	}

	private static function is_name( mixed $value ): bool {
		return is_string( $value ) && '' !== $value && mb_strlen( $value ) <= self::LONGEST_NAME;
	}
}
