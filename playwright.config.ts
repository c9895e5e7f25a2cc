import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  outputDir: '.cache/playwright',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'stories', testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'] },
    // Not a test: takes the pictures that the README shows. npm run pictures
    { name: 'pictures', testMatch: ['pictures/**/*.spec.ts'] },
  ],
});
