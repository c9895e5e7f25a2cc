<?php
/**
 * Operations: writes that happen once.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Remembers what each operation answered, by the id that the client made for it. */
final class Operations {

	private const DAYS_KEPT = 30;

	/**
	 * Claims an operation in the open transaction; null means that it is new and this request's to carry out.
	 *
	 * A repetition gets the first answer, and waits for it where the first is still under way. Throws a Refusal (409)
	 * where the id was used by another person or for another request; the person whose it was learns which article.
	 */
	public static function claim( Write_Request $write, int $user_id ): ?Stored_Answer {
		$table = Schema::table( 'operations' );
		// The harmless update takes the row's exclusive lock at once: repetitions queue up instead of deadlocking.
		Database::change(
			"INSERT INTO `$table` (operation, user_id, request_hash, at) VALUES (%s, %d, %s, UTC_TIMESTAMP())
			ON DUPLICATE KEY UPDATE operation = operation",
			$write->operation,
			$user_id,
			$write->hash
		);
		$row = Database::row(
			"SELECT user_id, post_id, request_hash, status, result FROM `$table` WHERE operation = %s FOR UPDATE",
			$write->operation
		);
		$own = (int) $row->user_id === $user_id;
		if ( ! $own || ! hash_equals( $row->request_hash, $write->hash ) ) {
			$known = $own && (int) $row->post_id > 0 ? array( 'postId' => (int) $row->post_id ) : array();
			throw Refusal::of( 'stet_operation_reused', 409, __( 'This operation id was used for another request.', 'stet' ), $known );
		}
		// A status of 0 is never committed, so that row is this transaction's own.
		return 0 === (int) $row->status ? null : new Stored_Answer( (int) $row->status, Packed::unpack( $row->result ) );
	}

	/** Keeps the answer of a claimed operation. */
	public static function finish( string $operation, int $post_id, Stored_Answer $answer ): void {
		$packed = Packed::pack( $answer->json );
		Server_Settings::check_fits( $packed );
		Database::change(
			'UPDATE `' . Schema::table( 'operations' ) . '` SET post_id = %d, status = %d, result = %s WHERE operation = %s',
			$post_id,
			$answer->status,
			$packed,
			$operation
		);
	}

	/** Gives a claimed operation back, as if it had never been asked for. */
	public static function release( string $operation ): void {
		Database::change( 'DELETE FROM `' . Schema::table( 'operations' ) . '` WHERE operation = %s', $operation );
	}

	/** Forgets at most this many operations that are older than 30 days; returns how many. Not inside a transaction. */
	public static function prune( int $at_most ): int {
		global $wpdb;
		$table = Schema::table( 'operations' );
		// By key, after a look: a DELETE over a range of times would lock the newest rows as well.
		$old = $wpdb->get_col(
			$wpdb->prepare( "SELECT operation FROM `$table` WHERE at < UTC_TIMESTAMP() - INTERVAL %d DAY ORDER BY at LIMIT %d", self::DAYS_KEPT, $at_most )
		);
		if ( array() === $old ) {
			return 0;
		}
		return Database::change( "DELETE FROM `$table` WHERE operation IN (" . implode( ',', array_fill( 0, count( $old ), '%s' ) ) . ')', ...$old );
	}
}
