import { expect, test } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Channel } from '../../shared/ipc/channels';
import { channels } from '../../shared/ipc/channels';
import { requestSchemas } from '../../shared/ipc/requests';
import { oneStet } from '../helpers/one-stet';
import { hostilePayloads, soundRequests } from './payloads';

const stet = oneStet();

interface Answer {
  readonly ok: boolean;
  readonly error?: { readonly code: string };
}

async function call(channel: Channel, payload: unknown): Promise<Answer> {
  return await stet().page.evaluate(
    async ({ name, request }) => {
      const ask = Reflect.get(window.stet, name) as (request: unknown) => Promise<Answer>;
      return await ask(request);
    },
    { name: channel, request: payload },
  );
}

test.afterEach(async () => {
  const { app, page } = stet();
  expect(await call('app:info', {})).toMatchObject({ ok: true });
  expect(await app.evaluate(() => Reflect.get({}, 'polluted') as unknown)).toBe(undefined);
  expect(await page.evaluate(() => Reflect.get({}, 'polluted') as unknown)).toBe(undefined);
});

for (const channel of channels) {
  test(`${channel} refuses what its schema does not allow`, async () => {
    const payloads = hostilePayloads(soundRequests[channel]).filter(
      ({ payload }) => !requestSchemas[channel].safeParse(payload).success,
    );
    expect(payloads.length).toBeGreaterThan(15);
    const wrong = await stet().page.evaluate(
      async ({ name, all }) => {
        const ask = Reflect.get(window.stet, name) as (request: unknown) => Promise<Answer>;
        const answers = await Promise.all(
          all.map(async ({ what, payload }) => ({ what, answer: await ask(payload) })),
        );
        return answers.filter(({ answer }) => answer.ok || answer.error?.code !== 'request.invalid');
      },
      { name: channel, all: payloads },
    );
    expect(wrong).toEqual([]);
  });

  test(`${channel} refuses an own __proto__ or constructor beside a sound request`, async () => {
    const answers = await stet().page.evaluate(
      async ({ name, sound }) => {
        const ask = Reflect.get(window.stet, name) as (request: unknown) => Promise<Answer>;
        const with_ = (key: string): unknown => {
          const request: object = { ...(sound as object) };
          Object.defineProperty(request, key, { value: { polluted: true }, enumerable: true });
          return request;
        };
        return [await ask(with_('__proto__')), await ask(with_('constructor'))];
      },
      { name: channel, sound: soundRequests[channel] },
    );
    for (const answer of answers)
      expect(answer).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });
}

test('a giant text is refused, and Stet goes on', async () => {
  const answers = await stet().page.evaluate(async () => {
    const giant = 'x'.repeat(30_000_000);
    return [
      await window.stet['app:openLink']({ href: `https://example.org/${giant}` }),
      await window.stet['library:search']({ query: giant, offset: 0, limit: 10 }),
      await window.stet['app:setPreferences']({ change: { person: giant } }),
      await window.stet['site:inspect']({ address: giant }),
      await window.stet['article:open']({ articleId: giant as never }),
    ].map((answer) => (answer.ok ? 'accepted' : answer.error.code));
  });
  expect(answers).toEqual(Array.from({ length: 5 }, () => 'request.invalid'));
});

test('a payload nested a hundred thousand deep ends nothing', async () => {
  const answer = await stet().page.evaluate(async () => {
    let nested: unknown = [];
    for (let depth = 0; depth < 100_000; depth += 1) nested = [nested];
    try {
      const ask = window.stet['library:facets'] as (request: unknown) => Promise<{ ok: boolean }>;
      return (await ask({ nested })).ok ? 'accepted' : 'refused';
    } catch {
      return 'refused';
    }
  });
  expect(answer).toBe('refused');
});

test('steps that no editor makes are refused, and the story stands as it stood', async () => {
  const { page } = stet();
  const before = await openFirst();
  const answers = await page.evaluate(
    async ({ articleId, version }) => {
      const append = async (steps: readonly unknown[], at = version): Promise<string> => {
        const group = { steps: [...steps], origin: 'edit' as const, at: 1, clientId: 'hostile' };
        const answer = await window.stet['article:append']({ articleId, version: at, groups: [group] });
        return answer.ok ? answer.value.kind : answer.error.code;
      };
      const replace = (from: number, to: number, slice: unknown): unknown => ({
        stepType: 'replace',
        from,
        to,
        slice,
      });
      return [
        await append([{}]),
        await append([null]),
        await append(['drop table articles']),
        await append([{ stepType: '__proto__' }]),
        await append([{ stepType: 'constructor' }]),
        await append([replace(-5, 1e9, undefined)]),
        await append([replace(Number.NaN, 0, undefined)]),
        await append([
          replace(0, 0, { content: [{ type: 'script', content: [{ type: 'text', text: 'x' }] }] }),
        ]),
        await append([
          replace(1, 1, { content: [{ type: 'text', text: 'x', marks: [{ type: 'onclick' }] }] }),
        ]),
        await append([replace(0, 0, { content: [{ type: 'headline' }] })]),
        await append([
          { stepType: 'addMark', mark: { type: 'link', attrs: { href: 'javascript:1' } }, from: 1, to: 4 },
        ]),
      ];
    },
    { articleId: before.id, version: before.version },
  );
  const { id, version } = await openFirst();
  expect({ id, version }).toEqual({ id: before.id, version: before.version });
  expect(answers).toEqual(answers.map(() => 'article.invalid'));
});

test('ids that are no ids find nothing', async () => {
  for (const articleId of [
    "x' or 1=1; --",
    '../../../../etc/passwd',
    '__proto__',
    '%00%00%00%00%00',
    '🂡🂡🂡🂡🂡🂡🂡🂡',
  ]) {
    const request = { articleId };
    expect(await call('article:open', request)).toMatchObject({
      ok: false,
      error: { code: 'article.not-found' },
    });
    expect(await call('article:spike', request)).toMatchObject({
      ok: false,
      error: { code: 'article.not-found' },
    });
  }
});

test('a search that looks like SQL or like FTS5 is a search', async () => {
  for (const query of [
    '"',
    "' or 1=1 --",
    'NEAR(',
    'a AND',
    '*',
    '^',
    'headline:',
    '(((((',
    '\u0000',
    '{',
    '-',
  ]) {
    expect(await call('library:search', { query, offset: 0, limit: 10 }), query).toMatchObject({ ok: true });
  }
});

test('nobody but a window’s own page is answered', async () => {
  const answers = await stet().app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/build/electron/preload.cjs`;
    const ask = "window.stet ? window.stet['app:info']({}) : 'no bridge'";
    const stranger = async (address: string, frame: boolean): Promise<unknown> => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true, nodeIntegrationInSubFrames: true },
      });
      try {
        await window.loadURL(address);
        const { mainFrame } = window.webContents;
        if (!frame) return await mainFrame.executeJavaScript(ask);
        await mainFrame.executeJavaScript(`new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.src = './preview-frame.html';
          frame.onload = resolve;
          document.body.append(frame);
        })`);
        return await mainFrame.frames[0]?.executeJavaScript(ask);
      } finally {
        window.destroy();
      }
    };
    return {
      ours: await stranger('app://stet/index.html', false),
      frameOfOurs: await stranger('app://stet/index.html', true),
      otherPageOfOurs: await stranger('app://stet/preview-frame.html', false),
    };
  });
  const refused = { ok: false, error: { code: 'request.invalid' } };
  expect(answers.ours).toMatchObject({ ok: true });
  expect(answers.frameOfOurs).toMatchObject(refused);
  expect(answers.otherPageOfOurs).toMatchObject(refused);
});

test('what was refused is no bug: nothing stands in the log', () => {
  const log = join(stet().userData, 'logs', 'stet.log');
  expect(existsSync(log) ? readFileSync(log, 'utf8') : '').toBe('');
});

async function openFirst(): Promise<{ readonly id: never; readonly version: number }> {
  return await stet().page.evaluate(async () => {
    const filter = {
      states: [],
      sections: [],
      languages: [],
      authors: [],
      delivery: 'any' as const,
      queue: 'all' as const,
      unseen: false,
    };
    const list = await window.stet['library:list']({
      filter,
      sort: 'slug',
      descending: false,
      offset: 0,
      limit: 1,
    });
    const articleId = list.ok ? list.value.rows[0]?.id : undefined;
    if (articleId === undefined) throw new Error('The library is empty.');
    const opened = await window.stet['article:open']({ articleId });
    if (!opened.ok) throw new Error(opened.error.code);
    return { id: articleId as never, version: opened.value.version };
  });
}
