<?php
// One copy of WordPress serves many test sites: what tells them apart comes from the environment.
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('STET_DB_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) {
    define($name, 'a test site keeps no secrets: ' . $name);
}
$table_prefix = 'wp_';

// The address it was asked under, so that a fault proxy in front stays in front. Loopback alone.
$host = $_SERVER['HTTP_HOST'] ?? getenv('STET_WP_HOST');
if (!preg_match('/^(127\.0\.0\.1|localhost)(:\d+)?$/', $host)) {
    $host = getenv('STET_WP_HOST');
}
define('WP_HOME', 'http://' . $host);
define('WP_SITEURL', WP_HOME);
define('WP_CONTENT_DIR', getenv('STET_WP_CONTENT'));
define('WP_CONTENT_URL', WP_HOME . '/wp-content');

define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true);
define('WP_DEBUG', true);
define('WP_DEBUG_DISPLAY', false);
define('WP_DEBUG_LOG', WP_CONTENT_DIR . '/debug.log');

if (!defined('ABSPATH')) {
    define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
