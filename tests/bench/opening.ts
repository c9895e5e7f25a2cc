import { setTimeout as pause } from 'node:timers/promises';
import type { BenchBlock } from './article';
import type { DevTools } from './devtools';
import type { Figure } from './report';
import { median } from './statistics';

const rounds = 15;

interface Windows {
  readonly stet: DevTools;
  readonly bare: DevTools;
  readonly blocks: readonly BenchBlock[];
  /** The article's headline in Stet's library. */
  readonly headline: string;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * From the click on a story in the library (the click event's own timeStamp) until its editor may be typed into and is
 * laid out; against a bare Tiptap taking the same text by `setContent` until laid out. In turns; both windows end with
 * the article open.
 */
export async function measureOpening(windows: Windows, say: (line: string) => void): Promise<Figure> {
  const { stet, bare, blocks } = windows;
  const ours: number[] = [];
  const reference: number[] = [];
  await stet.focus();
  for (let round = 0; round <= rounds; round += 1) {
    const bareTime = await bare.evaluate<number>(`bare.open(${JSON.stringify(blocks)})`);
    const stetTime = await openInStet(stet, windows.headline, blocks.length);
    await pause(300);
    if (round === 0) continue;
    ours.push(stetTime);
    reference.push(bareTime);
  }
  say(`opened ${rounds} times in each`);
  return {
    name: 'opening a 10,000-word article',
    unit: 'ms',
    ours: median(ours),
    reference: median(reference),
    against: `bare Tiptap setContent, medians of ${rounds}`,
    aim: 2,
  };
}

/** Opens a story of the library by a click and returns how long that took, in milliseconds. */
export async function openInStet(stet: DevTools, headline: string, blocks: number): Promise<number> {
  await stet.evaluate(`document.querySelector('nav button[aria-label="Library"]').click()`);
  await pause(400);
  const place = await stet.evaluate<Place>(`(() => {
    const row = [...document.querySelectorAll('[role="option"]')]
      .find((each) => each.textContent.includes(${JSON.stringify(headline)}));
    const { x, y, width, height } = row.getBoundingClientRect();
    window.benchOpened = new Promise((resolve) => {
      let clicked = 0;
      addEventListener('click', (event) => { clicked = event.timeStamp; }, { capture: true, once: true });
      const observer = new MutationObserver(() => {
        const editor = document.querySelector('.ProseMirror[contenteditable="true"]');
        if (!editor || editor.childElementCount < ${blocks}) return;
        observer.disconnect();
        editor.getBoundingClientRect();
        resolve(performance.now() - clicked);
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['contenteditable'] });
    });
    return { x: x + width / 3, y: y + height / 2 };
  })()`);
  await stet.click(place.x, place.y);
  return await stet.evaluate<number>('window.benchOpened');
}
