/** npm run fuzz:merge -- --cases N --seed S     the laws of the three-way merge on N random cases each. */
import { parseArgs } from 'node:util';
import { fromRoot } from '../setup/paths.mjs';
import { runAttached } from '../setup/processes.mjs';
import { runMain, say } from '../setup/progress.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string' } },
  });
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
  say(`fuzz:merge --cases ${values.cases} --seed ${seed}`);
  const started = Date.now();
  const env = { ...process.env, STET_MERGE_CASES: values.cases, STET_MERGE_SEED: seed };
  const vitest = [
    fromRoot('scripts', 'run.mjs'),
    'vitest',
    'run',
    'tests/fuzz/merge-laws',
    '--testTimeout=7200000',
  ];
  const code = await runAttached(process.execPath, vitest, { env });
  say(`${values.cases} cases a law in ${Math.round((Date.now() - started) / 1000)} s`);
  return code;
});
