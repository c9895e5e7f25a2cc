import type { Anchor, Thread } from '../article/threads';
import type { AuditAct } from './audit-line';

/** What was done to a comment thread; `by` where the thread itself says who. */
export interface ThreadAct {
  readonly act: AuditAct;
  readonly by: string | null;
  /** Their slug at the site, or empty where the thread does not say it. */
  readonly person: string;
  readonly blockId: string;
  readonly field: string;
  readonly added: string;
  readonly before: string;
  readonly after: string;
}

/** What a journal row of threads tells against those known before it: never nothing. */
export function actsOfThreads(known: readonly Thread[], given: readonly Thread[]): ThreadAct[] {
  const before = new Map(known.map((thread) => [thread.id, thread]));
  const acts = given.flatMap((thread) => actsOfThread(before.get(thread.id) ?? null, thread));
  return acts.length > 0 ? acts : [{ ...nothing, act: 'noted', field: 'threads' }];
}

const nothing = { by: null, person: '', blockId: '', field: '', added: '', before: '', after: '' };

function actsOfThread(before: Thread | null, thread: Thread): ThreadAct[] {
  const place = { ...nothing, ...placeOf(thread.anchor) };
  const written = thread.replies.slice(before?.replies.length ?? 0);
  const acts = written.map((reply, index): ThreadAct => ({
    ...place,
    act: before === null && index === 0 ? 'commented' : 'replied',
    by: reply.author,
    person: reply.person ?? '',
    added: reply.text,
    before: thread.quote.text,
  }));
  if ((before?.state ?? 'open') !== thread.state) {
    const act = thread.state === 'resolved' ? 'resolved' : 'reopened';
    acts.push({ ...place, act, by: thread.settled?.by ?? null, before: thread.quote.text });
  }
  const [was, is] = [before?.assignee?.name ?? '', thread.assignee?.name ?? ''];
  if (was !== is) acts.push({ ...place, act: 'assigned', before: was, after: is });
  if (before !== null && JSON.stringify(before.anchor) !== JSON.stringify(thread.anchor))
    acts.push({ ...place, act: 'anchored', before: before.quote.text, after: thread.quote.text });
  return acts;
}

function placeOf(anchor: Anchor): { readonly blockId: string; readonly field: string } {
  if (anchor.kind === 'block') return { blockId: anchor.blockId, field: '' };
  return { blockId: '', field: anchor.kind === 'field' ? anchor.field : '' };
}
