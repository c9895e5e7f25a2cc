import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/** @typedef {{ code: number, output: string }} Finished */

/**
 * Runs a program to its end and returns its exit code and everything it printed. Never throws for a
 * non-zero code; a program that is missing gives code 127.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<Finished>}
 */
export function capture(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, [...args], { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs a program with this terminal as its own, passes SIGINT, SIGTERM and SIGHUP on to it, and returns
 * its exit code (128 + n where signal n ended it).
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runAttached(file, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], { cwd: root, stdio: 'inherit', ...options });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    const passOn = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of signals) process.on(signal, passOn);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.removeListener(name, passOn);
      resolve(code ?? 128 + signalNumber(signal));
    });
  });
}

/** Runs npm itself, on every platform. @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options] */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && /npm-cli\.c?js$/.test(cli))
    return capture(process.execPath, [cli, ...args], options);
  return capture(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    shell: process.platform === 'win32',
    ...options,
  });
}

/** @param {NodeJS.Signals | null} signal */
function signalNumber(signal) {
  if (signal === 'SIGINT') return 2;
  if (signal === 'SIGKILL') return 9;
  if (signal === 'SIGSEGV') return 11;
  return signal === 'SIGTERM' ? 15 : 1;
}
