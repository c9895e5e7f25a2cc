/** npm run check     format, lint, types, borders and cycles, then unit tests and the short fuzzers. */
import { ensureElectron } from './setup/electron.mjs';
import { ensureModules } from './setup/modules.mjs';
import { runMain } from './setup/progress.mjs';
import { runSteps, staticChecks, unitTests } from './testing/steps.mjs';

await runMain(async () => {
  await ensureModules();
  await ensureElectron();
  const results = await runSteps([...staticChecks, unitTests]);
  return results.every(({ code }) => code === 0) ? 0 : 1;
});
