import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startProgram, stopEverything } from './application';
import type { Program } from './application';
import { measureColdStart } from './cold-start';
import { until } from './devtools';
import { measureDrain } from './drain';
import { measureKeystrokes } from './keystrokes';
import { measureMerge } from './merging';
import { layNewsroom, layReviewed, seededDatabase } from './newsrooms';
import type { BenchStory } from './newsrooms';
import { measureOpening } from './opening';
import { measurePull } from './pull';
import { figuresAsJson, formatTable, judge } from './report';
import type { Figure } from './report';
import { measureReview } from './reviewing';
import { measureSearch } from './search';
import { stopSites } from './site-desk';

const root = resolve(import.meta.dirname, '..', '..');
const references = join(root, 'tests', 'bench', 'references');
const cache = join(root, '.cache', 'bench');
const searchedStories = 100_000;
const ordinaryWords = 900;
const longWords = 10_000;

const started = Date.now();
const say = (line: string): void => {
  process.stderr.write(`stet: ${seconds()} ${line}\n`);
};

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    stories: { type: 'string', default: '1000' },
    posts: { type: 'string', default: '10000' },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'stet-bench-'));
const cleanUp = async (): Promise<void> => {
  await stopEverything();
  await stopSites();
  await rm(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void cleanUp().finally(() => process.exit(1)));
}
try {
  const figures = (await measure()).map(judge);
  if (values.json !== undefined) await writeFile(values.json, figuresAsJson(figures));
  console.log(formatTable(figures));
  say(`done; ${loadInWords()}`);
} finally {
  await cleanUp();
}

/** Every figure, in the order of the table; `--only` takes those whose part is named. */
async function measure(): Promise<Figure[]> {
  const parts: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
    start: async () => [await coldStart()],
    editor: inTheLongArticle,
    review: underReview,
    search: () => {
      say(`a library of ${searchedStories.toLocaleString('en')} stories (made once, about a minute)`);
      return measureSearch(seededDatabase(cache, root, searchedStories), searchedStories, say);
    },
    merge: () => measureMerge(say),
    drain: () => measureDrain(countOf('stories'), say),
    pull: () => measurePull(countOf('posts'), say),
  };
  const figures: Figure[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (values.only !== undefined && values.only !== name) continue;
    say(`${name}; ${loadInWords()}`);
    figures.push(...(await part()));
  }
  return figures;
}

function countOf(option: 'stories' | 'posts'): number {
  const count = Number(values[option]);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--${option} is a number of them.`);
  return count;
}

function coldStart(): Promise<Figure> {
  const { program } = stetWith('ordinary', ordinaryWords);
  const entry = join(references, 'bare-window', 'main.cjs');
  const bare: Program = { entry, page: /index\.html$/, userData: join(folder, 'bare-window') };
  return measureColdStart(program, bare, say);
}

/** Opening comes first: it leaves both windows with the article open, at rest. */
async function inTheLongArticle(): Promise<Figure[]> {
  const { program, story } = stetWith('long', longWords);
  const stet = await startProgram(program);
  const bare = await startProgram({
    entry: join(references, 'bare-tiptap', 'main.cjs'),
    page: /index\.html$/,
    userData: join(folder, 'bare-tiptap'),
    environment: { BENCH_PAGE: join(cache, 'bare-tiptap', 'index.html') },
  });
  await until(stet.tools, `document.querySelector('.ProseMirror[contenteditable="true"]')`);
  await until(bare.tools, 'window.bare');
  const windows = { stet: stet.tools, bare: bare.tools };
  const opening = await measureOpening({ ...windows, ...story }, say);
  const keystrokes = await measureKeystrokes({ ...windows, folder }, say);
  await stet.stop();
  await bare.stop();
  return [opening, ...keystrokes];
}

async function underReview(): Promise<Figure[]> {
  const userData = join(folder, 'reviewed');
  const pair = layReviewed(userData, longWords, { suggestions: 500, comments: 200 });
  const stet = await startProgram({ entry: root, page: /^app:\/\/stet\//, userData });
  await until(stet.tools, `document.querySelector('.ProseMirror[contenteditable="true"]')`);
  const figures = await measureReview(stet.tools, pair, say);
  await stet.stop();
  return figures;
}

function stetWith(name: string, words: number): { program: Program; story: BenchStory } {
  const userData = join(folder, name);
  const story = layNewsroom(userData, words);
  return { program: { entry: root, page: /^app:\/\/stet\//, userData }, story };
}

function loadInWords(): string {
  return `load ${loadavg()[0]?.toFixed(1) ?? ''} on ${cpus().length} cores`;
}

function seconds(): string {
  return `${((Date.now() - started) / 1000).toFixed(0).padStart(3)} s`;
}
