import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SetupError } from './progress.mjs';

/**
 * Starts a virtual display of 1600 × 1000 on the first free number and returns it with its end. Xvfb itself picks the
 * number and tells it once it is ready.
 * @returns {Promise<{ display: string, stop: () => Promise<void> }>}
 */
export async function startDisplay() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    child.on('error', () => reject(new SetupError('Xvfb, the virtual display, could not be started.')));
    child.on('exit', () => reject(new SetupError('Xvfb, the virtual display, ended at once.')));
    child.stdio[3]?.once('data', (/** @type {Buffer} */ chunk) => resolve(chunk.toString().trim()));
  });
  return {
    display: `:${String(number)}`,
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
