import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A person's session with an unlocked keyring, as a desktop has one. */
export interface Keyring {
  /** For the environment of a Stet that shall find it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly arguments: readonly string[];
  readonly stop: () => Promise<void>;
}

/**
 * A bus that starts nothing by itself: the usual one answers the first question for secrets with a keyring of its own,
 * locked, and it is a race which of the two gets the name.
 */
const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/** Starts a message bus and GNOME's keyring of their own; outlives every Stet that is started and killed in it. */
export async function startKeyring(): Promise<Keyring> {
  const home = mkdtempSync(join(tmpdir(), 'stet-keyring-'));
  const config = join(home, 'bus.xml');
  writeFileSync(config, busConfig);
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, HOME: home, XDG_RUNTIME_DIR: home },
  });
  const [line] = (await once(bus.stdout, 'data')) as [Buffer];
  const environment = {
    DBUS_SESSION_BUS_ADDRESS: line.toString().trim(),
    HOME: home,
    XDG_RUNTIME_DIR: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CURRENT_DESKTOP: 'GNOME',
  };
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, ...environment },
  });
  daemon.stdin.end('a keyring for tests');
  await answering(environment);
  return {
    environment,
    arguments: ['--password-store=gnome-libsecret'],
    stop: async () => {
      await end(daemon);
      await end(bus);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Waits until the keyring has opened its collection: asked before, it would wait for a person to type a password. */
async function answering(environment: Readonly<Record<string, string>>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const ask = spawn(
      'dbus-send',
      [
        '--session',
        '--print-reply',
        '--dest=org.freedesktop.secrets',
        '/org/freedesktop/secrets/aliases/default',
        'org.freedesktop.DBus.Properties.Get',
        'string:org.freedesktop.Secret.Collection',
        'string:Locked',
      ],
      { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...environment } },
    );
    let said = '';
    ask.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(ask, 'close');
    if (said.includes('boolean false')) return;
    await pause(50);
  }
  throw new Error('The keyring did not open within ten seconds.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
