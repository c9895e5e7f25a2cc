import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fromRoot } from './paths.mjs';
import { npm } from './processes.mjs';
import { SetupError, step } from './progress.mjs';

const stamp = fromRoot('node_modules', '.stet-lock');

/** Installs the pinned node modules where they are missing or older than package-lock.json. */
export async function ensureModules() {
  const wanted = createHash('sha256')
    .update(readFileSync(fromRoot('package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await step('installing node modules (a minute or two)', async () => {
    const { code, output } = await npm([
      'ci',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    if (code !== 0) throw new SetupError(`npm could not install the node modules:\n${output.trim()}`);
  });
  writeFileSync(stamp, wanted);
}
