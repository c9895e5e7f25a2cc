/** node scripts/run.mjs scripts/build/bundle.mjs IN.ts OUT.mjs     makes a TypeScript program runnable; packages stay outside. */
import { build } from 'esbuild';
import { messagesForEsbuild } from './compile-messages.mjs';

const [entry, outfile] = process.argv.slice(2);
if (entry === undefined || outfile === undefined) throw new Error('Say what to bundle, and into which file.');

await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  packages: 'external',
  // import.meta.dirname would become the bundle's folder; helpers look for files beside their source.
  plugins: [messagesForEsbuild(), sourceFolders()],
  logLevel: 'warning',
});

/** @returns {import('esbuild').Plugin} */
function sourceFolders() {
  return {
    name: 'stet-source-folders',
    setup: (bundler) => {
      bundler.onLoad({ filter: /[\\/](tests|scripts)[\\/].*\.ts$/ }, async ({ path }) => {
        const [{ readFile }, { dirname }] = await Promise.all([import('node:fs/promises'), import('node:path')]);
        const text = await readFile(path, 'utf8');
        return { contents: text.replaceAll('import.meta.dirname', JSON.stringify(dirname(path))), loader: 'ts' };
      });
    },
  };
}
