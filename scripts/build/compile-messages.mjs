import { readFileSync } from 'node:fs';
import { compileMessage } from '@lingui/message-utils/compileMessage';

const catalogue = /[\\/]resources[\\/]locales[\\/][^\\/]+\.json$/;

/**
 * A catalogue's ICU messages in Lingui's compiled form, as the text of a module, so that no parser ships.
 * Throws where a message does not parse.
 * @param {string} file
 */
export function compiledCatalogue(file) {
  const messages = JSON.parse(readFileSync(file, 'utf8'));
  const compiled = Object.fromEntries(
    Object.entries(messages).map(([id, message]) => {
      try {
        return [id, compileMessage(String(message))];
      } catch (error) {
        throw new Error(`${file}: the message ${id} does not parse`, { cause: error });
      }
    }),
  );
  return `export default ${JSON.stringify(compiled)};`;
}

/** @returns {import('vite').Plugin} */
export function messagesForVite() {
  return {
    name: 'stet-messages',
    enforce: 'pre',
    load: (id) => (catalogue.test(id) ? { code: compiledCatalogue(id), moduleType: 'js' } : null),
  };
}

/** @returns {import('esbuild').Plugin} */
export function messagesForEsbuild() {
  return {
    name: 'stet-messages',
    setup: (build) => {
      build.onLoad({ filter: catalogue }, ({ path }) => ({ contents: compiledCatalogue(path), loader: 'js' }));
    },
  };
}
