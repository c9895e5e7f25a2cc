import { Transform } from '@tiptap/pm/transform';
import { createArticle, loadLive } from '../../electron/store/articles/articles';
import { readerOf } from '../../electron/store/desk/reader';
import type { Reader } from '../../electron/store/desk/reader';
import { appendEvent, appendSteps, setField, writeRows } from '../../electron/store/journal/journal';
import { listArticles } from '../../electron/store/library/library';
import type { LibraryQuery } from '../../electron/store/library/library';
import { refreshProjections } from '../../electron/store/library/projections';
import { approvalHash } from '../../electron/store/review/approval';
import { saveSite } from '../../electron/store/sites/sites';
import type { KnownSite } from '../../electron/store/sites/sites';
import type { Byline, FieldChange } from '../../shared/article/fields';
import { newId } from '../../shared/article/ids';
import type { ArticleId, SiteId } from '../../shared/article/ids';
import { defaultPolicy } from '../../shared/article/policy';
import type { Thread } from '../../shared/article/threads';
import type { WorkflowEvent } from '../../shared/article/workflow/events';
import { articleSchema } from '../../shared/document/schema';
import type { DeskQueue } from '../../shared/ipc/requests';
import { noon, typingGroup, valueOf } from './newsroom';
import type { Newsroom } from './newsroom';

/** A reporter, and two editors. */
export const ann = { slug: 'ann', name: 'Ann Roy' };
export const ben = { slug: 'ben', name: 'Ben Ouellet' };
export const claire = { slug: 'claire', name: 'Claire Dubois' };
const people = { ann, ben, claire };

/** The site they all write for. */
export const ledger: KnownSite = {
  id: 'site-ledger' as SiteId,
  url: 'https://ledger.example',
  name: 'The Ledger',
  login: 'ann',
  person: {
    id: 3,
    ...ann,
    roles: ['author'],
    abilities: { publish: false, editOthers: false, upload: true, createTags: true, createSections: false },
  },
  facts: {
    coAuthors: false,
    languages: false,
    clockSkewMs: 0,
    companion: null,
    accountSince: null,
    policy: defaultPolicy,
    timeZone: 'UTC',
    manages: false,
  },
  connected: true,
  connectedAt: '2026-11-23T12:00:00.000Z',
  link: { kind: 'online', checkedAt: '2026-11-23T12:00:00.000Z' },
};
/** All of the library. */
export const wholeLibrary: LibraryQuery['filter'] = {
  states: [],
  sections: [],
  languages: [],
  authors: [],
  delivery: 'any',
  queue: 'all',
  unseen: false,
};

/** What the tests of the desk do in one newsroom; each change is projected at once. */
export function deskOf(newsroom: () => Newsroom) {
  /** The same newsroom as the reporter at this machine sees it, or an editor; nobody may publish unless said so. */
  function as(
    person: keyof typeof people,
    ownCopy: 'forbidden' | 'allowed' = 'forbidden',
    publish = false,
  ): Reader {
    const abilities = { ...ledger.person.abilities, publish, editOthers: person !== 'ann' };
    const who = people[person];
    const facts = { ...ledger.facts, policy: { ...defaultPolicy, ownCopy } };
    saveSite(newsroom().db(), { ...ledger, facts, person: { ...ledger.person, ...who, abilities } });
    return readerOf(newsroom().db(), who.name, noon());
  }

  function story(by: { readonly name: string }, headline: string): ArticleId {
    const db = newsroom().db();
    const author = { actor: by.name, now: noon };
    const id = valueOf(createArticle(db, { language: 'en-CA', ...author }));
    valueOf(appendSteps(db, id, { version: 0, groups: [typingGroup(db, id, headline)], ...author }));
    refreshProjections(db, id);
    return id;
  }

  function withBody(id: ArticleId, text: string): ArticleId {
    const db = newsroom().db();
    const { copy, copyVersion } = valueOf(loadLive(db, id));
    const transform = new Transform(copy);
    transform.insert(copy.content.size - 1, articleSchema.text(text));
    const steps = transform.steps.map((step) => step.toJSON() as unknown);
    const groups = [{ steps, origin: 'edit' as const, at: noon().getTime(), clientId: 'window-1' }];
    valueOf(appendSteps(db, id, { version: copyVersion, groups, actor: ann.name, now: noon }));
    return id;
  }

  function happen(
    id: ArticleId,
    kind: WorkflowEvent['kind'],
    to: WorkflowEvent['to'],
    by = ann,
  ): WorkflowEvent {
    const hash = approvalHash(newsroom().db(), valueOf(loadLive(newsroom().db(), id)));
    const at = noon().toISOString();
    const event = { id: newId<string>(), kind, to, actor: by.name, person: by.slug, at, hash };
    valueOf(appendEvent(newsroom().db(), id, event, { actor: by.name, now: noon }));
    refreshProjections(newsroom().db(), id);
    return event;
  }

  function set(id: ArticleId, change: FieldChange, by = ann.name): void {
    valueOf(setField(newsroom().db(), id, change, { actor: by, now: noon }));
    refreshProjections(newsroom().db(), id);
  }

  function comment(id: ArticleId, thread: Partial<Thread>): void {
    const db = newsroom().db();
    const whole: Thread = {
      id: 't1',
      anchor: { kind: 'text' },
      quote: { text: 'ferry', prefix: '', suffix: '' },
      state: 'open',
      settled: null,
      assignee: null,
      replies: [reply('c1', ben, [])],
      ...thread,
    };
    writeRows(db, valueOf(loadLive(db, id)), [{ kind: 'threads', threads: [whole] }], {
      actor: ben.name,
      now: noon,
    });
    refreshProjections(db, id);
  }

  function queue(name: DeskQueue, reader: Reader): string[] {
    const sort = name === 'due' ? 'due' : 'headline';
    return listArticles(
      newsroom().db(),
      { filter: { ...wholeLibrary, queue: name }, sort, descending: false, offset: 0, limit: 50 },
      reader,
    ).rows.map(({ headline }) => headline);
  }

  return { as, story, withBody, happen, set, comment, queue };
}

/** A comment, said at noon. */
export function reply(id: string, by: typeof ann, mentions: string[]): Thread['replies'][number] {
  return { id, author: by.name, person: by.slug, at: noon().toISOString(), text: 'Who said so?', mentions };
}

/** A reporter's byline. */
export const byline = (name: string, person: string | null): Byline => ({
  id: newId<string>(),
  name,
  role: 'reporter' as const,
  person,
  box: { title: '', bio: '', email: '', picture: null },
});
