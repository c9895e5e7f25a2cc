<?php
// Makes a newsroom of an empty database and prints its people's sign-ins as JSON.
define('WP_INSTALLING', true);
require getenv('STET_WP_FILES') . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/taxonomy.php';

wp_install('The Harbour Ledger', 'admin', 'admin@example.com', true, '', 'admin-password');
update_option('permalink_structure', '/%postname%/');
update_option('timezone_string', 'America/Toronto');
update_option('blog_public', 0);
flush_rewrite_rules();
switch_theme('twentytwentyfive');
wp_delete_post(1, true);

foreach (['Politics', 'City', 'Culture', 'Sport', 'Politique', 'Ville', 'Arts et culture'] as $section) {
    wp_insert_term($section, 'category');
}
$city = get_term_by('slug', 'city', 'category');
wp_insert_term('Transit', 'category', ['parent' => $city->term_id]);
foreach (['council', 'ferry', 'budget', 'conseil municipal', 'traversier'] as $tag) {
    wp_insert_term($tag, 'post_tag');
}

$people = [
    'administrator' => ['admin', 'Site Admin'],
    'editor' => ['claire', 'Claire Dubois'],
    'author' => ['maya', 'Maya Tremblay'],
    'contributor' => ['jo', 'Jo Fraser'],
    'reporter' => ['leo', 'Léo Gagnon'],
];
$signIns = [];
foreach ($people as $key => [$login, $name]) {
    [$first, $last] = explode(' ', $name, 2);
    $user = get_user_by('login', $login);
    $id = $user ? $user->ID : wp_insert_user([
        'user_login' => $login,
        'user_pass' => "$login-password",
        'user_email' => "$login@example.com",
        'role' => $key === 'reporter' ? 'author' : $key,
    ]);
    wp_update_user(['ID' => $id, 'display_name' => $name, 'first_name' => $first, 'last_name' => $last, 'description' => "$name writes for the Ledger."]);
    [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'Stet tests']);
    $signIns[$key] = ['id' => $id, 'login' => $login, 'name' => $name, 'password' => "$login-password", 'applicationPassword' => $password];
}
echo json_encode($signIns);
