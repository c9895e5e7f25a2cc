/** npm run fuzz:approval -- --sequences N --seed S [--plugin]     readers get what was approved, whatever a desk does. */
import { parseArgs } from 'node:util';
import { fromRoot } from '../setup/paths.mjs';
import { runAttached } from '../setup/processes.mjs';
import { runMain, say } from '../setup/progress.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      sequences: { type: 'string', default: '20000' },
      seed: { type: 'string' },
      plugin: { type: 'boolean', default: false },
    },
  });
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
  say(`fuzz:approval --sequences ${values.sequences} --seed ${seed}`);
  const started = Date.now();
  const env = {
    ...process.env,
    STET_APPROVAL_SEQUENCES: values.sequences,
    STET_APPROVAL_SEED: seed,
    STET_APPROVAL_PLUGIN: values.plugin ? '1' : '0',
  };
  const code = await runAttached(
    process.execPath,
    [fromRoot('scripts', 'run.mjs'), 'vitest', 'run', '--project', 'unit', 'tests/fuzz/approval'],
    { env },
  );
  say(`${values.sequences} sequences in ${Math.round((Date.now() - started) / 1000)} s`);
  return code;
});
