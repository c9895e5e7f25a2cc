import { compileMessage } from '@lingui/message-utils/compileMessage';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../shared/errors/app-error';
import { commands } from '../../shared/ipc/commands';

const root = join(import.meta.dirname, '..', '..');
const domains = [
  ...new Set(
    readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.json'))
      .map((name) => basename(name, '.json').replace(/\.(en|fr)$/, '')),
  ),
];

function catalogue(domain: string, locale: 'en' | 'fr'): ReadonlyMap<string, string> {
  const text = readFileSync(join(import.meta.dirname, `${domain}.${locale}.json`), 'utf8');
  return new Map(Object.entries(JSON.parse(text) as Record<string, string>));
}

/** The values that a message takes, wherever they stand in it. */
function argumentsOf(message: string): readonly string[] {
  const names = new Set<string>();
  const walk = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens as readonly unknown[]) {
      if (!Array.isArray(token)) continue;
      const [name, , cases] = token as readonly unknown[];
      // « d’Anne », « de Paul »: French wants the names with their preposition.
      names.add(name === 'elided' ? 'names' : String(name));
      if (typeof cases === 'object' && cases !== null) Object.values(cases).forEach(walk);
    }
  };
  walk(compileMessage(message));
  return [...names].sort();
}

/** The words alone: what stands between braces is a name or ICU's own spelling. */
function wordsOf(message: string): string {
  return message.replace(/\{[a-zA-Z]+, (plural|select),/g, '').replace(/[{}]/g, '');
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)(?<!\.test-helper)\.tsx?$/.test(name))
    .map((name) => join(root, folder, name));
}

describe('the catalogues', () => {
  it('there are some', () => {
    expect(domains.length).toBeGreaterThanOrEqual(7);
  });

  it.each(domains)('%s says the same things in both languages, in the same order', (domain) => {
    expect([...catalogue(domain, 'fr').keys()]).toEqual([...catalogue(domain, 'en').keys()]);
  });

  it.each(domains)('%s takes the same values in both languages', (domain) => {
    const french = catalogue(domain, 'fr');
    for (const [id, message] of catalogue(domain, 'en')) {
      expect(argumentsOf(french.get(id) ?? ''), id).toEqual(argumentsOf(message));
    }
  });

  it.each(domains)('%s sets its French as a printer would', (domain) => {
    const wrong = [...catalogue(domain, 'fr')].filter(([id, message]) => {
      // The search field's help shows what is typed, straight quotes included.
      const words = id === 'library.search.help' ? wordsOf(message).replaceAll('"', '') : wordsOf(message);
      return (
        /[\u0020\u00A0][;:!?»](?!\w)/.test(words) ||
        /«(?!\u202F)|(?<!\u202F)»/.test(words) ||
        /[\p{L}][;!?]/u.test(words.replace(/https?:\S+/g, '')) ||
        /[\p{L}\p{N})]:(?=\s|$)/u.test(words) ||
        /\p{L}'\p{L}|["“”]/u.test(words)
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each(domains)('%s uses no typewriter quotes or dots in its English', (domain) => {
    const wrong = [...catalogue(domain, 'en')].filter(
      // The search field's help quotes what is typed.
      ([id, message]) => id !== 'library.search.help' && /["']|\.\.\./.test(message),
    );
    expect(wrong).toEqual([]);
  });

  it.each(domains)('%s leaves nothing untranslated or empty', (domain) => {
    const english = catalogue(domain, 'en');
    const empty = [...english, ...catalogue(domain, 'fr')].filter(([, message]) => message.trim() === '');
    expect(empty).toEqual([]);
    const long = [...catalogue(domain, 'fr')].filter(
      ([id, message]) => message === english.get(id) && wordsOf(message).split(' ').length > 3,
    );
    expect(long).toEqual([]);
  });

  it('gives one id to one catalogue', () => {
    const ids = domains.flatMap((domain) => [...catalogue(domain, 'en').keys()]);
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  });

  it('has the words for everything that is asked for', () => {
    const known = new Set(domains.flatMap((domain) => [...catalogue(domain, 'en').keys()]));
    const asked = ['renderer', 'electron']
      .flatMap(sourceFiles)
      .flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/\b(?:t|say|text)\(\s*'([a-zA-Z]+\.[a-zA-Z0-9.-]+)'/g)].map(
          ([, id]) => id ?? '',
        ),
      );
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
  });

  it('has a sentence for every failure and words for every command', () => {
    const known = new Set(domains.flatMap((domain) => [...catalogue(domain, 'en').keys()]));
    expect(errorCodes.filter((code) => !known.has(`error.${code}`))).toEqual([]);
    expect(commands.filter(({ id }) => !known.has(`menu.command.${id}`))).toEqual([]);
  });

  it('says nothing that no screen asks for', () => {
    const sources = ['renderer', 'electron', 'shared']
      .flatMap(sourceFiles)
      .map((path) => readFileSync(path, 'utf8'));
    const text = sources.join('\n');
    const literal = new Set(
      [...text.matchAll(/['"`]([a-zA-Z]+(?:\.[a-zA-Z0-9-]+)+)['"`]/g)].map(([, id]) => id),
    );
    // `outbox.state.${item.state}`: any id of that form may be asked for.
    const patterns = [...text.matchAll(/`([a-zA-Z]+\.(?:[a-zA-Z0-9.-]|\$\{[^`}]*\})*)`/g)].map(
      ([, form]) =>
        new RegExp(`^${(form ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[a-zA-Z0-9.-]+')}$`),
    );
    const unused = domains
      .flatMap((domain) => [...catalogue(domain, 'en').keys()])
      .filter((id) => !literal.has(id) && !patterns.some((pattern) => pattern.test(id)));
    expect(unused).toEqual([]);
  });
});
