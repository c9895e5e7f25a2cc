import { setField } from '../../../electron/store/journal/journal';
import { reviewOf } from '../../../electron/store/review/review';
import type { LiveArticle } from '../../../electron/store/replay/live-article';
import type { ArticleId } from '../../../shared/article/ids';
import { wasPublished } from '../../../shared/article/workflow/events';
import { moves, transitionOf } from '../../../shared/article/workflow/moves';
import { waitingNotice } from '../../../shared/article/workflow/waiting-notice';
import type { Move } from '../../../shared/article/workflow/moves';
import { hasSuggestions } from '../../../shared/document/suggestions';
import { codeOf, valueOf } from '../../helpers/newsroom';
import { copyWork } from './copy-work';
import type { WorkParts } from './copy-work';
import { firstBody } from './first-body';
import { count } from './tally';

/** What a person does at their desk, at random. Each answers what it was, for the account of what made approvals void. */
export interface DeskWork {
  readonly write: () => void;
  /** Anything at all. */
  readonly act: () => Promise<string>;
  /** Something that changes a story, or may. */
  readonly change: () => string;
  /** Brings a story nearer to readers, where it may be. */
  readonly advance: () => string;
  /** One step of this story towards readers, with nothing left undecided, and with one notice where it tells one. */
  readonly bring: (id: ArticleId, step: 'publish' | 'correct') => string;
  /** Changes this story, or may. */
  readonly changeOne: (id: ArticleId) => string;
}

/** Moves that bring a story nearer to readers. */
const onwards = ['sign-off', 'approve', 'publish', 'schedule', 'update'] as const;

export function deskWork(parts: WorkParts): DeskWork {
  const { name, desk, ledger, now, note } = parts;
  const below = (limit: number): number => Math.floor(parts.random() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const { change, settle } = copyWork(parts);
  let written = 0;
  const label = (id: ArticleId): string => `story ${ledger.stories().indexOf(id) + 1}`;

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

  const someWords = () => ({
    note: pick(['', 'The fare is $4.', 'Not so.']),
    advisory: pick(['', 'We were wrong.']),
  });

  const take = (id: ArticleId, step: Exclude<Move, 'spike' | 'unspike'>, words = someWords()): string => {
    const before = ledger.live(id);
    const answer = desk.engine().move(id, step, { ...words, actor: name });
    note(`${step} ${label(id)}: ${codeOf(answer)}`);
    count(answer.ok ? `move ${step}` : `refused ${codeOf(answer)}`);
    if (answer.ok) countTwo(before, step);
    return 'move';
  };

  /** What the first of two gave by asking for a publication, and what the second took to readers of it. */
  const countTwo = (before: LiveArticle, step: Move): void => {
    const { events, fields } = ledger.live(before.id);
    const [given] = events.slice(before.events.length);
    if (given?.kind === 'signed-off' && transitionOf(step).needsApproval) count(`signed off by ${step}`);
    const waited = waitingNotice(before.events, before.fields.notices);
    const isSame = JSON.stringify(before.fields.notices) === JSON.stringify(fields.notices);
    if (waited !== null && isSame && given?.kind === 'approved') count('second to a waiting notice');
  };

  const spike = (id: ArticleId, isSpiked: boolean): string => {
    const step = isSpiked ? 'spike' : 'unspike';
    const isOut = wasPublished(ledger.live(id).events);
    const answer = desk.engine().spike(id, step, name);
    note(`${step} ${label(id)}: ${codeOf(answer)}`);
    count(answer.ok ? `move ${step}` : `refused ${codeOf(answer)}`);
    if (isSpiked && isOut && answer.ok) throw new Error('A story that readers have was spiked');
    return 'spike';
  };

  /** Carried as it stands: all that a window may send without a move. */
  const send = (id: ArticleId): string => {
    note(`saves ${label(id)} on the site: ${codeOf(desk.engine().send(id, 'draft', name))}`);
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

  const bring: DeskWork['bring'] = (id, step) => {
    if (hasSuggestions(ledger.live(id).copy)) settle(id);
    return take(id, step, { note: step === 'correct' ? 'The fare is $4.' : '', advisory: '' });
  };

  return {
    write,
    act,
    advance,
    bring,
    changeOne: change,
    change: () => {
      const stories = ledger.stories();
      return stories.length === 0 ? 'nothing' : change(pick(stories));
    },
  };
}
