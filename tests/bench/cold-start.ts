import { setTimeout as pause } from 'node:timers/promises';
import { startProgram, temporaryUserData, type Program } from './application';
import type { Figure } from './report';
import { median } from './statistics';

const rounds = 7;
const editableAt = `document.querySelector('[contenteditable="true"]') ? performance.timeOrigin + performance.now() : 0`;

/** From spawn to a caret that can be put into text: Stet with its last story open, a bare window with a paragraph. */
export async function measureColdStart(stet: Program, bare: Program, stetUserData: string): Promise<Figure> {
  const bareUserData = await temporaryUserData();
  const ours: number[] = [];
  const reference: number[] = [];
  // The first round of each only warms the caches of both.
  for (let round = 0; round <= rounds; round += 1) {
    const bareTime = await timeStart(bare, bareUserData);
    const stetTime = await timeStart(stet, stetUserData);
    if (round === 0) continue;
    reference.push(bareTime);
    ours.push(stetTime);
  }
  return {
    name: 'cold start to editable',
    unit: 'ms',
    ours: median(ours),
    reference: median(reference),
    against: `bare Electron window, median of ${rounds}`,
    aim: 1.5,
  };
}

async function timeStart(program: Program, userData: string): Promise<number> {
  const running = await startProgram(program, userData);
  try {
    for (;;) {
      const at = await running.tools.evaluate<number>(editableAt);
      if (at > 0) return at - running.startedAt;
      if (Date.now() - running.startedAt > 60_000) throw new Error('Nothing became editable within 60 s.');
      await pause(5);
    }
  } finally {
    await running.stop();
  }
}
