/** node scripts/run.mjs scripts/build.mjs     main and preload by esbuild, the renderer by Vite; into build/. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { messagesForEsbuild } from './build/compile-messages.mjs';
import { thirdPartyNotices } from './build/third-party-notices.mjs';
import { buildFolder, fromRoot } from './setup/paths.mjs';
import { runMain, step } from './setup/progress.mjs';

const inputs = [
  'electron',
  'renderer',
  'shared',
  'resources/locales',
  'package-lock.json',
  'vite.config.ts',
  'scripts/build.mjs',
  'scripts/build',
];
const stamp = join(buildFolder, 'inputs.sha256');

await runMain(async () => {
  const hash = hashInputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  await step('building', async () => {
    rmSync(join(buildFolder, 'electron'), { recursive: true, force: true });
    await Promise.all([buildMain(), buildPreload()]);
    await vite({ configFile: fromRoot('vite.config.ts'), logLevel: 'warn' });
  });
  mkdirSync(buildFolder, { recursive: true });
  writeFileSync(join(buildFolder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices());
  writeFileSync(stamp, hash);
});

function buildMain() {
  return esbuild({
    entryPoints: [fromRoot('electron', 'main.ts')],
    outdir: join(buildFolder, 'electron'),
    // What main.ts imports later is a file of its own, so that Node's compile cache holds it.
    splitting: true,
    chunkNames: '[name]-[hash]',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: ['electron', 'better-sqlite3'],
    // Libraries leave out what only development needs, Lingui its whole message parser.
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [messagesForEsbuild()],
    // Bundled CommonJS packages call require; an ES module has none of its own.
    banner: {
      js: "import { createRequire as stetRequire } from 'node:module'; const require = stetRequire(import.meta.url);",
    },
    sourcemap: true,
    logLevel: 'warning',
  });
}

function buildPreload() {
  return esbuild({
    entryPoints: [fromRoot('electron', 'preload.ts')],
    outfile: join(buildFolder, 'electron', 'preload.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    external: ['electron'],
    logLevel: 'warning',
  });
}

function hashInputs() {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesBelow(fromRoot(input))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  try {
    const entries = readdirSync(path, { withFileTypes: true });
    return entries.flatMap((entry) => filesBelow(join(path, entry.name))).sort();
  } catch {
    return [path];
  }
}
