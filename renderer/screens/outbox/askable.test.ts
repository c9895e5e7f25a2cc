import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../../../shared/article/delivery';
import { newId } from '../../../shared/article/ids';
import type { ArticleId, OperationId } from '../../../shared/article/ids';
import { askableOf } from './askable';

const entry = (state: OutboxItem['state'], more: Partial<OutboxItem> = {}): OutboxItem => ({
  id: newId<OperationId>(),
  articleId: newId<ArticleId>(),
  headline: 'The ferry vote',
  action: 'publish',
  callsBack: false,
  state,
  queuedAt: '2026-11-24T21:00:00Z',
  nextAttemptAt: null,
  attempts: [],
  ...more,
});
const failedWith = (code: OutboxItem['attempts'][number]['code']): Partial<OutboxItem> => ({
  attempts: [{ at: '2026-11-24T21:00:00Z', outcome: 'needs-you', code, details: {} }],
});

describe('what can be asked of an entry of the outbox', () => {
  it.each([
    ['waiting', ['retry', 'hold', 'export', 'withdraw']],
    ['held', ['release', 'export', 'withdraw']],
    ['sending', []],
    ['done', []],
  ] as const)('%s: %j', (state, verbs) => {
    expect(askableOf(entry(state))).toEqual(verbs);
  });

  it('is another try, unless somebody has to decide first', () => {
    expect(askableOf(entry('needs-you', failedWith('site.unreachable')))).toContain('retry');
    expect(askableOf(entry('needs-you', failedWith('site.changed-on-site')))).not.toContain('retry');
    expect(askableOf(entry('needs-you', failedWith('article.approval-voided')))).not.toContain('retry');
  });

  it('is neither to hold nor to withdraw what takes a story from its readers', () => {
    expect(askableOf(entry('waiting', { callsBack: true }))).toEqual(['retry', 'export']);
    expect(askableOf(entry('held', { callsBack: true }))).toEqual(['release', 'export']);
    expect(askableOf(entry('needs-you', { callsBack: true }))).toEqual(['retry', 'export']);
  });

  it('is no file of a story that only goes to the spike', () => {
    expect(askableOf(entry('waiting', { action: 'spike' }))).toEqual(['retry', 'hold', 'withdraw']);
  });
});
