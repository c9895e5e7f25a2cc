import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire, registerHooks } from 'node:module';
import { JSDOM } from 'jsdom';

/** A block as WordPress's own parser gives it. */
export interface GutenbergBlock {
  readonly name: string;
  readonly isValid: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly innerBlocks: readonly GutenbergBlock[];
  readonly originalContent?: string;
}

/** WordPress's own block code: what its editor does with a post's content. */
export interface Gutenberg {
  readonly parse: (content: string) => GutenbergBlock[];
  readonly serialize: (blocks: readonly GutenbergBlock[]) => string;
  /** What the editor complained about, or silently migrated, since the last call. */
  readonly takeComplaints: () => string[];
}

/**
 * Loads `@wordpress/blocks` with the core blocks registered, on a jsdom window laid over this process's
 * globals. They are GPL and for tests only. Takes some seconds; call it once per test file.
 */
export function loadGutenberg(): Gutenberg {
  const { window } = new JSDOM('<!doctype html><body></body>', {
    url: 'http://localhost/',
    pretendToBeVisual: true,
  });
  layWindow(window);
  const complaints: string[] = [];
  const complain = (...words: unknown[]) => void complaints.push(words.map(String).join(' '));
  for (const level of ['error', 'warn', 'info', 'groupCollapsed'] as const) console[level] = complain;
  // npm may nest second copies of these packages; their hooks would then be applied twice.
  const singleCopies = registerHooks({
    resolve: (specifier, context, next) => next(singleCopy(specifier) ?? specifier, context),
  });
  const load = createRequire(import.meta.url);
  const blocks = load('@wordpress/blocks') as Pick<Gutenberg, 'parse' | 'serialize'>;
  const library = load('@wordpress/block-library') as { readonly registerCoreBlocks: () => void };
  library.registerCoreBlocks();
  singleCopies.deregister();
  complaints.length = 0;
  return {
    parse: (content) => blocks.parse(content),
    serialize: (parsed) => blocks.serialize(parsed),
    takeComplaints: () => complaints.splice(0),
  };
}

/** Every block of a tree, outer ones first. */
export function* everyBlock(blocks: readonly GutenbergBlock[]): Generator<GutenbergBlock> {
  for (const block of blocks) {
    yield block;
    yield* everyBlock(block.innerBlocks);
  }
}

/** Where the copy at the top of node_modules has its CommonJS build, or null. */
function singleCopy(specifier: string): string | null {
  const folder = join(import.meta.dirname, '../../node_modules', specifier);
  if (!/^@wordpress\/[\w-]+$/.test(specifier) || !existsSync(folder)) return null;
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly main?: string;
    readonly exports?: { readonly '.'?: { readonly require?: string } };
  };
  const entry = manifest.exports?.['.']?.require ?? manifest.main;
  return entry === undefined ? null : join(folder, entry);
}

function layWindow(window: JSDOM['window']): void {
  const lay = (name: string, value: unknown) => {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    if (!(name in window)) Object.defineProperty(window, name, { value, configurable: true, writable: true });
  };
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in globalThis) && !/^(?:undefined|NaN|Infinity|_)/.test(name))
      lay(name, window[name as never]);
  }
  for (const name of ['window', 'self', 'navigator', 'Event', 'CustomEvent', 'EventTarget', 'File', 'Blob']) {
    lay(name, window[name as never]);
  }
  class Observer {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  const query = { matches: false, addListener: ignore, removeListener: ignore, addEventListener: ignore };
  lay('matchMedia', () => ({ ...query, removeEventListener: ignore }));
  lay('ResizeObserver', Observer);
  lay('IntersectionObserver', Observer);
  lay('requestIdleCallback', (run: () => void) => setTimeout(run, 0));
  lay('cancelIdleCallback', clearTimeout);
}

function ignore(): void {}
