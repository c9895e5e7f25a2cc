/** npm run cms     a real WordPress to try Stet with by hand, until Ctrl-C. */
import { ensureElectron } from './setup/electron.mjs';
import { ensureModules } from './setup/modules.mjs';
import { cacheFolder, fromRoot } from './setup/paths.mjs';
import { runAttached } from './setup/processes.mjs';
import { runMain } from './setup/progress.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';

await runMain(async () => {
  await ensureModules();
  await ensureSystemPackages('cms');
  const electron = await ensureElectron();
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const bundle = `${cacheFolder}/serve-newsroom.mjs`;
  const entry = fromRoot('tests', 'helpers', 'wordpress', 'serve-newsroom.ts');
  const built = await runAttached(electron.binary, ['scripts/build/bundle.mjs', entry, bundle], { env });
  return built === 0
    ? await runAttached(electron.binary, [bundle, ...process.argv.slice(2)], { env })
    : built;
});
