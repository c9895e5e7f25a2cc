/**
 * npm run bench                   start, typing, opening and search, as ratios to bare references in the same run
 * npm run bench -- --json FILE    the same, also written as data
 * npm run bench -- --only PART    start, editor or search alone
 */
import { join, resolve } from 'node:path';
import { startDisplay } from './setup/display.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { ensureModules } from './setup/modules.mjs';
import { cacheFolder, fromRoot } from './setup/paths.mjs';
import { runAttached } from './setup/processes.mjs';
import { SetupError, runMain } from './setup/progress.mjs';
import { ensureSystemPackages, hasDisplay } from './setup/system-packages.mjs';

await runMain(async () => {
  await ensureModules();
  await ensureSystemPackages('run');
  const electron = await ensureElectron();
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', STET_ELECTRON: electron.binary };
  const program = join(cacheFolder, 'bench', 'main.mjs');
  const steps = [
    ['scripts/build.mjs'],
    ['scripts/build/bench-page.mjs'],
    ['scripts/build/bundle.mjs', fromRoot('tests', 'bench', 'main.ts'), program],
  ];
  for (const step of steps) {
    if ((await runAttached(electron.binary, step, { env })) !== 0) {
      throw new SetupError('the build failed; what it said stands above.');
    }
  }
  const display = process.platform === 'linux' && !hasDisplay() ? await startDisplay() : null;
  try {
    return await runAttached(electron.binary, [program, ...fileBesideCaller(process.argv.slice(2))], {
      env: { ...env, ...(display && { DISPLAY: display.display }) },
    });
  } finally {
    await display?.stop();
  }
});

/** npm runs scripts in the repository; a file is meant where the person stands. @param {readonly string[]} args */
function fileBesideCaller(args) {
  const from = process.env.INIT_CWD ?? process.cwd();
  return args.map((arg, index) => (args[index - 1] === '--json' ? resolve(from, arg) : arg));
}
