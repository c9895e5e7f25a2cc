<?php
// Runs the PHP of standard input inside WordPress and prints what it echoes.
require getenv('STET_WP_FILES') . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/post.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';
eval(stream_get_contents(STDIN));
