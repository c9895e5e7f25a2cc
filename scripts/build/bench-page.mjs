/** node scripts/run.mjs scripts/build/bench-page.mjs     the page of the bare Tiptap that `npm run bench` compares with. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { cacheFolder, fromRoot } from '../setup/paths.mjs';

const source = fromRoot('tests', 'bench', 'references', 'bare-tiptap');
const target = join(cacheFolder, 'bench', 'bare-tiptap');

mkdirSync(target, { recursive: true });
await build({
  entryPoints: [join(source, 'page.ts')],
  outfile: join(target, 'page.js'),
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'iife',
  target: 'chrome148',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
copyFileSync(join(source, 'index.html'), join(target, 'index.html'));
