import { setTimeout as pause } from 'node:timers/promises';
import type { DevTools } from './devtools';
import { seededRandom } from './statistics';

const prose = 'the council sat late and the ferry left without its mayor while rain fell on the harbour ';

/**
 * Timestamps each key in the page: from its keydown to the message after the input event, when the editor has taken
 * the text in and the caret's line has been laid out. The same code watches Stet and the bare editor.
 */
const watch = `(() => {
  const editor = document.querySelector('.ProseMirror');
  const channel = new MessageChannel();
  window.benchLaidOut = [];
  window.benchSaved = [];
  let pressed = 0;
  const unsaved = [];
  editor.addEventListener('keydown', () => { pressed = performance.now(); unsaved.push(pressed); }, true);
  editor.addEventListener('input', () => channel.port2.postMessage(null));
  channel.port1.onmessage = () => {
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    range?.getClientRects();
    editor.getBoundingClientRect();
    window.benchLaidOut.push(performance.now() - pressed);
  };
  window.addEventListener('stet:saved', () => {
    const now = performance.now();
    while (unsaved.length > 0) window.benchSaved.push(now - unsaved.shift());
  });
})()`;

export interface TypingSamples {
  /** Keydown to laid out, milliseconds. */
  readonly laidOut: readonly number[];
  /** Keydown to "saved" (empty where the page saves nothing), milliseconds. */
  readonly saved: readonly number[];
}

/** Types `count` characters at a quick typist's uneven pace (60–140 ms a key) into the focused editor. */
export async function typeAndMeasure(tools: DevTools, count: number, seed = 3): Promise<TypingSamples> {
  const random = seededRandom(seed);
  await tools.evaluate(watch);
  for (let index = 0; index < count; index += 1) {
    await tools.typeKey(prose.charAt(index % prose.length));
    await pause(60 + random() * 80);
  }
  await pause(500);
  const laidOut = await tools.evaluate<number[]>('window.benchLaidOut');
  const saved = await tools.evaluate<number[]>('window.benchSaved');
  if (laidOut.length < count * 0.95) {
    throw new Error(`Only ${laidOut.length} of ${count} keys reached the editor.`);
  }
  return { laidOut, saved };
}
