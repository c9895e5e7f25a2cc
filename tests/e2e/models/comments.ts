import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { EditorModel } from './editor';

/** The comments of the story on the screen (English interface): its list, the cards beside the page, and the keys. */
export class CommentsModel {
  readonly page: Page;
  readonly margin: Locator;
  /** Cards of threads, wherever they stand. */
  readonly cards: Locator;
  /** Words of the copy that open comments are on. */
  readonly anchors: Locator;

  constructor(readonly editor: EditorModel) {
    this.page = editor.page;
    this.margin = this.page.getByRole('region', { name: 'Comments beside the copy' });
    this.cards = this.page.getByRole('article', { name: /^Comment by/ });
    this.anchors = editor.copy.locator('[data-comment]:is([data-state="open"], [data-state="active"])');
  }

  card(text: string): Locator {
    return this.cards.filter({ hasText: text });
  }

  /** Selects words of one text block. */
  async select(words: string): Promise<void> {
    const blocks = this.editor.copy.locator('h1, h2, h3, h4, p').filter({ hasText: words });
    await blocks.first().evaluate((block, wanted) => {
      const start = block.textContent.indexOf(wanted);
      const pointAt = (place: number): [Node, number] => {
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        let before = 0;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const { length } = node.textContent ?? '';
          if (place <= before + length) return [node, place - before];
          before += length;
        }
        throw new Error(`No text “${wanted}”`);
      };
      block.closest<HTMLElement>('[contenteditable="true"]')?.focus();
      getSelection()?.setBaseAndExtent(...pointAt(start), ...pointAt(start + wanted.length));
    }, words);
    // ProseMirror reads the selection when the browser has told it.
    await this.page.waitForTimeout(50);
  }

  /** Comments on what is selected, all by keyboard. */
  async comment(text: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Alt+m');
    await expect(this.page.getByRole('textbox', { name: /^New comment/ })).toBeFocused();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await expect(this.card(text)).toBeVisible();
    await expect(this.editor.copy).toBeFocused();
  }

  /** Comments on what is selected and calls a colleague, all by keyboard. */
  async ask(text: string, colleague: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Alt+m');
    await expect(this.page.getByRole('textbox', { name: /^New comment/ })).toBeFocused();
    await this.page.keyboard.type(`${text}@${colleague.slice(0, 3)}`);
    const option = this.page.getByRole('option', { name: colleague, exact: true });
    await expect(option).toHaveAttribute('aria-selected', 'true');
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await expect(this.card(text).locator('b')).toHaveText(`@${colleague}`);
  }

  /** Opens the list of all comments. */
  async showList(): Promise<Locator> {
    const tab = this.editor.inspector.getByRole('tab', { name: /^Comments/ });
    if (!(await this.editor.inspector.isVisible())) await this.page.keyboard.press('ControlOrMeta+Alt+i');
    await tab.click();
    return this.editor.inspector.getByRole('tabpanel');
  }

  async next(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Alt+n');
  }

  async previous(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Alt+p');
  }

  async resolveByKey(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Alt+r');
  }

  async openCard(text: string): Promise<Locator> {
    const card = this.card(text);
    const head = card.getByRole('button', { expanded: false }).first();
    if ((await head.count()) > 0) await head.click();
    await expect(card.getByRole('textbox', { name: /^Answer/ })).toBeVisible();
    return card;
  }

  /** The open card's comment, as its head says it. */
  openOne(): Locator {
    return this.cards.filter({ has: this.page.getByRole('button', { expanded: true }) });
  }

  /** Answers the comment that says this. */
  async answer(text: string, words: string): Promise<void> {
    const card = await this.openCard(text);
    await card.getByRole('textbox', { name: /^Answer/ }).fill(words);
    await this.page.keyboard.press('ControlOrMeta+Enter');
    await expect(card).toContainText(words);
  }

  async resolve(text: string): Promise<void> {
    const card = await this.openCard(text);
    await card.getByRole('button', { name: 'Resolve' }).click();
    await expect(this.anchors).toHaveCount(0);
  }
}
