import { expect, it } from 'vitest';
import type { WorkflowEvent } from '../../../../shared/article/workflow/events';
import { readerTimes } from './reader-times';

const event = (kind: WorkflowEvent['kind'], to: WorkflowEvent['to'], hour: number): WorkflowEvent => ({
  id: `${kind}${hour}`,
  kind,
  to,
  actor: 'Claire',
  at: `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`,
});
const out = [
  event('created', 'draft', 8),
  event('approved', 'approved', 9),
  event('published', 'published', 10),
];

it('dates a story from its first publication, and its changes from the last one readers got', () => {
  const events = [
    ...out,
    event('updated', 'published', 11),
    event('corrected', 'corrected', 12),
    event('submitted', 'submitted', 13),
  ];
  expect(readerTimes(events)).toEqual({
    publishedAt: '2026-11-23T10:00:00.000Z',
    updatedAt: '2026-11-23T12:00:00.000Z',
  });
  expect(readerTimes(out).updatedAt).toBeNull();
});

it('dates nothing that readers have not seen', () => {
  const unseen = [...out.slice(0, 2), event('killed', 'killed', 10)];
  expect(readerTimes(unseen)).toEqual({ publishedAt: null, updatedAt: null });
});
