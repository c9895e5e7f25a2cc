import { startProgram, type Program } from './application';
import type { Figure } from './report';
import { median } from './statistics';

const rounds = 9;

/** Resolves once the bare page has painted something, with that moment in milliseconds since the epoch. */
const firstContentfulPaint = `new Promise((resolve) => {
  const observer = new PerformanceObserver((list) => {
    const paint = list.getEntries().find((entry) => entry.name === 'first-contentful-paint');
    if (paint) resolve(performance.timeOrigin + paint.startTime);
  });
  observer.observe({ type: 'paint', buffered: true });
})`;

/**
 * Resolves once the editor of the last open story may be typed into (contenteditable is true, the story's text is in
 * it) and the frame that shows it has been drawn, with that moment in milliseconds since the epoch.
 */
const storyEditable = `new Promise((resolve) => {
  const observer = new MutationObserver(look);
  function look() {
    const editor = document.querySelector('.ProseMirror[contenteditable="true"]');
    if (!editor || editor.textContent.length < 1000) return;
    observer.disconnect();
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => resolve(performance.timeOrigin + performance.now());
    requestAnimationFrame(() => drawn.port2.postMessage(null));
  }
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['contenteditable'] });
  look();
})`;

/**
 * From spawning the process to a text that can be written, Stet with its last story open; against a bare window from
 * spawning to its first contentful paint. Taken in turns; the first round only warms the caches of both.
 */
export async function measureColdStart(
  stet: Program,
  bare: Program,
  say: (line: string) => void,
): Promise<Figure> {
  const ours: number[] = [];
  const reference: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const bareTime = await timeStart(bare, firstContentfulPaint);
    const stetTime = await timeStart(stet, storyEditable);
    if (round === 0) continue;
    say(`start ${round} of ${rounds}: ${stetTime.toFixed(0)} ms against ${bareTime.toFixed(0)} ms`);
    reference.push(bareTime);
    ours.push(stetTime);
  }
  return {
    name: 'cold start to editable',
    unit: 'ms',
    ours: median(ours),
    reference: median(reference),
    against: `bare Electron window to first paint, medians of ${rounds}`,
    aim: 1.5,
  };
}

async function timeStart(program: Program, moment: string): Promise<number> {
  const running = await startProgram(program);
  try {
    return (
      (await askWhen((expression) => running.tools.evaluate<number>(expression), moment)) - running.startedAt
    );
  } finally {
    await running.stop();
  }
}

/** Asks again where the page that was asked gave way to the one it was loading. */
async function askWhen(evaluate: (expression: string) => Promise<number>, moment: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await evaluate(moment);
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}
