<?php
/**
 * Which status a write may ask for.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** What a write may do to a post's status, so that nothing is published, hidden or scheduled by accident. */
final class Status_Rules {

	private const LIVE = array( 'publish', 'private' );

	/** WordPress publishes at once what is scheduled for less than a minute ahead. */
	private const SHORTEST_WAIT = 60;

	/** Throws a Refusal (400) unless creating a post may ask for this. */
	public static function check_create( Post_Fields $fields ): void {
		if ( ! in_array( $fields->status() ?? 'draft', array( 'draft', 'pending' ), true ) ) {
			throw self::use_publish();
		}
	}

	/** Throws a Refusal (400) unless an ordinary save may ask for this of the post as it is. */
	public static function check_update( Post_Fields $fields, Raw_Post $post ): void {
		self::check_not_in_trash( $post );
		$status  = $fields->status() ?? $post->status;
		$working = in_array( $status, array( 'draft', 'pending' ), true );
		if ( $status !== $post->status && ( ! $working || in_array( $post->status, self::LIVE, true ) ) ) {
			throw self::use_publish();
		}
		self::check_date( $fields, $post, $status );
	}

	/** Throws a Refusal (400) unless publishing may ask for this of the post as it is. */
	public static function check_publish( Post_Fields $fields, Raw_Post $post ): void {
		self::check_not_in_trash( $post );
		$status = $fields->status();
		if ( 'future' !== $status && ! in_array( $status, self::LIVE, true ) ) {
			throw Refusal::invalid( __( 'post.status must be publish, future or private.', 'stet' ) );
		}
		if ( 'future' === $status && null === $fields->time() ) {
			throw Refusal::invalid( __( 'A scheduled post needs post.date_gmt.', 'stet' ) );
		}
		self::check_date( $fields, $post, $status );
	}

	/** Throws a Refusal (400) unless a kill may ask for this: the page is taken down, or stays with other words. */
	public static function check_kill( Post_Fields $fields, Raw_Post $post, string $record ): void {
		self::check_not_in_trash( $post );
		$status = $fields->status() ?? $post->status;
		$stays  = 'publish' === $status && 'publish' === $post->status;
		if ( ! $stays && ! in_array( $status, array( 'draft', 'pending', 'private' ), true ) ) {
			throw Refusal::invalid( __( 'A kill takes a post down (draft, pending or private), or leaves an advisory where a live one stood.', 'stet' ) );
		}
		if ( ! in_array( 'killed', array_column( (array) ( Json::read( $record )->events ?? array() ), 'kind' ), true ) ) {
			throw Refusal::invalid( __( 'record.events must say that the article was killed.', 'stet' ) );
		}
		self::check_date( $fields, $post, $status );
	}

	/** Throws a Refusal (412) where an ordinary save changed what readers of a live post see. */
	public static function check_same_for_readers( Raw_Post $before, ?Raw_Post $after ): void {
		if ( 'publish' === $before->status && $before->words !== $after?->words ) {
			throw Refusal::of( 'stet_not_approved', 412, __( 'Readers see this article: what changes for them goes through the publish route. Nothing was written.', 'stet' ) );
		}
	}

	/** Throws a Refusal (400) where WordPress made another status of the one that was asked for. */
	public static function check_result( Post_Fields $fields, Raw_Post $before, Raw_Post $after ): void {
		$status = $fields->status() ?? $before->status;
		if ( $status === $after->status ) {
			return;
		}
		if ( 'future' === $status ) {
			throw self::past_schedule();
		}
		/* translators: 1 and 2: statuses of posts. */
		throw Refusal::invalid( sprintf( __( 'WordPress would have made this post “%2$s” instead of “%1$s”. Nothing was written.', 'stet' ), $status, $after->status ) );
	}

	/** Throws a Refusal (400) unless the post is in the trash. */
	public static function check_in_trash( Raw_Post $post ): void {
		if ( 'trash' !== $post->status ) {
			throw Refusal::invalid( __( 'This article is not in the trash.', 'stet' ) );
		}
	}

	/** Throws a Refusal (400) where the post is in the trash. */
	public static function check_not_in_trash( Raw_Post $post ): void {
		if ( 'trash' === $post->status ) {
			throw Refusal::of( 'stet_in_trash', 400, __( 'This article is in the trash. Restore it first.', 'stet' ) );
		}
	}

	private static function check_date( Post_Fields $fields, Raw_Post $post, string $status ): void {
		$time  = $fields->opens_date() ? null : ( $fields->time() ?? $post->time() );
		$ahead = null !== $time && $time - time() >= self::SHORTEST_WAIT;
		if ( 'future' === $status && ! $ahead ) {
			throw self::past_schedule();
		}
		if ( 'publish' === $status && $ahead ) {
			throw Refusal::invalid( __( 'The date lies in the future: a post that is to appear then has the status future.', 'stet' ) );
		}
	}

	private static function use_publish(): Refusal {
		return Refusal::of( 'stet_use_publish', 400, __( 'Publishing, scheduling and unpublishing are not part of a save. Use the publish route.', 'stet' ) );
	}

	private static function past_schedule(): Refusal {
		return Refusal::of( 'stet_past_schedule', 400, __( 'A post must be scheduled for at least a minute ahead; WordPress would publish it at once.', 'stet' ) );
	}
}
