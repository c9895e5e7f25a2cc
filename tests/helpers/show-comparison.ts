import { expect } from '@playwright/test';
import { newId } from '../../shared/article/ids';
import type { ArticleId, OperationId } from '../../shared/article/ids';
import type { OutboxItem } from '../../shared/article/delivery';
import { ok } from '../../shared/errors/app-error';
import type { SiteComparison } from '../../shared/ipc/article-answers';
import type { Stet } from './launch-stet';

const at = '2026-11-24T21:00:00.000Z';
const side = (headline: string, last: string) => ({
  headline,
  dek: 'What the council decided on Monday night.',
  blocks: ['The vote took place after midnight.', 'Nobody clapped.', 'It rained.', last],
  modified: at,
});
const comparison: SiteComparison = {
  mine: side('The ferry vote', 'The ferry stays downtown.'),
  theirs: side('The ferry vote, at last', 'The ferry leaves downtown.'),
  revision: '7',
  alterations: [{ part: 'slug', sent: 'ferry-vote', stored: 'ferry-vote-2' }],
};

/**
 * Shows the two texts of a story that changed on the site, by its key from anywhere. No site is asked: main answers with
 * a comparison of its own from here on, and with an outbox of that one story.
 */
export async function showComparison({ app, page }: Stet, articleId: ArticleId): Promise<void> {
  const item: OutboxItem = {
    id: newId<OperationId>(),
    articleId,
    headline: comparison.mine.headline,
    action: 'publish',
    callsBack: false,
    state: 'needs-you',
    queuedAt: at,
    nextAttemptAt: null,
    attempts: [{ at, outcome: 'needs-you', code: 'site.changed-on-site', details: {} }],
  };
  const answers = {
    'article:compareWithSite': JSON.stringify(ok(comparison)),
    'outbox:list': JSON.stringify(ok([item])),
  };
  await app.evaluate(({ BrowserWindow, ipcMain }, told) => {
    for (const [channel, answer] of Object.entries(told)) {
      ipcMain.removeHandler(channel);
      ipcMain.handle(channel, () => answer);
    }
    BrowserWindow.getAllWindows()[0]?.webContents.send('outbox:changed', '{}');
  }, answers);
  await expect(page.getByRole('navigation').locator('[data-needs-you]')).toHaveText('1');
  await page.keyboard.press('F8');
  await expect(page.getByRole('heading', { name: 'Two texts of one story' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'On the site' })).toBeVisible();
}
