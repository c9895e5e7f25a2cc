import type { ArticleFields } from '../../shared/article/fields';
import type { Thread } from '../../shared/article/threads';
import type { MergeSide } from '../../shared/merge/merge3';
import type { Scribe } from './random-edits';

const tags = ['ferry', 'Ferry', 'budget', 'night sitting', 'council', 'été'];
const people = ['Maya', 'Léo', 'Jo', 'Claire'];
const at = '2026-11-23T18:00:00.000Z';

/** What a person changes beside the copy: fields, comment threads and what happened, a few at a time. */
export function changeAtRandom(side: MergeSide, scribe: Scribe, count: number): MergeSide {
  let changed = side;
  for (let change = 0; change < count; change += 1) changed = changeOnce(changed, scribe);
  return changed;
}

function changeOnce(side: MergeSide, scribe: Scribe): MergeSide {
  const { fields } = side;
  const withFields = (change: Partial<ArticleFields>): MergeSide => ({
    ...side,
    fields: { ...fields, ...change },
  });
  const id = `${scribe.name}${Math.floor(scribe.random() * 1_000_000)}`;
  switch (below(scribe, 9)) {
    case 0:
      return withFields({ slug: id });
    case 1:
      return withFields({ tags: unique([...fields.tags, pick(scribe, tags)]) });
    case 2:
      return withFields({ tags: without(fields.tags, scribe) });
    case 3: {
      const name = pick(scribe, people);
      const box = { title: '', bio: '', email: '', picture: null };
      const added = { id, name, role: 'reporter' as const, person: null, box };
      return withFields({ bylines: [...fields.bylines.filter((byline) => byline.name !== name), added] });
    }
    case 4:
      return withFields({ bylines: without(fields.bylines, scribe) });
    case 5: {
      const lead = fields.leadImage ?? {
        source: 'https://example.org/a.jpg',
        remoteId: null,
        alt: '',
        caption: '',
        credit: '',
      };
      return withFields({ leadImage: { ...lead, [pick(scribe, ['alt', 'caption', 'credit'])]: id } });
    }
    case 6:
      return { ...side, threads: [...side.threads, threadNamed(id, scribe.name)] };
    case 7: {
      const [first, ...others] = side.threads;
      return first === undefined ? side : { ...side, threads: [changedThread(first, id, scribe), ...others] };
    }
    default:
      return {
        ...side,
        events: [...side.events, { id, kind: 'submitted', to: 'submitted', actor: scribe.name, at }],
      };
  }
}

/** A thread just begun. */
export function threadNamed(id: string, author: string): Thread {
  return {
    id,
    anchor: { kind: 'text' },
    quote: { text: id, prefix: '', suffix: '' },
    state: 'open',
    settled: null,
    assignee: null,
    replies: [{ id: `${id}r`, author, person: null, at, text: id, mentions: [] }],
  };
}

/** Says something in a thread, settles it, gives it to a colleague or hangs it elsewhere. Names and slugs recur. */
export function changedThread(thread: Thread, id: string, scribe: Scribe): Thread {
  const { name, random } = scribe;
  switch (below(scribe, 5)) {
    case 0:
    case 1: {
      const reply = { id: `${id}r`, author: name, person: null, at, text: id, mentions: [] };
      return { ...thread, replies: [...thread.replies, reply] };
    }
    case 2: {
      const who = { slug: pick(scribe, ['maya', 'jo', 'jo-2']), name: pick(scribe, people) };
      return { ...thread, assignee: random() < 0.2 ? null : who };
    }
    case 3:
      return {
        ...thread,
        anchor: random() < 0.5 ? { kind: 'text' } : { kind: 'block', blockId: id },
        quote: { text: pick(scribe, tags), prefix: pick(scribe, tags), suffix: '' },
      };
    default: {
      const state = random() < 0.5 ? 'resolved' : 'open';
      const settled = {
        by: pick(scribe, [name, 'Paul']),
        at: pick(scribe, [at, '2026-11-23T19:00:00.000Z']),
      };
      return { ...thread, state, settled };
    }
  }
}

/** Whichever of the two was there first stays, as WordPress compares names. */
function unique(names: readonly string[]): string[] {
  return names.filter(
    (name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  );
}

function without<Item>(items: readonly Item[], scribe: Scribe): Item[] {
  const gone = below(scribe, items.length);
  return items.filter((_, index) => index !== gone);
}

function pick<Item>(scribe: Scribe, items: readonly Item[]): Item {
  return items[below(scribe, items.length)] as Item;
}

function below(scribe: Scribe, limit: number): number {
  return Math.floor(scribe.random() * limit);
}
