import { setField, appendEvent, appendSteps, writeRows } from '../../../electron/store/journal/journal';
import { importMedia } from '../../../electron/store/media/media';
import { reviewOf } from '../../../electron/store/review/review';
import type { ArticleFields, FieldChange } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import type { Thread } from '../../../shared/article/threads';
import { stateAfter, stateBeforeSpike } from '../../../shared/article/workflow/events';
import { moves, transitionOf } from '../../../shared/article/workflow/moves';
import type { Move } from '../../../shared/article/workflow/moves';
import { hasSuggestions, settleSuggestions } from '../../../shared/document/suggestions';
import { stepsBetween } from '../../../shared/merge/steps-between';
import type { Node } from '@tiptap/pm/model';
import { codeOf, valueOf } from '../../helpers/newsroom';
import { editAtRandom } from '../../helpers/random-edits';
import type { Scribe } from '../../helpers/random-edits';
import type { SyncDesk } from '../../helpers/sync-desk';
import type { Ledger } from './ledger';
import { firstBody } from './first-body';

/** What a person does at their desk, at random. Each answers what it was, for the account of what made approvals void. */
export interface DeskWork {
  readonly write: () => void;
  /** Anything at all. */
  readonly act: () => Promise<string>;
  /** Something that changes a story, or may. */
  readonly change: () => string;
  /** Brings a story nearer to readers, where it may be. */
  readonly advance: () => string;
}

interface WorkParts {
  readonly name: string;
  readonly desk: SyncDesk;
  readonly scribe: Scribe;
  readonly ledger: Ledger;
  readonly random: () => number;
  readonly now: () => Date;
  readonly note: (what: string) => void;
  readonly count: (what: string) => void;
}

const onwards = ['sign-off', 'approve', 'publish', 'schedule', 'update'] as const;

/** A picture of one point, as PNG. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export function deskWork(parts: WorkParts): DeskWork {
  const { name, desk, scribe, ledger, now, note, count } = parts;
  const below = (limit: number): number => Math.floor(parts.random() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const past = new Map<ArticleId, Node[]>();
  const undone = new Map<ArticleId, Node[]>();
  let written = 0;
  let threads = 0;

  const label = (id: ArticleId): string => `story ${ledger.stories().indexOf(id) + 1}`;

  const become = (id: ArticleId, to: Node, origin: 'edit' | 'undo' | 'redo'): boolean => {
    const { copy, copyVersion } = ledger.live(id);
    const steps = stepsBetween(copy, to).map((step) => step.toJSON() as unknown);
    if (steps.length === 0) return false;
    const groups = [{ steps, origin, at: now().getTime(), clientId: 'window-1' }];
    valueOf(appendSteps(desk.newsroom.db(), id, { version: copyVersion, groups, actor: name, now }));
    return true;
  };

  const edit = (id: ArticleId, to: Node): void => {
    const { copy } = ledger.live(id);
    if (!become(id, to, 'edit')) return;
    past.set(id, [...(past.get(id) ?? []), copy]);
    undone.set(id, []);
  };

  const undo = (id: ArticleId): void => {
    const before = past.get(id)?.pop();
    const { copy } = ledger.live(id);
    if (before === undefined || !become(id, before, 'undo')) return;
    undone.set(id, [...(undone.get(id) ?? []), copy]);
    count('undone');
  };

  const redo = (id: ArticleId): void => {
    const after = undone.get(id)?.pop();
    const { copy } = ledger.live(id);
    if (after === undefined || !become(id, after, 'redo')) return;
    past.set(id, [...(past.get(id) ?? []), copy]);
  };

  const change = (id: ArticleId): string => {
    switch (below(10)) {
      case 0:
      case 1:
      case 2:
        note(`edits ${label(id)}`);
        edit(id, editAtRandom(ledger.live(id).copy, scribe, 1 + below(2)));
        return 'editing';
      case 3:
      case 4:
        note(`settles suggestions in ${label(id)}`);
        return settle(id);
      case 5:
        note(`undoes in ${label(id)}`);
        undo(id);
        return 'undo';
      case 6:
        note(`does it again in ${label(id)}`);
        redo(id);
        return 'redo';
      case 7:
        note(`comments on ${label(id)}`);
        comment(id);
        return 'comment';
      default: {
        const field = fieldChange(ledger.live(id).fields);
        note(`sets ${field.field} of ${label(id)}`);
        valueOf(setField(desk.newsroom.db(), id, field, { actor: name, now }));
        return 'field';
      }
    }
  };

  const settle = (id: ArticleId): string => {
    const { copy } = ledger.live(id);
    edit(
      id,
      settleSuggestions(copy, () => pick(['accept', 'reject'])),
    );
    return 'suggestion';
  };

  const comment = (id: ArticleId): void => {
    const live = ledger.live(id);
    const [known] = live.threads;
    const at = now().toISOString();
    threads += 1;
    const fresh: Thread = {
      id: `${name}-thread-${threads}`,
      anchor: { kind: 'field', field: 'slug' },
      quote: { text: '', prefix: '', suffix: '' },
      state: 'open',
      settled: null,
      assignee: null,
      replies: [
        { id: `${name}-reply-${threads}`, author: name, person: null, at, text: 'Is it so?', mentions: [] },
      ],
    };
    const next: Thread = known === undefined || below(2) === 0 ? fresh : { ...known, state: 'resolved' };
    writeRows(desk.newsroom.db(), live, [{ kind: 'threads', threads: [next] }], { actor: name, now });
  };

  const fieldChange = (fields: ArticleFields): FieldChange => {
    const hours = (count_: number): string => new Date(now().getTime() + count_ * 3_600_000).toISOString();
    const box = { title: '', bio: '', email: '', picture: null };
    const lead = { source: picture(), remoteId: null, alt: `Fog ${below(2)}`, caption: '', credit: '' };
    return pick<FieldChange>([
      { field: 'slug', value: `slug-${below(5)}` },
      { field: 'tags', value: fields.tags.includes('ferry') ? ['harbour'] : ['ferry', 'night'] },
      { field: 'sections', value: fields.sections.length === 0 ? [{ slug: 'city', name: 'City' }] : [] },
      {
        field: 'bylines',
        value: [{ id: 'by', name: `Byline ${below(3)}`, role: 'reporter', person: null, box }],
      },
      { field: 'dateline', value: { place: pick(['Halifax', 'Québec']), date: '2026-11-24' } },
      { field: 'embargo', value: below(2) === 0 ? null : hours(1 + below(8)) },
      { field: 'publishAt', value: below(3) === 0 ? null : hours(1 + below(8)) },
      { field: 'publishAt', value: null },
      { field: 'seoTitle', value: `Title ${below(3)}` },
      { field: 'leadImage', value: fields.leadImage === null ? lead : null },
      { field: 'notices', value: fields.notices.slice(0, -1) },
      { field: 'due', value: hours(2) },
      { field: 'lengthTarget', value: 400 + below(3) },
    ]);
  };

  const picture = (): string => {
    const bytes = Buffer.from(pixel, 'base64');
    return `sha256:${valueOf(importMedia(desk.newsroom.store(), { bytes, name: 'fog.png', now })).hash}`;
  };

  const move = (id: ArticleId): string => {
    const live = ledger.live(id);
    const open = reviewOf(desk.newsroom.db(), live).moves;
    const chosen = below(8) > 0 && open.length > 0 ? pick(open) : pick(moves);
    // Most stories are to go on: what takes them out of the desk for good is chosen less often.
    const ends =
      chosen === 'kill' || chosen === 'spike' || chosen === 'take-back' || chosen === 'request-changes';
    const step =
      ends && below(3) > 0 ? pick(['approve', 'publish', 'schedule', 'update', 'correct'] as const) : chosen;
    if (step === 'spike' || step === 'unspike') return spike(id, step === 'spike');
    if (hasSuggestions(live.copy) && below(3) > 0) settle(id);
    const isHourless = step === 'schedule' && live.fields.publishAt === null && below(2) === 0;
    if (isHourless || (step === 'approve' && below(3) === 0)) {
      const value = new Date(now().getTime() + (2 + below(6)) * 3_600_000).toISOString();
      valueOf(setField(desk.newsroom.db(), id, { field: 'publishAt', value }, { actor: name, now }));
    }
    return take(id, step);
  };

  const take = (id: ArticleId, step: Exclude<Move, 'spike' | 'unspike'>): string => {
    const words = { note: pick(['', 'The fare is $4.', 'Not so.']), advisory: pick(['', 'We were wrong.']) };
    const answer = desk.engine().move(id, step, { ...words, actor: name });
    note(`${step} ${label(id)}: ${codeOf(answer)}`);
    count(answer.ok ? `move ${step}` : `refused ${codeOf(answer)}`);
    return 'move';
  };

  const spike = (id: ArticleId, isSpiked: boolean): string => {
    const { events } = ledger.live(id);
    const state = stateAfter(events);
    if (!transitionOf(isSpiked ? 'spike' : 'unspike').from.includes(state)) return 'spike';
    const to = isSpiked ? 'spiked' : stateBeforeSpike(events);
    const kind = isSpiked ? 'spiked' : 'unspiked';
    const event = {
      id: `${kind}-${events.length}-${name}`,
      kind,
      to,
      actor: name,
      at: now().toISOString(),
    } as const;
    valueOf(appendEvent(desk.newsroom.db(), id, event, { actor: name, now }));
    note(`${kind} ${label(id)}: ${codeOf(desk.engine().spiked(id, isSpiked, name))}`);
    count(`move ${kind}`);
    return 'spike';
  };

  /** Straight to the outbox, as a window that knows nothing of approval might ask. */
  const send = (id: ArticleId): string => {
    const action = pick(['draft', 'submit', 'publish'] as const);
    note(`sends ${label(id)} as ${action}: ${codeOf(desk.engine().send(id, action, name))}`);
    return 'send';
  };

  const handle = (): string => {
    const item = desk.engine().outbox()[0];
    if (item === undefined) return 'outbox';
    const verb = pick(['hold', 'release', 'retry', 'retry', 'withdraw'] as const);
    note(`${verb} ${item.action}: ${codeOf(desk.engine()[verb](item.id))}`);
    return 'outbox';
  };

  const decide = async (id: ArticleId): Promise<string> => {
    const compared = await desk.engine().compare(id);
    if (!compared.ok) return 'compare';
    const isMine = below(3) > 0;
    const answer = isMine
      ? await desk.engine().keepMyText(id, compared.value.revision)
      : await desk.engine().takeSiteText(id);
    note(`${isMine ? 'sends over the site' : 'takes the site’s'} ${label(id)}: ${codeOf(answer)}`);
    count(`text ${isMine ? 'kept' : 'taken'}`);
    return isMine ? 'move' : 'merge';
  };

  const write = (): void => {
    written += 1;
    note(`writes story ${written}`);
    desk.story({ headline: `Story ${written} of ${name}`, dek: 'A dek', body: firstBody, tags: ['ferry'] });
  };

  const act = async (): Promise<string> => {
    const stories = ledger.stories();
    if (stories.length === 0 || (stories.length < 2 && below(20) === 0)) {
      write();
      return 'writing';
    }
    const id = pick(stories);
    const what = below(20);
    if (what < 7) return change(id);
    if (what < 16) return move(id);
    if (what < 17) return send(id);
    return what < 19 ? handle() : decide(id);
  };

  const advance = (): string => {
    const able = ledger.stories().flatMap((id) => {
      const open: readonly Move[] = reviewOf(desk.newsroom.db(), ledger.live(id)).moves;
      return onwards.filter((step) => open.includes(step)).map((step) => [id, step] as const);
    });
    return able.length === 0 ? 'nothing' : take(...pick(able));
  };

  return {
    write,
    act,
    advance,
    change: () => {
      const stories = ledger.stories();
      return stories.length === 0 ? 'nothing' : change(pick(stories));
    },
  };
}
