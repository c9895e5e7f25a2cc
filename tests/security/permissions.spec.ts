import { expect, test } from '@playwright/test';
import { oneStet } from '../helpers/one-stet';

// Devices that pretend to be there: without them, "no camera" would look like "no permission".
const stet = oneStet({ arguments: ['--use-fake-device-for-media-stream'] });

for (const name of [
  'geolocation',
  'notifications',
  'camera',
  'microphone',
  'clipboard-read',
  'midi',
  'persistent-storage',
  'local-fonts',
  'window-management',
  'idle-detection',
]) {
  test(`the page is told that ${name} is denied`, async () => {
    const state = await stet().page.evaluate(async (permission) => {
      const status = await navigator.permissions.query({ name: permission as PermissionName });
      return status.state;
    }, name);
    expect(state).toBe('denied');
  });
}

test('asking for a permission asks nobody and is refused', async () => {
  const { page } = stet();
  await page.bringToFront();
  const answers = await page.evaluate(async () => {
    const named = (attempt: () => Promise<unknown>): Promise<string> =>
      Promise.resolve()
        .then(attempt)
        .then(
          (value) => (typeof value === 'string' ? value : 'granted'),
          (error: unknown) => (error instanceof Error ? error.name : String(error)),
        );
    return {
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code }) => resolve(code === 1 ? 'denied' : code),
        ),
      ),
      notification: await named(() => Notification.requestPermission()),
      camera: await named(() => navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await named(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await named(() => navigator.mediaDevices.getDisplayMedia()),
      clipboard: await named(() => navigator.clipboard.readText()),
      midi: await named(() => navigator.requestMIDIAccess()),
    };
  });
  expect(answers).toEqual({
    place: 'denied',
    notification: 'denied',
    camera: 'NotAllowedError',
    microphone: 'NotAllowedError',
    screen: expect.stringMatching(/^(NotAllowedError|NotSupportedError|InvalidStateError)$/),
    clipboard: 'NotAllowedError',
    midi: expect.stringMatching(/^(NotAllowedError|SecurityError)$/),
  });
});

test('only writing plain text to the clipboard is allowed', async () => {
  await stet().page.bringToFront();
  await stet().page.evaluate(() => navigator.clipboard.writeText('a word'));
  expect(await stet().app.evaluate(({ clipboard }) => clipboard.readText())).toBe('a word');
});
