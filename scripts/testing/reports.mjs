import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fromRoot } from '../setup/paths.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, message: string }} Failure */
/** @typedef {{ counts: Counts, failures: readonly Failure[] }} Report */

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

/** What a check without tests of its own counts: one. @param {number} exitCode @returns {Counts} */
export function checkCounts(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * What Vitest's JSON report says. A report that is missing, or a run that failed outside any test, is one failure.
 * @param {string} file
 * @param {number} exitCode
 * @returns {Report}
 */
export function readVitest(file, exitCode) {
  const report = readReport(file);
  if (report === null) return noReport('Vitest');
  const failures = report.testResults.flatMap(vitestFailures);
  const counts = {
    passed: Number(report.numPassedTests),
    failed: Number(report.numFailedTests),
    skipped: Number(report.numPendingTests) + Number(report.numTodoTests),
  };
  return closed({ counts, failures }, 'Vitest', exitCode);
}

/** What Playwright's JSON report says; as above, and a test that passed only when tried again failed. @param {string} file @param {number} exitCode @returns {Report} */
export function readPlaywright(file, exitCode) {
  const report = readReport(file);
  if (report === null) return noReport('Playwright');
  const { expected, unexpected, flaky, skipped } = report.stats;
  const counts = {
    passed: Number(expected),
    failed: Number(unexpected) + Number(flaky),
    skipped: Number(skipped),
  };
  const failures = [
    ...report.errors.map((/** @type {any} */ error) => ({
      name: 'outside any test',
      message: plain(error.message),
    })),
    ...report.suites.flatMap(playwrightFailures),
  ];
  return closed({ counts, failures }, 'Playwright', exitCode);
}

/** @param {any} result one file's @returns {Failure[]} */
function vitestFailures(result) {
  const file = relative(fromRoot(), result.name);
  const tests = result.assertionResults
    .filter((/** @type {any} */ test) => test.status === 'failed')
    .map((/** @type {any} */ test) => ({
      name: `${file} › ${test.fullName}`,
      message: plain(test.failureMessages.join('\n')),
    }));
  if (tests.length > 0 || result.status !== 'failed') return tests;
  return [{ name: file, message: plain(result.message) }];
}

/** @param {any} suite @returns {Failure[]} */
function playwrightFailures(suite) {
  const specs = (suite.specs ?? [])
    .filter((/** @type {any} */ spec) =>
      spec.tests.some((/** @type {any} */ test) => ['unexpected', 'flaky'].includes(test.status)),
    )
    .map((/** @type {any} */ spec) => ({
      name: `${spec.file}:${spec.line} › ${spec.title}`,
      message: plain(
        spec.tests
          .flatMap((/** @type {any} */ test) => test.results)
          .flatMap((/** @type {any} */ result) => result.errors)
          .map((/** @type {any} */ error) => error.message)
          .join('\n'),
      ),
    }));
  return [...specs, ...(suite.suites ?? []).flatMap(playwrightFailures)];
}

/** A run that ended badly with no test to blame still counts. @param {Report} report @param {string} runner @param {number} exitCode @returns {Report} */
function closed(report, runner, exitCode) {
  if (exitCode === 0 || report.counts.failed > 0) return report;
  return {
    counts: { ...report.counts, failed: 1 },
    failures: [...report.failures, { name: runner, message: `ended with ${exitCode}, outside any test` }],
  };
}

/** @param {string} runner @returns {Report} */
function noReport(runner) {
  return {
    counts: { passed: 0, failed: 1, skipped: 0 },
    failures: [{ name: runner, message: 'wrote no report' }],
  };
}

/** @param {string} text @returns {string} without the colours of a terminal */
function plain(text) {
  return String(text ?? '').replaceAll(/\u001b\[[\d;]*m/gu, '');
}

/** @param {string} file @returns {any} */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
