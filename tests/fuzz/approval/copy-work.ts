import type { Node } from '@tiptap/pm/model';
import { appendSteps, setField, writeRows } from '../../../electron/store/journal/journal';
import { importMedia } from '../../../electron/store/media/media';
import type { ArticleFields, FieldChange } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import type { Thread } from '../../../shared/article/threads';
import { hasSuggestions, settleSuggestions } from '../../../shared/document/suggestions';
import { stepsBetween } from '../../../shared/merge/steps-between';
import { valueOf } from '../../helpers/newsroom';
import { editAtRandom, suggestAtRandom } from '../../helpers/random-edits';
import type { Scribe } from '../../helpers/random-edits';
import type { SyncDesk } from '../../helpers/sync-desk';
import type { Ledger } from './ledger';
import { count } from './tally';

/** A person, and what they work with. */
export interface WorkParts {
  readonly name: string;
  readonly desk: SyncDesk;
  readonly scribe: Scribe;
  readonly ledger: Ledger;
  readonly random: () => number;
  readonly now: () => Date;
  readonly note: (what: string) => void;
}

/** What a person does to the words of a story, at random. Each answers what it was. */
export interface CopyWork {
  readonly change: (id: ArticleId) => string;
  readonly settle: (id: ArticleId) => string;
}

/** A picture of one point, as PNG. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export function copyWork({ name, desk, scribe, ledger, random, now, note }: WorkParts): CopyWork {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const past = new Map<ArticleId, Node[]>();
  const undone = new Map<ArticleId, Node[]>();
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
        if (hasSuggestions(ledger.live(id).copy)) return settle(id);
        note(`suggests in ${label(id)}`);
        edit(id, suggestAtRandom(ledger.live(id).copy, scribe));
        return 'suggesting';
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
    note(`settles suggestions in ${label(id)}`);
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

  return { change, settle };
}
