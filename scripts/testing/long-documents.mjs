/**
 * npm run test:long:documents [-- EXPORT.xml]     the document's property tests at length: 10,000 random documents
 * each (STET_CASES says otherwise), and with a WordPress export every post of it, pulled, opened, sent back and written back.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fromRoot } from '../setup/paths.mjs';
import { runAttached } from '../setup/processes.mjs';
import { SetupError, runMain, say } from '../setup/progress.mjs';

await runMain(async () => {
  const [exported] = process.argv.slice(2);
  const wxr = exported === undefined ? undefined : resolve(exported);
  if (wxr !== undefined && !existsSync(wxr)) throw new SetupError(`There is no file ${exported}.`);
  const env = {
    ...process.env,
    STET_CASES: process.env['STET_CASES'] ?? '10000',
    ...(wxr === undefined ? {} : { STET_WXR: wxr }),
  };
  const started = Date.now();
  const files = [
    'shared/document/wordpress',
    'tests/cms/block-validity.test.ts',
    'tests/cms/sync-untouched.test.ts',
  ];
  const command = [fromRoot('scripts', 'run.mjs'), 'vitest', 'run', ...files];
  const code = await runAttached(process.execPath, command, { env });
  say(`${env.STET_CASES} cases a property in ${Math.round((Date.now() - started) / 1000)} s`);
  return code;
});
