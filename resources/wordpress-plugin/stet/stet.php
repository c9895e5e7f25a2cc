<?php
/**
 * Plugin Name:       Stet
 * Description:       Lets the Stet editorial workstation write posts without races: versions, a change sequence, approved publishing and presence.
 * Version:           0.2.0
 * Requires at least: 6.5
 * Requires PHP:      8.1
 * Author:            The Stet developers
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       stet
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.2.0';

spl_autoload_register(
	static function ( string $name ): void {
		if ( str_starts_with( $name, 'Stet\\' ) ) {
			$file = strtolower( str_replace( '_', '-', substr( $name, 5 ) ) );
			require_once __DIR__ . "/includes/class-$file.php";
		}
	}
);

register_activation_hook( __FILE__, array( Maintenance::class, 'activate' ) );
register_deactivation_hook( __FILE__, array( Maintenance::class, 'deactivate' ) );

Watcher::start();
Maintenance::start();
Gatekeeper::start();
Media_Once::start();
Routes::start();
