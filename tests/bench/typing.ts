import { setTimeout as pause } from 'node:timers/promises';
import type { DevTools } from './devtools';

const prose = 'the council sat late and the ferry left without its mayor while rain fell on the harbour ';

/** A writer thinks after so many keys, for so long: the work that waits for a rest runs then, and meets the next key. */
const keysBetweenThoughts = 25;
const thoughtMs = 900;

/**
 * Puts the caret into the middle of a paragraph halfway down, and timestamps each key in the page. The same code watches
 * Stet and the bare editor.
 *
 * Laid out: from the keydown event's own timeStamp (taken by the browser process as the key came in) until the task
 * after the input event, when the editor has taken the text in and a forced layout has returned.
 *
 * Acknowledged: from the same timeStamp until the status line is no longer busy, which it is until main has answered that
 * everything typed is committed. A key counts as waiting from its input event on, before the editor knows of it, so that
 * an acknowledgement of the key before is never taken for its own.
 */
const watch = `(() => {
  const editor = document.querySelector('.ProseMirror[contenteditable="true"]');
  const status = document.querySelector('footer [role="status"]');
  const paragraphs = [...editor.querySelectorAll(':scope > p')].filter((each) => each.textContent.length > 200);
  const paragraph = paragraphs[Math.floor(paragraphs.length / 2)];
  paragraph.scrollIntoView({ block: 'center' });
  editor.focus();
  const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
  getSelection().collapse(text, text.data.indexOf(' ', 60));
  const laidOut = [], acknowledged = [], waiting = [];
  const channel = new MessageChannel();
  let pressed = 0;
  editor.addEventListener('keydown', (event) => { pressed = event.timeStamp; }, true);
  editor.addEventListener('input', () => {
    if (status) waiting.push(pressed);
    channel.port2.postMessage(pressed);
  }, true);
  channel.port1.onmessage = ({ data }) => {
    getSelection().getRangeAt(0).getClientRects();
    editor.getBoundingClientRect();
    laidOut.push(performance.now() - data);
  };
  if (status) new MutationObserver(() => {
    if (status.ariaBusy === 'true') return;
    const now = performance.now();
    while (waiting.length > 0) acknowledged.push(now - waiting.shift());
  }).observe(status, { attributeFilter: ['aria-busy'] });
  window.bench = { paragraph, laidOut, acknowledged, waiting };
})()`;

/** A window whose keys are timed. */
export interface WatchedWindow {
  readonly tools: DevTools;
  /** Keys typed so far. */
  typed: number;
}

export interface TypingSamples {
  /** Key down to laid out, milliseconds. */
  readonly laidOut: readonly number[];
  /** Key down to saved, milliseconds; empty where the page saves nothing. */
  readonly acknowledged: readonly number[];
}

/** Makes a window ready for `typeSome`. */
export async function watchTyping(tools: DevTools): Promise<WatchedWindow> {
  await tools.focus();
  await tools.evaluate(watch);
  return { tools, typed: 0 };
}

/** Types so many characters at a quick typist's uneven pace, 60–140 ms a key, thinking now and then. */
export async function typeSome(window: WatchedWindow, count: number, random: () => number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await window.tools.typeKey(prose.charAt(window.typed % prose.length));
    window.typed += 1;
    await pause(window.typed % keysBetweenThoughts === 0 ? thoughtMs : 60 + random() * 80);
  }
  await pause(thoughtMs);
}

/** What was timed since the last call. Throws where a key did not reach the text, or was not saved. */
export async function takeSamples(window: WatchedWindow, expected: number): Promise<TypingSamples> {
  const samples = await window.tools.evaluate<TypingSamples & { waiting: number; text: string }>(`({
    laidOut: bench.laidOut.splice(0),
    acknowledged: bench.acknowledged.splice(0),
    waiting: bench.waiting.length,
    text: bench.paragraph.textContent,
  })`);
  const typed = prose.repeat(Math.ceil(window.typed / prose.length)).slice(0, window.typed);
  if (samples.laidOut.length !== expected || !samples.text.replaceAll('\u00a0', ' ').includes(typed)) {
    throw new Error(`Of ${expected} keys ${samples.laidOut.length} were laid out; the text is incomplete.`);
  }
  if (samples.waiting > 0) throw new Error(`${samples.waiting} keys were never acknowledged.`);
  return { laidOut: samples.laidOut, acknowledged: samples.acknowledged };
}
