<?php
/**
 * What happens without being asked.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Turning the plugin on and off, and its daily round. */
final class Maintenance {

	private const PRUNED_PER_ROUND = 5_000;

	private const CAUGHT_UP_PER_ROUND = 500;

	/** Hooks the daily round into WordPress. */
	public static function start(): void {
		add_action( 'stet_daily', array( self::class, 'daily' ) );
		add_action( 'init', array( self::class, 'upgrade' ), 0 );
	}

	/** For the `init` action: a plugin that was replaced by a newer one is not activated again. */
	public static function upgrade(): void {
		if ( 0 !== (int) get_option( 'stet_db_version', 0 ) ) {
			Schema::ensure();
		}
	}

	/** For the activation of the plugin. On a network each site makes its tables when it is first asked. */
	public static function activate( bool $network ): void {
		if ( ! $network && Schema::ensure() ) {
			self::catch_up();
			self::plan();
		}
	}

	/** For the deactivation of the plugin: everything is kept. */
	public static function deactivate(): void {
		wp_clear_scheduled_hook( 'stet_daily' );
	}

	/** Sees that the daily round is planned. */
	public static function plan(): void {
		if ( ! wp_next_scheduled( 'stet_daily' ) ) {
			wp_schedule_event( time() + DAY_IN_SECONDS, 'daily', 'stet_daily' );
		}
	}

	/** The daily round: forgets old operations and presence, and notes what was missed. */
	public static function daily(): void {
		if ( Schema::is_ready() ) {
			Operations::prune( self::PRUNED_PER_ROUND );
			Presence::prune();
			self::catch_up();
		}
	}

	/** Looks at articles that were saved or deleted after their last noted change, as happens while the plugin is off. */
	private static function catch_up(): void {
		global $wpdb;
		$missed = $wpdb->get_col(
			$wpdb->prepare(
				'SELECT a.post_id FROM `' . Schema::table( 'articles' ) . "` a LEFT JOIN {$wpdb->posts} p ON p.ID = a.post_id
				WHERE (p.ID IS NULL AND a.state <> 'deleted') OR p.post_modified_gmt > a.changed_at ORDER BY p.post_modified_gmt DESC LIMIT %d",
				self::CAUGHT_UP_PER_ROUND
			)
		);
		foreach ( $missed as $post_id ) {
			Articles::settle( (int) $post_id, 0, false );
		}
	}
}
