/**
 * node scripts/run.mjs TOOL args…     a tool of node_modules, or a script of ours ending in .mjs/.js,
 * under the Node that ships inside Electron: better-sqlite3, Vitest and Vite do not run on Node 20.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureElectron } from './setup/electron.mjs';
import { fromRoot, root } from './setup/paths.mjs';
import { runAttached } from './setup/processes.mjs';
import { SetupError, runMain } from './setup/progress.mjs';

const packagesByTool = new Map([
  ['playwright', '@playwright/test'],
  ['tsc', 'typescript'],
  ['depcruise', 'dependency-cruiser'],
]);

await runMain(async () => {
  const [tool, ...args] = process.argv.slice(2);
  if (tool === undefined) throw new SetupError('Say what to run: node scripts/run.mjs TOOL [arguments]');
  const electron = await ensureElectron();
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', STET_ELECTRON: electron.binary };
  return await runAttached(electron.binary, [entryOf(tool), ...args], { env, cwd: process.cwd() });
});

/** @param {string} tool */
function entryOf(tool) {
  if (/\.[cm]?js$/.test(tool)) return resolve(root, tool);
  const name = packagesByTool.get(tool) ?? tool;
  const manifest = fromRoot('node_modules', name, 'package.json');
  if (!existsSync(manifest))
    throw new SetupError(`There is no ${name} in node_modules. Run \`npm ci\` first.`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const entry = typeof bin === 'string' ? bin : (bin?.[tool] ?? bin?.[name]);
  if (typeof entry !== 'string')
    throw new SetupError(`The package ${name} carries no program called ${tool}.`);
  return join(fromRoot('node_modules', name), entry);
}
