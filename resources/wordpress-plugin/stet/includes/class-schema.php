<?php
/**
 * The plugin's tables, their version and the site's identity.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** Makes, upgrades and removes what the plugin keeps in the database. */
final class Schema {

	private const VERSION = 2;

	private const TABLES = array( 'articles', 'operations', 'sequence', 'presence', 'approvals' );

	/** The name of one of the plugin's tables on the current site. */
	public static function table( string $name ): string {
		global $wpdb;
		return $wpdb->prefix . 'stet_' . $name;
	}

	/** Whether this site's tables are of this version. */
	public static function is_ready(): bool {
		return self::VERSION === (int) get_option( 'stet_db_version', 0 );
	}

	/** Makes or upgrades the tables where they are not of this version; false where the database cannot hold them. */
	public static function ensure(): bool {
		if ( self::is_ready() ) {
			return true;
		}
		if ( ! self::core_is_transactional() ) {
			return false;
		}
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		dbDelta( self::statements() );
		self::start_sequence();
		add_option( 'stet_site', wp_generate_uuid4() );
		update_option( 'stet_db_version', self::VERSION );
		Maintenance::plan();
		return true;
	}

	/** The UUID by which this site is known, made once. */
	public static function site(): string {
		return (string) get_option( 'stet_site' );
	}

	/** Drops the tables and forgets the options of the current site. */
	public static function remove(): void {
		global $wpdb;
		foreach ( self::TABLES as $name ) {
			$wpdb->query( 'DROP TABLE IF EXISTS `' . self::table( $name ) . '`' );
		}
		delete_option( 'stet_site' );
		delete_option( 'stet_policy' );
		delete_option( 'stet_db_version' );
		wp_clear_scheduled_hook( 'stet_daily' );
	}

	/** Without InnoDB a refused write could not be taken back, so nothing is written at all. */
	private static function core_is_transactional(): bool {
		global $wpdb;
		foreach ( array( $wpdb->posts, $wpdb->postmeta, $wpdb->term_relationships ) as $table ) {
			$status = $wpdb->get_row( $wpdb->prepare( 'SHOW TABLE STATUS LIKE %s', $wpdb->esc_like( $table ) ) );
			if ( 'InnoDB' !== ( $status->Engine ?? null ) ) {
				return false;
			}
		}
		return true;
	}

	private static function start_sequence(): void {
		global $wpdb;
		$wpdb->query( 'INSERT IGNORE INTO `' . self::table( 'sequence' ) . '` (id, value) VALUES (1, 0)' );
	}

	/** In the spelling that dbDelta can read: two spaces after PRIMARY KEY, one column a line. */
	private static function statements(): string {
		$articles   = self::table( 'articles' );
		$operations = self::table( 'operations' );
		$sequence   = self::table( 'sequence' );
		$presence   = self::table( 'presence' );
		$approvals  = self::table( 'approvals' );
		$options    = 'ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci';
		return "CREATE TABLE $articles (
			post_id bigint(20) unsigned NOT NULL,
			version bigint(20) unsigned NOT NULL DEFAULT 0,
			seq bigint(20) unsigned DEFAULT NULL,
			record longtext DEFAULT NULL,
			record_version bigint(20) unsigned NOT NULL DEFAULT 0,
			record_post longtext DEFAULT NULL,
			fingerprint char(64) NOT NULL DEFAULT '',
			state varchar(8) NOT NULL DEFAULT 'live',
			author_id bigint(20) unsigned NOT NULL DEFAULT 0,
			changed_by bigint(20) unsigned NOT NULL DEFAULT 0,
			changed_at datetime NOT NULL DEFAULT '1970-01-01 00:00:00',
			scheduled char(64) NOT NULL DEFAULT '',
			voided tinyint(3) unsigned NOT NULL DEFAULT 0,
			PRIMARY KEY  (post_id),
			UNIQUE KEY seq (seq)
			) $options;
		CREATE TABLE $operations (
			operation varchar(64) NOT NULL,
			user_id bigint(20) unsigned NOT NULL,
			post_id bigint(20) unsigned NOT NULL DEFAULT 0,
			request_hash char(64) NOT NULL,
			status smallint(5) unsigned NOT NULL DEFAULT 0,
			result longtext DEFAULT NULL,
			at datetime NOT NULL,
			PRIMARY KEY  (operation),
			KEY at (at)
			) $options;
		CREATE TABLE $sequence (
			id tinyint(3) unsigned NOT NULL,
			value bigint(20) unsigned NOT NULL,
			PRIMARY KEY  (id)
			) $options;
		CREATE TABLE $presence (
			post_id bigint(20) unsigned NOT NULL,
			client varchar(64) NOT NULL,
			user_id bigint(20) unsigned NOT NULL,
			seen_at datetime NOT NULL,
			since datetime NOT NULL DEFAULT '1970-01-01 00:00:00',
			took_at datetime(6) DEFAULT NULL,
			PRIMARY KEY  (post_id,client)
			) $options;
		CREATE TABLE $approvals (
			post_id bigint(20) unsigned NOT NULL,
			hash char(64) NOT NULL,
			user_id bigint(20) unsigned NOT NULL,
			at datetime NOT NULL,
			PRIMARY KEY  (post_id,hash,user_id)
			) $options;";
	}
}
