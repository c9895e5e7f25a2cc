/** npm start     installs what is missing, builds what changed, opens Stet. Further arguments go to Electron. */
import { join } from 'node:path';
import { startDisplay } from './setup/display.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { ensureModules } from './setup/modules.mjs';
import { cacheFolder, root } from './setup/paths.mjs';
import { runAttached } from './setup/processes.mjs';
import { SetupError, runMain, say } from './setup/progress.mjs';
import { ensureSystemPackages, hasDisplay } from './setup/system-packages.mjs';

await runMain(async () => {
  await ensureModules();
  await ensureSystemPackages('run');
  const electron = await ensureElectron();
  const asNode = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  if ((await runAttached(electron.binary, ['scripts/build.mjs'], { env: asNode })) !== 0) {
    throw new SetupError('the build failed; what it said stands above.');
  }
  const display = process.platform === 'linux' && !hasDisplay() ? await startDisplay() : null;
  try {
    return await runAttached(electron.binary, [root, ...chromiumArguments(), ...process.argv.slice(2)], {
      env: display === null ? process.env : withScreenshot(display.display),
    });
  } finally {
    await display?.stop();
  }
});

/** Chromium's own complaints (no message bus on a server, say) are not for the person who starts Stet. */
function chromiumArguments() {
  return ['--log-level=3', ...sandboxArguments()];
}

function sandboxArguments() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [];
  say('running as root, so Chromium’s own sandbox is off (--no-sandbox)');
  return ['--no-sandbox'];
}

/** @param {string} display */
function withScreenshot(display) {
  const screenshot = join(cacheFolder, 'screenshot.png');
  say(`no display here: using Xvfb (${display}); a picture of the window is kept in ${screenshot}`);
  return { ...process.env, DISPLAY: display, STET_SCREENSHOT: screenshot };
}
