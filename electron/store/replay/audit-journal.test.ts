import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import type { AuditLine } from '../../../shared/audit/audit-line';
import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../../../shared/document/schema';
import { settleSuggestions } from '../../../shared/document/suggestions';
import { parseStep } from '../../../shared/document/fields-step';
import { stepsBetween } from '../../../shared/merge/steps-between';
import { ann, makeNewsroom, typingGroup, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { adoptSiteText } from '../articles/adopt-site-text';
import { auditJournal } from './audit-journal';
import { createArticle, loadLive } from '../articles/articles';
import { inTransaction } from '../database';
import { appendEvent, appendSteps, setField, writeRows } from '../journal/journal';
import { keepVersion } from '../journal/keep-versions';
import { openArticle } from '../articles/open-article';
import { restoreVersion } from '../versions/restore-version';
import { nameVersion } from '../versions/versions';

const { nodes, marks } = articleSchema;
let newsroom: Newsroom;
let id: ArticleId;
beforeEach(() => {
  newsroom = makeNewsroom();
  id = valueOf(createArticle(newsroom.db(), { language: 'en-CA', ...ann }));
});
afterEach(() => newsroom.remove());

const who = (actor: string, time: string) => ({ actor, now: () => new Date(`2026-11-23T${time}Z`) });

function type(words: string, author: ReturnType<typeof who>): void {
  const db = newsroom.db();
  const { copyVersion: version } = valueOf(loadLive(db, id));
  valueOf(appendSteps(db, id, { version, groups: [typingGroup(db, id, words)], ...author }));
}

function change(
  make: (copy: Node) => Node,
  author: ReturnType<typeof who>,
  origin: 'edit' | 'undo' = 'edit',
): void {
  const db = newsroom.db();
  const { copy, copyVersion: version } = valueOf(loadLive(db, id));
  const steps = stepsBetween(copy, make(copy)).map((step) => step.toJSON() as unknown);
  const groups = [{ steps, origin, at: 0, clientId: 'window-1' }];
  valueOf(appendSteps(db, id, { version, groups, ...author }));
}

const withBody =
  (...blocks: Node[]) =>
  (copy: Node): Node =>
    copy.type.create(null, [copy.child(0), copy.child(1), ...blocks]);
const p = (blockId: string, ...content: (string | Node)[]) =>
  nodes.paragraph.create(
    { id: blockId },
    content.map((part) => (typeof part === 'string' ? articleSchema.text(part) : part)),
  );

const lines = (only: ArticleId | null = id): AuditLine[] => [...auditJournal(newsroom.db(), only)].flat();
const told = (): string[] =>
  lines().map(({ actor, act, blockId, added, removed, field, before, after, note, seqFrom, seqTo }) =>
    [
      `${seqFrom}-${seqTo} ${actor} ${act}`,
      blockId,
      added === '' ? '' : `+${added}`,
      removed === '' ? '' : `-${removed}`,
      field,
      before === '' && after === '' ? '' : `${before} → ${after}`,
      note,
    ]
      .filter((part) => part !== '')
      .join(' | '),
  );

describe('the log of a story', () => {
  it('tells a night of two people, act by act', () => {
    const db = newsroom.db();
    type('Fer', who('Ann', '20:00:00.000'));
    type('ry late', who('Ann', '20:00:20.000'));
    type(' again', who('Ann', '20:01:10.000'));
    change(withBody(p('a1', 'The old bridge is closed.')), who('Ann', '20:02:00.000'));
    valueOf(setField(db, id, { field: 'slug', value: 'ferry' }, who('Ann', '20:03:00.000')));
    const event = {
      id: 'e1',
      kind: 'submitted',
      to: 'submitted',
      actor: 'Ann',
      at: '2026-11-23T20:04:00.000Z',
    } as const;
    valueOf(appendEvent(db, id, { ...event, note: 'For six' }, who('Ann', '20:04:00.000')));
    keepVersion(db, id, { seq: 6, at: event.at, kind: 'sync', label: 'sent', actor: 'Ann' });
    const inserted = articleSchema.text('new ').mark([marks.insertion.create({ id: 's1' })]);
    change(withBody(p('a1', 'The ', inserted, 'old bridge is closed.')), who('Ben', '21:00:00.000'));
    const comment = { id: 'c1', author: 'Ben', person: null, at: event.at, text: 'Sure?', mentions: [] };
    const thread = {
      id: 't1',
      anchor: { kind: 'block', blockId: 'a1' },
      quote: { text: 'old bridge', prefix: '', suffix: '' },
      state: 'open',
      settled: null,
      assignee: null,
      replies: [comment],
    } as const;
    writeRows(
      db,
      valueOf(loadLive(db, id)),
      [{ kind: 'threads', threads: [{ ...thread, replies: [...thread.replies] }] }],
      who('Ben', '21:01:00.000'),
    );
    change((copy) => settleSuggestions(copy, () => 'accept'), who('Ann', '21:02:00.000'));
    const settled = { by: 'Ann', at: event.at };
    writeRows(
      db,
      valueOf(loadLive(db, id)),
      [
        {
          kind: 'threads',
          threads: [{ ...thread, replies: [...thread.replies], state: 'resolved', settled }],
        },
      ],
      who('Ann', '21:03:00.000'),
    );
    change(withBody(p('a1', 'The new old dam is closed.')), who('Ann', '21:04:00.000'));
    const theirs = valueOf(loadLive(db, id)).copy;
    valueOf(
      adoptSiteText(db, id, {
        copy: withBody(p('a1', 'The new old dam is shut.'))(theirs),
        fields: {},
        ...who('site', '22:00:00.000'),
      }),
    );
    valueOf(nameVersion(db, id, { seq: null, name: 'To the lawyer', ...who('Ben', '22:01:00.000') }));
    valueOf(restoreVersion(db, id, 12, who('Ann', '22:02:00.000')));
    const [first, ...others] = told();
    expect(first).toBe('0-0 Ann created |  → draft');
    expect(others.filter((line) => !line.startsWith('4-4 Ann deleted'))).toEqual([
      '1-2 Ann typed | +Ferry late',
      '3-3 Ann typed | +again',
      '4-4 Ann typed | a1 | +The old bridge is closed.',
      '5-5 Ann field-changed | slug |  → ferry',
      '6-6 Ann submitted | draft → submitted | For six',
      '6-6 Ann sent',
      '7-8 Ben suggested | a1 | +new',
      '9-9 Ben commented | a1 | +Sure? | old bridge → ',
      '10-10 Ann suggestion-accepted | a1 | +new',
      '11-11 Ann resolved | a1 | old bridge → ',
      '12-12 Ann replaced | a1 | +dam | -bridge',
      '13-13 site merged | a1 | +shut | -closed',
      '13-13 Ben version-named | To the lawyer',
      '14-14 Ann version-restored | a1 | +closed | -shut',
    ]);
  });

  it('names who wrote the words that were merged, and whom a person is at the site', () => {
    const db = newsroom.db();
    type('The bridge', who('Ann', '20:00:00.000'));
    change(withBody(p('a1', 'The bridge is closed.')), who('Ann', '20:01:00.000'));
    const merge = (words: string, slug: string, by: string | null) => {
      const { copy } = valueOf(loadLive(db, id));
      const fields = { slug };
      const author = { ...who('site', '22:00:00.000'), ...(by !== null && { by }) };
      const { seq } = valueOf(
        adoptSiteText(db, id, { copy: withBody(p('a1', words))(copy), fields, ...author }),
      );
      const at = '2026-11-23T22:00:00.000Z';
      if (by !== null) keepVersion(db, id, { seq, at, kind: 'sync', label: 'merged', actor: by });
    };
    merge('The bridge is very closed.', 'bridge', 'Léo');
    merge('The bridge is very shut.', 'shut', 'Zoé');
    type(' again', who('Léo', '22:00:01.000'));
    // Of an older Stet, or behind a merge: nobody is known, and nobody else is named.
    merge('The bridge is shut.', 'shut', null);
    const [submitted, other] = ['leo', 'leo-2'].map((person, index) => ({
      ...({ id: `e${index}`, kind: 'submitted', to: 'submitted', actor: 'Léo', person } as const),
      at: '2026-11-23T22:03:00.000Z',
      hash: 'a'.repeat(64),
    }));
    if (submitted === undefined || other === undefined) throw new Error('No events');
    valueOf(appendEvent(db, id, submitted, who('Léo', '22:03:00.000')));
    valueOf(appendEvent(db, id, other, who('Léo', '22:03:00.000')));
    merge('The bridge is open.', 'shut', 'Léo');
    expect(told().slice(-9)).toEqual([
      '3-3 Léo merged | a1 | +very',
      '4-4 Léo merged | slug |  → bridge',
      '5-5 Zoé merged | a1 | +shut | -closed',
      '6-6 Zoé merged | slug | bridge → shut',
      '7-7 Léo typed | +again',
      '8-8 site merged | a1 | -very',
      '9-9 Léo submitted | draft → submitted',
      '10-10 Léo submitted | submitted → submitted',
      '11-11 Léo merged | a1 | +open | -shut',
    ]);
    expect(
      lines()
        .filter(({ act }) => act === 'submitted')
        .map(({ person }) => person),
    ).toEqual(['leo', 'leo-2']);
  });

  it('tells of a version that was restored, its fields too, and of its undoing', () => {
    const db = newsroom.db();
    type('Ferry late', who('Ann', '20:00:00.000'));
    valueOf(setField(db, id, { field: 'slug', value: 'ferry' }, who('Ann', '20:01:00.000')));
    valueOf(restoreVersion(db, id, 1, who('Ben', '20:02:00.000')));
    const restored = valueOf(openArticle(db, id)).tail.at(-1)?.steps[0];
    const undone = parseStep(restored)
      .invert(valueOf(loadLive(db, id)).copy)
      .toJSON() as unknown;
    const { copyVersion: version } = valueOf(loadLive(db, id));
    const group = { steps: [undone], origin: 'undo', at: 1, clientId: 'window-1' } as const;
    valueOf(
      appendSteps(db, id, {
        version,
        groups: [{ ...group, steps: [undone] }],
        ...who('Ben', '20:03:00.000'),
      }),
    );
    expect(told().slice(2)).toEqual([
      '2-2 Ann field-changed | slug |  → ferry',
      '3-3 Ben version-restored | slug | ferry → ',
      '4-4 Ben undone | slug |  → ferry',
    ]);
  });

  it('tells who made a suggestion in the line of the suggestion, and alone where no words follow', () => {
    const inserted = (suggestion: string, words: string) =>
      articleSchema.text(words).mark([marks.insertion.create({ id: suggestion })]);
    change(withBody(p('a1', 'The bridge.')), who('Ann', '20:00:00.000'));
    change(withBody(p('a1', 'The ', inserted('s1', 'old '), 'bridge.')), who('Ben', '20:01:00.000'));
    change(
      withBody(p('a1', 'The ', inserted('s1', 'old '), 'bridge', inserted('s2', ' here'), '.')),
      who('Ben', '20:01:01.000'),
    );
    const db = newsroom.db();
    const given = { id: 's3', author: 'Cai', at: '2026-11-23T20:02:00.000Z' };
    const note = (live: ReturnType<typeof loadLive>) =>
      writeRows(
        db,
        valueOf(live),
        [{ kind: 'suggestions', suggestions: [given] }],
        who('Cai', '20:02:00.000'),
      );
    note(loadLive(db, id));
    change(withBody(p('a1', 'The bridge.')), who('Ann', '20:03:00.000'));
    note(loadLive(db, id));
    const written = told().filter((line) => !line.includes(' deleted '));
    expect(written.slice(2)).toEqual([
      '2-5 Ben suggested | a1 | +old … here',
      '6-6 Cai noted | suggestions',
      '7-7 Ann suggestion-rejected | a1 | +old',
      '7-7 Ann suggestion-rejected | a1 | +here',
      '8-8 Cai noted | suggestions',
    ]);
  });

  it('gives a line of its own to another person, another block and an undo within the minute', () => {
    type('Ferry', who('Ann', '20:00:00.000'));
    type(' late', who('Ben', '20:00:01.000'));
    change(withBody(p('a1', 'One.')), who('Ben', '20:00:02.000'));
    change(withBody(p('a1', 'One two.')), who('Ben', '20:00:03.000'));
    change(withBody(p('a1', 'One.')), who('Ben', '20:00:04.000'), 'undo');
    const written = told().filter((line) => !line.includes(' deleted '));
    expect(written.slice(1)).toEqual([
      '1-1 Ann typed | +Ferry',
      '2-2 Ben typed | +late',
      '3-3 Ben typed | a1 | +One.',
      '4-4 Ben typed | a1 | +two',
      '5-5 Ben undone | a1 | -two',
    ]);
  });

  it('covers every row of the journal, in order, with the hash of the last row of each line', () => {
    const db = newsroom.db();
    for (let index = 0; index < 450; index += 1)
      inTransaction(db, () => {
        const seconds = String(index % 60).padStart(2, '0');
        const minutes = String(Math.floor(index / 60)).padStart(2, '0');
        type(
          index % 7 === 3 ? 'x' : ` w${index}`,
          who(index % 50 < 25 ? 'Ann' : 'Ben', `20:${minutes}:${seconds}.000`),
        );
      });
    const all = lines();
    let next = 0;
    for (const { seqFrom, seqTo, sha256 } of all) {
      expect(seqFrom).toBe(next);
      next = seqTo + 1;
      const stored = db
        .prepare('SELECT sha256 FROM journal WHERE article_id = ? AND seq = ?')
        .pluck()
        .get(id, seqTo);
      if (seqTo > 0) expect(sha256).toBe((stored as Buffer).toString('hex'));
    }
    expect(next).toBe(451);
    expect(all.length).toBeLessThan(40);
  });

  it('says where the journal is damaged, and goes on to the next story', () => {
    type('Ferry', who('Ann', '20:00:00.000'));
    type(' late', who('Ann', '20:05:00.000'));
    const other = valueOf(createArticle(newsroom.db(), { language: 'fr-CA', ...ann }));
    newsroom.db().prepare(`UPDATE journal SET payload = 'x' WHERE article_id = ? AND seq = 2`).run(id);
    const all = lines(null);
    expect(all.map(({ articleId, act, seqFrom, seqTo }) => [articleId === id, act, seqFrom, seqTo])).toEqual([
      [true, 'created', 0, 0],
      [true, 'typed', 1, 1],
      [true, 'unreadable', 2, 2],
      [false, 'created', 0, 0],
    ]);
    expect(all.at(-1)?.articleId).toBe(other);
  });

  it('is made in slices, each of which leaves the database to others', () => {
    const db = newsroom.db();
    for (let index = 0; index < 250; index += 1) type('x', who('Ann', '20:00:00.000'));
    let slices = 0;
    for (const _lines of auditJournal(db, null)) {
      slices += 1;
      valueOf(setField(db, id, { field: 'slug', value: `slug-${slices}` }, who('Ben', '21:00:00.000')));
    }
    expect(slices).toBeGreaterThanOrEqual(5);
  });
});
