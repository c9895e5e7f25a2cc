import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId, OperationId } from '../../../shared/article/ids';
import type { OutboxAction } from '../../../shared/article/delivery';
import { ann, ben, claire, deskOf, ledger } from '../../../tests/helpers/desk-newsroom';
import { makeNewsroom, noon, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { loadRecord } from '../articles/articles';
import { addOperation, removeOperation } from '../outbox/outbox';
import { refreshProjections } from '../library/projections';
import { attentionItems, takeFresh } from './attention';
import { keepSelf } from './looks';
import type { Reader } from './reader';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = makeNewsroom();
});
afterEach(() => newsroom.remove());
const { as, story, withBody, happen, queue } = deskOf(() => newsroom);

const waiting = (reader: Reader) => queue('waiting-for-me', reader);
const told = (reader: Reader) => attentionItems(newsroom.db(), reader).map(({ kind, by }) => [kind, by]);

/** A story that Ben has signed off as the first of two. */
function signedOff(headline: string): ArticleId {
  const id = story(ann, headline);
  happen(id, 'submitted', 'submitted');
  happen(id, 'review-started', 'in-review', ben);
  happen(id, 'signed-off', 'in-review', ben);
  return id;
}

describe('a story that one of two has signed off', () => {
  it('waits for the other, no longer for who signed it, until its words change', () => {
    const id = signedOff('Signed once');
    expect(waiting(as('ben'))).toEqual([]);
    expect(told(as('ben'))).toEqual([]);
    expect(waiting(as('claire'))).toEqual(['Signed once']);
    withBody(id, 'Another word.');
    refreshProjections(newsroom.db(), id);
    expect(waiting(as('ben'))).toEqual(['Signed once']);
    expect(waiting(as('claire'))).toEqual(['Signed once']);
  });

  it('is told to the other anew, as what it is, once', () => {
    const db = newsroom.db();
    keepSelf(db, claire.name);
    const fresh = () =>
      takeFresh(db, attentionItems(db, as('claire')), noon()).map(({ kind, by }) => [kind, by]);
    const id = story(ann, 'Ferry late');
    happen(id, 'submitted', 'submitted');
    expect(fresh()).toEqual([['review', ann.name]]);
    happen(id, 'review-started', 'in-review', ben);
    expect(fresh()).toEqual([]);
    happen(id, 'signed-off', 'in-review', ben);
    expect(told(as('claire'))).toEqual([['signed-off', ben.name]]);
    expect(fresh()).toEqual([['signed-off', ben.name]]);
    expect(fresh()).toEqual([]);
  });

  it('is still said to be signed off where somebody took it into review apart', () => {
    const id = signedOff('Apart');
    happen(id, 'review-started', 'in-review', claire);
    expect(told(as('claire'))).toEqual([['signed-off', ben.name]]);
    expect(waiting(as('ben'))).toEqual([]);
  });

  it('waits for both where both signed it apart, each as the second of the other', () => {
    happen(signedOff('Twice'), 'signed-off', 'in-review', claire);
    expect(waiting(as('ben'))).toEqual(['Twice']);
    expect(waiting(as('claire'))).toEqual(['Twice']);
  });
});

describe('a story that is approved', () => {
  const approved = (headline: string): ArticleId => {
    const id = story(ann, headline);
    happen(id, 'submitted', 'submitted');
    happen(id, 'approved', 'approved', ben);
    return id;
  };

  it('waits for those who may publish it: any story for an editor, their own for a reporter', () => {
    approved('Hers');
    happen(story(ben, 'His'), 'approved', 'approved', claire);
    expect(waiting(as('claire', 'forbidden', true))).toEqual(['Hers', 'His']);
    expect(waiting(as('ann', 'forbidden', true))).toEqual(['Hers']);
    expect(waiting(as('claire'))).toEqual([]);
    expect(waiting(as('ann'))).toEqual([]);
    expect(told(as('ann', 'forbidden', true))).toEqual([['approved', ben.name]]);
  });

  it('waits for nobody once its publication is queued, and again where that was taken back', () => {
    const db = newsroom.db();
    const id = approved('Queued');
    const queued = (operationId: string, action: OutboxAction): OperationId => {
      const at = noon().toISOString();
      addOperation(db, {
        id: operationId as OperationId,
        articleId: id,
        siteId: ledger.id,
        action,
        hop: null,
        person: null,
        state: 'waiting',
        actor: ben.name,
        headline: 'Queued',
        queuedAt: at,
        nextAttemptAt: null,
        seq: 1,
        record: valueOf(loadRecord(db, id)),
        expectedRevision: null,
      });
      return operationId as OperationId;
    };
    const editor = as('claire', 'forbidden', true);
    queued('carried', 'review');
    expect(waiting(editor)).toEqual(['Queued']);
    const publication = queued('published', 'publish');
    expect(waiting(editor)).toEqual([]);
    expect(told(editor)).toEqual([]);
    removeOperation(db, publication);
    expect(waiting(editor)).toEqual(['Queued']);
  });

  it('waits for nobody once it is out or has its hour, nor for its publisher once it was touched', () => {
    happen(approved('Out'), 'published', 'published', ben);
    happen(approved('At six'), 'scheduled', 'scheduled', ben);
    expect(waiting(as('claire', 'forbidden', true))).toEqual([]);
    const touched = approved('Touched');
    withBody(touched, 'Another word.');
    refreshProjections(newsroom.db(), touched);
    expect(told(as('claire', 'forbidden', true))).toEqual([['approval-voided', ann.name]]);
  });

  it('is not told to who approved it', () => {
    const db = newsroom.db();
    keepSelf(db, ben.name);
    approved('Own doing');
    const reader = as('ben', 'forbidden', true);
    expect(waiting(reader)).toEqual(['Own doing']);
    expect(takeFresh(db, attentionItems(db, reader), noon())).toEqual([]);
  });
});
