/** npm test     installs what is missing, builds, checks, and runs every test on real parts. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startDisplay } from './setup/display.mjs';
import { ensureElectron } from './setup/electron.mjs';
import { ensureModules } from './setup/modules.mjs';
import { cacheFolder } from './setup/paths.mjs';
import { runMain, say } from './setup/progress.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';
import { addCounts, checkCounts, readPlaywright, readVitest } from './testing/reports.mjs';
import { runSteps, staticChecks } from './testing/steps.mjs';

const reportFolder = join(cacheFolder, 'reports');
const vitestReport = join(reportFolder, 'vitest.json');
const playwrightReport = join(reportFolder, 'playwright.json');

await runMain(async () => {
  const started = Date.now();
  await ensureModules();
  await ensureSystemPackages('test');
  await ensureElectron();
  rmSync(reportFolder, { recursive: true, force: true });
  mkdirSync(reportFolder, { recursive: true });

  const display = process.platform === 'linux' ? await startDisplay() : null;
  const env = {
    ...process.env,
    ...(display && { DISPLAY: display.display }),
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
  };
  try {
    const results = await runSteps(
      [
        { name: 'build', command: ['scripts/build.mjs'] },
        ...staticChecks,
        {
          name: 'unit, property, store and WordPress',
          command: [
            'vitest',
            'run',
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${vitestReport}`,
          ],
        },
        {
          name: 'end to end and security',
          command: ['playwright', 'test', '--project=stories', '--reporter=list,json'],
        },
      ],
      env,
    );
    const [vitest, playwright] = results.slice(-2);
    const reports = [
      readVitest(vitestReport, vitest?.code ?? 1),
      readPlaywright(playwrightReport, playwright?.code ?? 1),
    ];
    const counts = addCounts([
      ...results.slice(0, -2).map(({ code }) => checkCounts(code)),
      ...reports.map((report) => report.counts),
    ]);
    for (const { name, message } of reports.flatMap((report) => report.failures))
      console.log(`\nFAILED ${name}\n${message}\n`);
    for (const { name, seconds, code } of results)
      say(`${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${seconds} s`);
    say(`everything took ${Math.round((Date.now() - started) / 1000)} s`);
    console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
    return counts.failed === 0 ? 0 : 1;
  } finally {
    await display?.stop();
  }
});
