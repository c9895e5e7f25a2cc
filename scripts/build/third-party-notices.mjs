import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '../setup/paths.mjs';

/** Licences under which a library may come into the app. */
const permissive =
  /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|WTFPL|MPL-2\.0 OR Apache-2\.0)\b/;

/**
 * The notices of every library that comes with the app: name, version, licence and the licence's own text. Fails
 * where one is not permissive.
 * @returns {string}
 */
export function thirdPartyNotices() {
  const lock = JSON.parse(readFileSync(fromRoot('package-lock.json'), 'utf8'));
  const notices = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '' || entry.dev || entry.devOptional || !existsSync(fromRoot(path))) continue;
    const folder = fromRoot(path);
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (!permissive.test(String(license))) throw new Error(`${name} ${version} is under ${String(license)}: not for the app`);
    const text = readdirSync(folder)
      .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    notices.push([`${name} ${version} (${license})`, ...text].join('\n\n'));
  }
  return `Stet comes with these libraries.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
