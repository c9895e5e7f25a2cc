/** npm run mutations -- [--only WORDS]     plants each fault of the list in a copy of this tree, and asks its test to notice. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, fromRoot, root } from '../setup/paths.mjs';
import { capture } from '../setup/processes.mjs';
import { SetupError, runMain, say } from '../setup/progress.mjs';
import { plantedFaults } from './planted-faults.mjs';
import { readVitest } from './reports.mjs';

await runMain(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
  const faults = plantedFaults.filter(({ fault, test }) =>
    `${fault} ${test.join(' ')}`.includes(values.only),
  );
  const tree = copyTree();
  try {
    const missed = [];
    for (const fault of faults) {
      const outcome = await tryFault(tree, fault);
      say(`${outcome === 'noticed' ? 'noticed' : `NOT NOTICED (${outcome})`}: ${fault.fault}`);
      if (outcome !== 'noticed') missed.push(fault);
    }
    say(
      `${faults.length - missed.length} of ${faults.length} planted faults were noticed by the test that names them`,
    );
    return missed.length === 0 && faults.length > 0 ? 0 : 1;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
});

/** What stands in this tree, with its modules and what is fetched only once. Answers the folder. */
function copyTree() {
  const tree = mkdtempSync(join(tmpdir(), 'stet-mutations-'));
  const listed = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', listed, { cwd: root, encoding: 'utf8' }).split('\0');
  for (const file of files.filter(Boolean)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    cpSync(fromRoot(file), join(tree, file));
  }
  symlinkSync(fromRoot('node_modules'), join(tree, 'node_modules'));
  symlinkSync(cacheFolder, join(tree, '.cache'));
  return tree;
}

/**
 * The test has to pass without the fault, and to fail with it.
 * @param {string} tree
 * @param {import('./planted-faults.mjs').PlantedFault} planted
 */
async function tryFault(tree, { file, from, to, test }) {
  const path = join(tree, file);
  const whole = readFileSync(path, 'utf8');
  if (whole.split(from).length !== 2) throw new SetupError(`${file} does not hold once: ${from}`);
  if (!(await passes(tree, test))) return 'fails without it too';
  writeFileSync(
    path,
    whole.replace(from, () => to),
  );
  try {
    return (await passes(tree, test)) ? 'passes with it' : 'noticed';
  } finally {
    writeFileSync(path, whole);
  }
}

/**
 * Whether the tests of this name pass; a name that nothing has is a mistake of the list.
 * @param {string} tree
 * @param {readonly [file: string, name: string]} test
 */
async function passes(tree, [file, name]) {
  const report = join(tree, 'report.json');
  rmSync(report, { force: true });
  const pattern = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const vitest = ['vitest', 'run', file, '-t', pattern, '--reporter=json', `--outputFile=${report}`];
  const run = [join(tree, 'scripts', 'run.mjs'), ...vitest];
  const { code, output } = await capture(process.execPath, run, { cwd: tree });
  const { counts } = readVitest(report, code);
  if (counts.passed + counts.failed === 0)
    throw new SetupError(`${file} has no test called “${name}”:\n${output}`);
  return code === 0 && counts.failed === 0;
}
