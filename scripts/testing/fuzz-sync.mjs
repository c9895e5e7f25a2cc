/** npm run fuzz:sync -- --schedules N --seed S     nights of a newsroom on lines that fail; half with the plugin. */
import { parseArgs } from 'node:util';
import { fromRoot } from '../setup/paths.mjs';
import { runAttached } from '../setup/processes.mjs';
import { runMain, say } from '../setup/progress.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: { schedules: { type: 'string', default: '2000' }, seed: { type: 'string' } },
  });
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
  say(`fuzz:sync --schedules ${values.schedules} --seed ${seed}`);
  const started = Date.now();
  const env = { ...process.env, STET_SYNC_SCHEDULES: values.schedules, STET_SYNC_SEED: seed };
  const code = await runAttached(
    process.execPath,
    [fromRoot('scripts', 'run.mjs'), 'vitest', 'run', 'tests/fuzz/sync'],
    { env },
  );
  say(`${values.schedules} schedules in ${Math.round((Date.now() - started) / 1000)} s`);
  return code;
});
