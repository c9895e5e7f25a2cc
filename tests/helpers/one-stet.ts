import { test } from '@playwright/test';
import { forgetNewsroom, launchStet } from './launch-stet';
import type { LaunchOptions, Stet } from './launch-stet';

/** One running Stet for all tests of a file that do not disturb each other; its newsroom goes when they end. */
export function oneStet(options: LaunchOptions = {}): () => Stet {
  let stet: Stet | null = null;
  let main: ReturnType<Stet['app']['process']> | null = null;
  test.beforeAll(async () => {
    stet = await launchStet(options);
    main = stet.app.process();
  });
  test.afterAll(async () => {
    if (stet === null) return;
    // A window that a test broke may never answer; the tests after it must still run.
    await Promise.race([stet.close(), new Promise((resolve) => setTimeout(resolve, 10_000))]);
    if (main?.exitCode === null && main.signalCode === null) await stet.kill();
    forgetNewsroom(stet.userData);
  });
  return () => {
    if (stet === null) throw new Error('Stet is not running yet.');
    return stet;
  };
}
