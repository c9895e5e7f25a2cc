import { describe, expect, it } from 'vitest';
import { createLanes, createTurns } from './lanes';

/** Work that notes when it begins and ends, and lasts until it is let go. */
function notedWork() {
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    log.push(`${name} begins`);
    return new Promise<string>((resolve) =>
      ends.set(name, () => {
        log.push(`${name} ends`);
        resolve(name);
      }),
    );
  };
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { log, work, end };
}

describe('the lanes', () => {
  it('run shared work side by side, and other work alone, in order', async () => {
    const { log, work, end } = notedWork();
    const { shared, alone } = createLanes();
    const all = [
      shared(work('a')),
      shared(work('b')),
      alone(work('pull')),
      shared(work('c')),
      alone(work('second pull')),
    ];
    await end('');
    expect(log).toEqual(['a begins', 'b begins']);
    await end('a');
    expect(log.at(-1)).toBe('a ends');
    await end('b');
    expect(log.at(-1)).toBe('pull begins');
    await end('pull');
    expect(log.at(-1)).toBe('c begins');
    await end('c');
    await end('second pull');
    expect(await Promise.all(all)).toEqual(['a', 'b', 'pull', 'c', 'second pull']);
    expect(log.slice(-2)).toEqual(['second pull begins', 'second pull ends']);
  });

  it('go on after work that failed', async () => {
    const { shared, alone } = createLanes();
    const failing = () => Promise.reject(new Error('broken'));
    await expect(alone(failing)).rejects.toThrow('broken');
    await expect(shared(failing)).rejects.toThrow('broken');
    expect(await alone(() => Promise.resolve(1))).toBe(1);
    expect(await shared(() => Promise.resolve(2))).toBe(2);
  });
});

describe('turns', () => {
  it('keep work of one name in order, and let other names pass', async () => {
    const { log, work, end } = notedWork();
    const inTurn = createTurns();
    const all = [inTurn('ferry', work('one')), inTurn('ferry', work('two')), inTurn('school', work('three'))];
    await end('');
    expect(log).toEqual(['one begins', 'three begins']);
    await end('one');
    await end('two');
    await end('three');
    expect(await Promise.all(all)).toEqual(['one', 'two', 'three']);
    expect(log.indexOf('two begins')).toBeGreaterThan(log.indexOf('one ends'));
  });
});
