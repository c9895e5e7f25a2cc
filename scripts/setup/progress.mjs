/** A failure that a person can act on; printed as its sentence alone, without a stack. */
export class SetupError extends Error {}

/** Prints one line about what is going on. @param {string} text */
export function say(text) {
  process.stderr.write(`stet: ${text}\n`);
}

/**
 * Runs a step that may take long: says what it does, every ten seconds that it still does, and how long
 * it took. Errors pass through.
 * @template T
 * @param {string} title
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  say(`${title} …`);
  const ticker = setInterval(() => say(`${title} … ${seconds(started)} s`), 10_000);
  ticker.unref();
  try {
    const value = await work();
    say(`${title}: done in ${seconds(started)} s`);
    return value;
  } finally {
    clearInterval(ticker);
  }
}

/** Runs a script's main function; a SetupError ends the process with its sentence and code 1. @param {() => Promise<number | void>} main */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

/** @param {number} started */
function seconds(started) {
  return ((Date.now() - started) / 1000).toFixed(1);
}
