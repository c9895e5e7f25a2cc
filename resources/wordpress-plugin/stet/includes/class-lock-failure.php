<?php
/**
 * A lock that was not given.
 *
 * @package Stet
 */

declare( strict_types=1 );

namespace Stet;

/** The database gave up a transaction (deadlock) or a lock (timeout); the same work may succeed when it is repeated. */
final class Lock_Failure extends \RuntimeException {
}
