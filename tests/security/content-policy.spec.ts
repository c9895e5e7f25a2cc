import { expect, test } from '@playwright/test';
import { oneStet } from '../helpers/one-stet';
import { startTrapServer } from './trap-server';
import type { TrapServer } from './trap-server';

const stet = oneStet();
let trap: TrapServer;
test.beforeAll(async () => {
  trap = await startTrapServer();
});
test.afterAll(async () => await trap.stop());

function directives(policy: string): ReadonlyMap<string, string> {
  return new Map(
    policy.split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(/\s+/);
      return [name, values.join(' ')];
    }),
  );
}

test('the served page allows scripts of its own origin alone, and nothing by default', async () => {
  const policy = await stet().page.evaluate(async () => {
    const answer = await fetch(location.href);
    return answer.headers.get('content-security-policy') ?? '';
  });
  const rules = directives(policy);
  expect(rules.get('default-src')).toBe("'none'");
  expect(rules.get('script-src')).toBe("'self'");
  expect(rules.get('connect-src')).toBe("'self'");
  expect(rules.get('object-src')).toBe("'none'");
  expect(rules.get('base-uri')).toBe("'none'");
  expect(rules.get('form-action')).toBe("'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
});

test('the preview’s page allows no script at all', async () => {
  const policy = await stet().page.evaluate(
    async () => (await fetch('app://stet/preview-frame.html')).headers.get('content-security-policy') ?? '',
  );
  const rules = directives(policy);
  expect(rules.get('default-src')).toBe("'none'");
  expect(rules.has('script-src')).toBe(false);
  expect(rules.has('connect-src')).toBe(false);
});

test('injected markup runs nothing', async () => {
  const ran = await stet().page.evaluate(async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const script = document.createElement('script');
    script.text = 'window.ran = ["inline script"]';
    host.append(script);
    const broken = new Promise((resolve) => {
      const image = document.createElement('img');
      image.addEventListener('error', resolve);
      image.setAttribute('onerror', 'window.ran = [...(window.ran ?? []), "img onerror"]');
      image.src = 'app://stet/there-is-no-such-picture.png';
      host.append(image);
    });
    host.insertAdjacentHTML('beforeend', '<svg onload="window.ran = [\'svg onload\']"></svg>');
    host.insertAdjacentHTML('beforeend', '<button onclick="window.ran = [\'onclick\']">x</button>');
    host.insertAdjacentHTML('beforeend', '<iframe srcdoc="<script>parent.ran = [1]</script>"></iframe>');
    host.insertAdjacentHTML('beforeend', '<a href="javascript:window.ran = [\'javascript:\']">x</a>');
    host.querySelector('button')?.click();
    host.querySelector('a')?.click();
    await broken;
    await new Promise((resolve) => setTimeout(resolve, 300));
    host.remove();
    return (Reflect.get(window, 'ran') as unknown) ?? 'nothing';
  });
  expect(ran).toBe('nothing');
});

test('text is never made into code', async () => {
  const answers = await stet().page.evaluate(async () => {
    // What devtools evaluate is let through for as long as their own call runs; the page's code is not.
    await new Promise((resolve) => setTimeout(resolve, 10));
    const ways: readonly (() => unknown)[] = [
      () => Reflect.apply<unknown, string[], unknown>(eval, window, ['1']),
      () => Reflect.construct(Function, ['return 1']),
    ];
    return ways.map((way) => {
      try {
        return way();
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    });
  });
  expect(answers).toEqual(['EvalError', 'EvalError']);
});

test('nothing in the page reaches the network', async () => {
  const open = await stet().page.evaluate(
    async ({ url, webSocketUrl }) => {
      const host = document.createElement('div');
      document.body.append(host);
      const settled = (element: HTMLElement): Promise<string> =>
        new Promise((resolve) => {
          element.addEventListener('load', () => resolve(element.tagName === 'IFRAME' ? 'shut' : 'open'));
          element.addEventListener('error', () => resolve('shut'));
          setTimeout(() => resolve('shut'), 2_000);
          host.append(element);
        });
      const make = (tag: string, attributes: Readonly<Record<string, string>>): HTMLElement => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        return element;
      };
      const tried = (attempt: Promise<unknown>): Promise<string> =>
        attempt.then(
          () => 'open',
          () => 'shut',
        );
      const answers = {
        fetch: await tried(fetch(`${url}/fetch`)),
        post: await tried(fetch(`${url}/post`, { method: 'POST', mode: 'no-cors', body: 'x' })),
        image: await settled(make('img', { src: `${url}/image.png` })),
        script: await settled(make('script', { src: `${url}/script.js` })),
        style: await settled(make('link', { rel: 'stylesheet', href: `${url}/style.css` })),
        frame: await settled(make('iframe', { src: `${url}/frame` })),
        object: await settled(make('object', { data: `${url}/object` })),
        beacon: (() => {
          navigator.sendBeacon(`${url}/beacon`);
          return 'shut';
        })(),
        socket: await new Promise((resolve) => {
          const socket = new WebSocket(`${webSocketUrl}/socket`);
          socket.addEventListener('open', () => resolve('open'));
          socket.addEventListener('error', () => resolve('shut'));
        }),
        events: await new Promise((resolve) => {
          const source = new EventSource(`${url}/events`);
          source.addEventListener('open', () => resolve('open'));
          source.addEventListener('error', () => resolve('shut'));
        }),
        worker: await new Promise((resolve) => {
          try {
            const worker = new Worker(`${url}/worker.js`);
            worker.addEventListener('error', () => resolve('shut'));
          } catch {
            resolve('shut');
          }
        }),
      };
      host.remove();
      return Object.entries(answers).filter(([, answer]) => answer !== 'shut');
    },
    { url: trap.url, webSocketUrl: trap.webSocketUrl },
  );
  expect(open).toEqual([]);
  expect(trap.requests).toEqual([]);
});

test('the session itself refuses what a page without a policy would ask for', async () => {
  const answers = await stet().app.evaluate(
    async ({ session }, addresses) =>
      await Promise.all(
        addresses.map((address) =>
          session.defaultSession.fetch(address).then(
            () => 'open',
            (error: unknown) => String(error),
          ),
        ),
      ),
    [`${trap.url}/session`, 'https://example.org/', 'file:///etc/hostname', 'data:text/plain,x'],
  );
  for (const answer of answers)
    expect(answer).toMatch(/ERR_BLOCKED_BY_CLIENT|ERR_UNKNOWN_URL_SCHEME|not supported/i);
  expect(trap.requests).toEqual([]);
});
