import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { installForOrdinaryUser } from './ordinary-user';
import type { OrdinaryInstallation } from './ordinary-user';

let installed: OrdinaryInstallation;
test.beforeAll(() => {
  installed = installForOrdinaryUser();
});
test.afterAll(() => installed.remove());

interface RunningProcess {
  readonly id: number;
  readonly command: string;
  readonly seccomp: string;
  readonly noNewPrivileges: string;
}

/** A program and everything it started, by /proc. */
function family(root: number): readonly RunningProcess[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const field = (key: string): string => new RegExp(`^${key}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? '';
        const [id, parent] = [Number(name), Number(field('PPid'))];
        return [{ id, parent, command, seccomp: field('Seccomp'), noNewPrivileges: field('NoNewPrivs') }];
      } catch {
        return [];
      }
    });
  const ids = new Set([root]);
  for (let grown = 0; grown !== ids.size;) {
    grown = ids.size;
    for (const { id, parent } of all) if (ids.has(parent)) ids.add(id);
  }
  return all.filter(({ id }) => ids.has(id));
}

const renderers = (root: number): readonly RunningProcess[] =>
  family(root).filter(({ command }) => command.includes('--type=renderer'));

/** Waited for: a process that is just being born enters the sandbox before it runs anything of ours. */
async function everyRendererSandboxed(root: number, output: () => string): Promise<void> {
  const states = (): readonly string[] => [
    ...new Set(renderers(root).map(({ seccomp, noNewPrivileges }) => `${seccomp} ${noNewPrivileges}`)),
  ];
  await expect.poll(states, output()).toEqual(['2 1']);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function debuggerAnswers(port: number): Promise<string> {
  return new Promise((resolve) => {
    get(`http://127.0.0.1:${port}/json/list`, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => resolve(text));
    }).on('error', () => resolve(''));
  });
}

test('an ordinary user’s windows run in Chromium’s sandbox', async () => {
  const port = await freePort();
  const stet = installed.start('electron', [`--remote-debugging-port=${port}`]);
  try {
    await expect.poll(() => debuggerAnswers(port), stet.output()).toContain('app://stet/index.html');
    const { pid } = stet.process;
    await everyRendererSandboxed(pid ?? 0, stet.output);
    expect(family(pid ?? 0).filter(({ command }) => command.includes('--no-sandbox'))).toEqual([]);
    expect(existsSync(join(installed.home, 'electron', 'newsroom', 'stet.db'))).toBe(true);
  } finally {
    await stet.end();
  }
});

test('a packaged Stet gives no debugger to other programs, whatever switches and variables it is started with', async () => {
  const port = await freePort();
  const keys = join(installed.home, 'tls-keys');
  const stet = installed.start('stet', [`--remote-debugging-port=${port}`, '--ignore-certificate-errors'], {
    SSLKEYLOGFILE: keys,
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
  });
  try {
    const { pid } = stet.process;
    await expect
      .poll(() => existsSync(join(installed.home, 'stet', 'newsroom', 'stet.db')), stet.output())
      .toBe(true);
    await everyRendererSandboxed(pid ?? 0, stet.output);
    expect(await debuggerAnswers(port)).toBe('');
    expect(existsSync(keys)).toBe(false);
    const children = family(pid ?? 0).filter(({ id }) => id !== pid);
    expect(
      children.filter(({ command }) => /ignore-certificate-errors|remote-debugging/.test(command)),
    ).toEqual([]);
  } finally {
    await stet.end();
  }
});
