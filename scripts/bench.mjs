/**
 * npm run bench                   start, typing, opening, review, search, merge, drain and pull, against bare references in the
 *                                 same run
 * npm run bench -- --json FILE    the same, also written as data
 * npm run bench -- --only PART    start, editor, review, search, merge, drain or pull alone
 * npm run bench -- --stories 100 --posts 1000    other counts for drain (1,000) and pull (10,000)
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
  if (speaksWithSite(process.argv.slice(2))) await ensureSystemPackages('cms');
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

/** Whether a WordPress is needed: drain and pull are among the parts. @param {readonly string[]} args */
function speaksWithSite(args) {
  const only = args.find((_, index) => args[index - 1] === '--only');
  return only === undefined || only === 'drain' || only === 'pull';
}

/** npm runs scripts in the repository; a file is meant where the person stands. @param {readonly string[]} args */
function fileBesideCaller(args) {
  const from = process.env.INIT_CWD ?? process.cwd();
  return args.map((arg, index) => (args[index - 1] === '--json' ? resolve(from, arg) : arg));
}
