/**
 * node scripts/run.mjs scripts/samples/draw-pictures.mjs     the sample newsroom's pictures and the app's icons
 *
 * Drawn from scripts/samples/pictures by the Chromium at CHROMIUM (or Playwright's own).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import * as rooms from './pictures/rooms.mjs';
import * as town from './pictures/town.mjs';
import * as waterside from './pictures/waterside.mjs';

const resources = join(import.meta.dirname, '..', '..', 'resources');
const { CHROMIUM } = process.env;
const browser = await chromium.launch({
  ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const drawings = Object.entries({ ...waterside, ...town, ...rooms });
  for (const [name, draw] of drawings) {
    const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const isPortrait = file.startsWith('portrait');
    await shoot(draw(), isPortrait ? 480 : 1500, isPortrait ? 480 : 1000, {
      path: join(resources, 'samples', 'pictures', `${file}.jpg`),
      type: 'jpeg',
      quality: 80,
    });
  }
  const mark = readFileSync(join(resources, 'icons', 'stet.svg'), 'utf8');
  for (const size of [512, 256, 128, 64, 32]) {
    const path = join(resources, 'icons', `stet-${size}.png`);
    await shoot(mark.replace('<svg ', `<svg width="${size}" height="${size}" `), size, size, {
      path,
      type: 'png',
      omitBackground: true,
    });
  }
} finally {
  await browser.close();
}

/**
 * @param {string} svg @param {number} width @param {number} height
 * @param {import('@playwright/test').PageScreenshotOptions & { path: string }} options
 */
async function shoot(svg, width, height, { path, ...options }) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(`<style>*{margin:0}svg{display:block}</style>${svg}`);
  writeFileSync(path, await page.screenshot(options));
  await page.close();
}
