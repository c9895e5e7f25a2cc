<?php
/**
 * Removes the plugin's tables and options. Posts stay as they are.
 *
 * @package Stet
 */

declare( strict_types=1 );

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/class-schema.php';

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $stet_site_id ) {
		switch_to_blog( $stet_site_id );
		Stet\Schema::remove();
		restore_current_blog();
	}
} else {
	Stet\Schema::remove();
}
