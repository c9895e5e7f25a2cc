/**
 * Loaded before the app by its tests: holds the app's start until Playwright is connected, and lets it go when
 * Playwright says so. A window that opens while Playwright attaches is sometimes never seen by it.
 */
const { app } = require('electron');

const ready = app.whenReady();
const emit = app.emit.bind(app);
/** @type {unknown[]} */
let readyEvent = [];
/** @type {() => void} */
let release = () => undefined;
const released = new Promise((resolve) => {
  release = () => resolve(undefined);
});

Reflect.set(app, 'whenReady', () => released);
Reflect.set(app, 'emit', (/** @type {string} */ name, /** @type {unknown[]} */ ...values) => {
  if (name !== 'ready') return Reflect.apply(emit, app, [name, ...values]);
  readyEvent = values;
  return true;
});

Reflect.set(globalThis, '__playwright_run', async () => {
  await ready;
  Reflect.apply(emit, app, ['ready', ...readyEvent]);
  release();
});
