/**
 * npm run fuzz:approval -- --sequences N --seed S [--site plain|companion]     readers get what was approved, whatever a
 * desk does; half of the sequences on a plain site, half with the companion plugin, or all on the one that is named.
 */
import { parseArgs } from 'node:util';
import { fromRoot } from '../setup/paths.mjs';
import { runAttached } from '../setup/processes.mjs';
import { SetupError, runMain, say } from '../setup/progress.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      sequences: { type: 'string', default: '20000' },
      seed: { type: 'string' },
      site: { type: 'string', default: 'both' },
    },
  });
  const { site } = values;
  if (!['both', 'plain', 'companion'].includes(site))
    throw new SetupError(`There is no site "${site}": plain or companion.`);
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
  say(`fuzz:approval --sequences ${values.sequences} --seed ${seed}`);
  const started = Date.now();
  const env = { ...process.env, STET_APPROVAL_SEQUENCES: values.sequences, STET_APPROVAL_SEED: seed };
  const files = site === 'both' ? 'tests/fuzz/approval' : `tests/fuzz/approval/${site}-site`;
  const code = await runAttached(
    process.execPath,
    [fromRoot('scripts', 'run.mjs'), 'vitest', 'run', '--project', 'unit', '--reporter=verbose', files],
    { env: { ...env, STET_APPROVAL_SITE: site } },
  );
  say(`${values.sequences} sequences in ${Math.round((Date.now() - started) / 1000)} s`);
  return code;
});
