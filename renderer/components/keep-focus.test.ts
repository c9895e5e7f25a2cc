// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepFocus, landHere } from './keep-focus';

let stop: () => void;
beforeEach(() => {
  stop = keepFocus(document);
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`No ${id} on the page`);
  return element;
};
const press = (id: string): void => {
  byId(id).focus();
  byId(id).click();
};
const key = (init: KeyboardEventInit): boolean =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
  ) === true;
const frame = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 50));

async function lose(id: string): Promise<string | undefined> {
  byId(id).remove();
  await frame();
  return document.activeElement?.id;
}

/** A list beside a story, whose head holds what comes and goes. */
function showStory(): void {
  document.body.innerHTML = `
    <nav><button id="rail">Desk</button></nav>
    <div>
      <section><input id="search" /><div id="list" tabindex="0"></div></section>
      <main>
        <div id="bar"><button id="move">Publish</button><button id="more">More moves</button></div>
        <div id="refusal"><a id="how" href="#">How</a><button id="dismiss">Dismiss</button></div>
        <div id="copy" tabindex="0"></div>
      </main>
    </div>`;
  landHere(byId('list'));
  landHere(byId('copy'));
}

describe('a control that takes itself away', () => {
  beforeEach(showStory);

  it('gives the keyboard back to the control that brought it', async () => {
    press('list');
    press('move');
    byId('more').focus();
    key({ key: 'Tab' });
    byId('how').focus();
    key({ key: 'Tab' });
    press('dismiss');
    expect(await lose('refusal')).toBe('move');
  });

  it('gives it to the copy near it where nothing near it was used', async () => {
    press('list');
    press('move');
    expect(await lose('bar')).toBe('copy');
  });

  it('gives it to a place in its own room rather than to the one used last', async () => {
    press('copy');
    byId('list').insertAdjacentHTML('afterend', '<div id="selection"><button id="none">None</button></div>');
    press('none');
    expect(await lose('selection')).toBe('list');
  });

  it('gives it from a dialog to what is around the control that opened it, where that is gone too', async () => {
    press('list');
    press('move');
    document.body.insertAdjacentHTML('beforeend', '<div id="dialog" role="dialog"><button id="do" /></div>');
    press('do');
    byId('bar').remove();
    expect(await lose('dialog')).toBe('copy');
  });

  it('gives it to the tab that is shown now, and shows no other', async () => {
    byId('bar').innerHTML = `
      <div role="tablist">
        <button role="tab" id="story" aria-selected="true"></button>
        <button role="tab" id="comments" aria-selected="false"></button>
      </div>
      <button id="comment"></button>`;
    press('story');
    byId('story').setAttribute('aria-selected', 'false');
    byId('comments').setAttribute('aria-selected', 'true');
    press('comment');
    expect(await lose('comment')).toBe('comments');
  });

  it('keeps it in a dialog that stays', async () => {
    press('move');
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div role="dialog"><span tabindex="0" aria-hidden="true"></span><button id="a" /><button id="b" /></div>',
    );
    press('b');
    expect(await lose('b')).toBe('a');
  });

  it('leaves it where somebody else put it in the same frame', async () => {
    press('dismiss');
    byId('refusal').remove();
    byId('search').focus();
    await frame();
    expect(document.activeElement?.id).toBe('search');
  });

  it('goes to the first control left where nothing else is', async () => {
    byId('list').remove();
    byId('copy').remove();
    press('dismiss');
    expect(await lose('refusal')).toBe('move');
  });
});

describe('a control that is disabled by its own click', () => {
  it('gives the keyboard to its neighbour', async () => {
    showStory();
    press('more');
    byId('more').setAttribute('disabled', '');
    await frame();
    expect(document.activeElement?.id).toBe('move');
  });
});

describe('a key that is still down', () => {
  it('does nothing where the keyboard went, until it is pressed anew', async () => {
    showStory();
    press('dismiss');
    expect(await lose('refusal')).toBe('copy');
    expect(key({ key: 'Enter', repeat: true })).toBe(false);
    expect(key({ key: 'Enter' })).toBe(true);
    expect(key({ key: 'Enter', repeat: true })).toBe(true);
  });
});

describe('a control that was left by will', () => {
  it('takes no keyboard along when it goes later', async () => {
    showStory();
    press('dismiss');
    byId('dismiss').blur();
    await frame();
    byId('refusal').remove();
    await frame();
    expect(document.activeElement).toBe(document.body);
  });
});
