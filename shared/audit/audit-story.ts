import type { Node } from '@tiptap/pm/model';
import type { ArticleFields } from '../article/fields';
import type { ArticleId } from '../article/ids';
import { restoringClient } from '../article/journal';
import type { JournalPayload, StepGroup } from '../article/journal';
import type { Thread } from '../article/threads';
import type { WorkflowEvent } from '../article/workflow/events';
import { stateAfter } from '../article/workflow/events';
import { assertNever } from '../errors/app-error';
import type { Version } from '../ipc/article-answers';
import { actsOfCopy, changedBlock } from './acts-of-copy';
import { actOfField, actsOfFields } from './acts-of-fields';
import { actsOfThreads } from './acts-of-threads';
import type { AuditAct, AuditLine } from './audit-line';
import { standingWords } from '../document/suggestions';

/** A story at one row of its journal, as far as the log looks at it. */
export interface AuditState {
  readonly copy: Node;
  readonly fields: ArticleFields;
  readonly threads: readonly Thread[];
  readonly events: readonly WorkflowEvent[];
}

/** One row of the journal with what it made of the story. */
export interface AuditEntry {
  readonly seq: number;
  readonly at: string;
  /** Who wrote what it holds, by name: of words that were merged, who wrote them at the site. */
  readonly actor: string;
  /** It came with a merge of the site's text. */
  readonly isMerged: boolean;
  readonly sha256: string;
  readonly payload: JournalPayload;
  readonly before: AuditState;
  readonly after: AuditState;
}

/** Turns the rows of one story, oldest first, into lines of the log. Every row stands in at least one line. */
export interface StoryAudit {
  readonly begin: (start: Pick<AuditEntry, 'at' | 'sha256' | 'after'>) => AuditLine[];
  readonly add: (entry: AuditEntry) => AuditLine[];
  /** A sync or a name given to the story as it stands after the rows so far. */
  readonly mark: (version: Version) => AuditLine[];
  /** The log ends; `unreadable` names the last row where those that follow cannot be read. */
  readonly end: (unreadable?: { readonly at: string; readonly to: number }) => AuditLine[];
}

/** Consecutive typing of one person in one block is one line for so long. */
export const runMs = 60_000;

interface Run {
  readonly block: string | null;
  readonly source: Source;
  /** Its first row, which may have said who makes the suggestions that follow. */
  readonly from: number;
  readonly first: AuditEntry;
  readonly last: AuditEntry;
}

type Source = 'edit' | 'undone' | 'redone' | 'merged' | 'version-restored';

export function auditStory(articleId: ArticleId): StoryAudit {
  let run: Run | null = null;
  /** Who made suggestions, told by the row before the steps that bring them. */
  let announced: AuditEntry | null = null;
  let last: Pick<AuditEntry, 'seq' | 'sha256' | 'after'> | null = null;

  const lineAt = (
    entry: Pick<AuditEntry, 'seq' | 'at' | 'sha256' | 'after'>,
    line: Partial<AuditLine> & { readonly act: AuditAct; readonly actor: string },
  ): AuditLine => ({
    ...blank,
    articleId,
    at: entry.at,
    headline: standingWords(entry.after.copy.child(0)),
    slug: entry.after.fields.slug,
    seqFrom: entry.seq,
    seqTo: entry.seq,
    sha256: entry.sha256,
    ...line,
  });

  const flush = (): AuditLine[] => {
    const lines = flushRun();
    if (announced === null) return lines;
    const { actor, payload } = announced;
    lines.push(lineAt(announced, { act: 'noted', actor, field: payload.kind }));
    announced = null;
    return lines;
  };

  const flushRun = (): AuditLine[] => {
    if (run === null) return [];
    const { from, first, last: newest, source } = run;
    run = null;
    const acts = [
      ...actsOfCopy(first.before.copy, newest.after.copy),
      ...actsOfFields(first.before.fields, newest.after.fields),
    ];
    const rows = { at: first.at, seqFrom: from, actor: first.actor };
    if (acts.length === 0) return [lineAt(newest, { ...rows, act: 'unchanged' })];
    return acts.map(({ act, ...words }) =>
      lineAt(newest, { ...rows, ...words, act: source === 'edit' ? act : source }),
    );
  };

  const addSteps = (entry: AuditEntry, group: StepGroup): AuditLine[] => {
    const source = sourceOf(group);
    const belongs = announced?.actor === entry.actor && announced.at === entry.at;
    const from = belongs && announced !== null ? announced.seq : entry.seq;
    const block = changedBlock(entry.before.copy, entry.after.copy);
    const joins =
      run !== null &&
      block !== null &&
      run.block === block &&
      run.source === source &&
      run.first.actor === entry.actor &&
      Date.parse(entry.at) - Date.parse(run.first.at) < runMs;
    if (belongs) announced = null;
    if (run !== null && joins && announced === null) {
      run = { ...run, last: entry };
      return [];
    }
    const lines = flush();
    run = { block, source, from, first: entry, last: entry };
    return lines;
  };

  const moved = (
    entry: Pick<AuditEntry, 'seq' | 'at' | 'sha256' | 'after'>,
    event: WorkflowEvent,
    from: string,
  ): AuditLine =>
    lineAt(entry, {
      act: event.kind,
      actor: event.actor,
      person: event.person ?? '',
      at: event.at,
      before: from,
      after: event.to,
      state: event.to,
      hash: event.hash ?? '',
      note: event.note ?? '',
    });

  const addOther = (entry: AuditEntry): AuditLine[] => {
    const { payload, before, after, actor, isMerged } = entry;
    switch (payload.kind) {
      case 'steps':
        return [];
      case 'field':
        return [
          lineAt(entry, {
            ...actOfField(payload.change.field, before.fields, after.fields),
            ...(isMerged && { act: 'merged' }),
            actor,
          }),
        ];
      case 'event':
        // Told again, behind what a colleague did meanwhile: it happened once.
        return before.events.some(({ id }) => id === payload.event.id)
          ? [lineAt(entry, { act: 'noted', actor, field: payload.kind })]
          : [moved(entry, payload.event, stateAfter(before.events))];
      case 'threads':
        return actsOfThreads(before.threads, payload.threads).map(({ by, ...act }) =>
          lineAt(entry, { ...act, actor: by ?? actor }),
        );
      case 'suggestions':
      case 'media':
        return [lineAt(entry, { act: 'noted', actor, field: payload.kind })];
      default:
        return assertNever(payload);
    }
  };

  return {
    begin: (start) => {
      const entry = { ...start, seq: 0 };
      last = entry;
      return start.after.events.map((event, index) =>
        moved(entry, event, index === 0 ? '' : (start.after.events[index - 1]?.to ?? '')),
      );
    },
    add: (entry) => {
      last = entry;
      if (entry.payload.kind === 'steps') return addSteps(entry, entry.payload.group);
      if (entry.payload.kind === 'suggestions') {
        const lines = announced === null ? [] : flush();
        announced = entry;
        return lines;
      }
      return [...flush(), ...addOther(entry)];
    },
    mark: ({ kind, label, at, actor }) => {
      const act = kind === 'named' ? 'version-named' : kind === 'sync' && label === 'sent' ? 'sent' : null;
      if (act === null || last === null) return [];
      const note = kind === 'named' ? label : '';
      const state = stateAfter(last.after.events);
      return [...flush(), lineAt({ ...last, at }, { act, actor, note, state })];
    },
    end: (unreadable) => {
      const lines = flush();
      if (unreadable === undefined) return lines;
      const { at, to } = unreadable;
      const from = last === null ? 0 : last.seq + 1;
      const known = last === null ? {} : { headline: standingWords(last.after.copy.child(0)) };
      const rows = { seqFrom: from, seqTo: to };
      return [...lines, { ...blank, ...known, articleId, at, act: 'unreadable', ...rows }];
    },
  };
}

const blank: Omit<AuditLine, 'articleId' | 'act'> = {
  at: '',
  headline: '',
  slug: '',
  actor: '',
  person: '',
  blockId: '',
  added: '',
  removed: '',
  field: '',
  before: '',
  after: '',
  state: '',
  hash: '',
  note: '',
  seqFrom: 0,
  seqTo: 0,
  sha256: '',
};

function sourceOf({ origin, clientId }: StepGroup): Source {
  switch (origin) {
    case 'site':
      return 'merged';
    case 'undo':
      return 'undone';
    case 'redo':
      return 'redone';
    case 'edit':
      return clientId.startsWith(restoringClient) ? 'version-restored' : 'edit';
    default:
      return assertNever(origin);
  }
}
