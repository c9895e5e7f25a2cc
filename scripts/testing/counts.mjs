import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Adds up counts. @param {readonly Counts[]} all @returns {Counts} */
export function addCounts(all) {
  return all.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * What Vitest's JSON report counts. A report that is missing, or that failed outside any test, counts as one failure.
 * @param {string} file
 * @param {number} exitCode
 * @returns {Counts}
 */
export function vitestCounts(file, exitCode) {
  const report = readReport(file);
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const failed = Number(report.numFailedTests);
  const skipped = Number(report.numPendingTests) + Number(report.numTodoTests);
  return {
    passed: Number(report.numPassedTests),
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped,
  };
}

/** What Playwright's JSON report counts; as above. @param {string} file @param {number} exitCode @returns {Counts} */
export function playwrightCounts(file, exitCode) {
  const report = readReport(file);
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = Number(unexpected) + Number(flaky);
  return {
    passed: Number(expected),
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: Number(skipped),
  };
}

/** @param {string} file @returns {any} */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
