import { fromRoot } from '../setup/paths.mjs';
import { runAttached } from '../setup/processes.mjs';
import { say } from '../setup/progress.mjs';

/** @typedef {{ name: string, command: readonly string[] }} Step */
/** @typedef {{ name: string, code: number, seconds: number }} StepResult */

/** What holds of the code as text. @type {readonly Step[]} */
export const staticChecks = [
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'lint', command: ['eslint', '--max-warnings=0', '--cache', '--cache-location=.cache/eslint', '.'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'borders', command: ['depcruise', '--output-type=err', 'electron', 'renderer', 'shared'] },
];

/** @type {Step} */
export const unitTests = { name: 'unit', command: ['vitest', 'run', '--project', 'unit'] };

/**
 * Runs the steps one after another under the Node that ships, all of them whatever fails, and prints a line for each.
 * @param {readonly Step[]} steps
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<StepResult[]>}
 */
export async function runSteps(steps, env = process.env) {
  const results = [];
  for (const { name, command } of steps) {
    const started = Date.now();
    const code = await runAttached(process.execPath, [fromRoot('scripts', 'run.mjs'), ...command], { env });
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`${name}: ${code === 0 ? 'ok' : `FAILED (${code})`} in ${seconds} s`);
    results.push({ name, code, seconds });
  }
  return results;
}
