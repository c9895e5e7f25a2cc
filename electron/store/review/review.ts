import { sameName } from '../../../shared/article/names';
import { needsSecondSignOff } from '../../../shared/article/requirements';
import { approvalLog } from '../../../shared/article/workflow/approval';
import { wasPublished } from '../../../shared/article/workflow/events';
import { movesFrom } from '../../../shared/article/workflow/judge';
import type { Mover } from '../../../shared/article/workflow/judge';
import { defaultPolicy } from '../../../shared/article/policy';
import type { SitePolicy } from '../../../shared/article/policy';
import type { Approval, Review } from '../../../shared/ipc/article-answers';
import { sql } from '../database';
import type { ReadableDb } from '../database';
import type { LiveArticle } from '../replay/live-article';
import { connectedSites, siteById } from '../sites/sites';
import type { KnownSite, SitePerson } from '../sites/sites';

type Reviewed = Pick<LiveArticle, 'id' | 'fields' | 'events'>;

/** The workflow of a story as this person meets it, by their role at the site the story is for. */
export function reviewOf(db: ReadableDb, story: Reviewed): Review {
  const site = siteFor(db, story.id);
  const isOwn = isOwnCopy(story, site?.person ?? null);
  const policy = policyOf(site);
  return {
    approval: approvalOf(db, story),
    moves: movesFrom(story.events, moverAt(site), isOwn && policy.ownCopy === 'forbidden'),
    isOwnCopy: isOwn,
    needsSecondSignOff: needsSecondSignOff(policy, story.fields),
    wasPublished: wasPublished(story.events),
  };
}

/** Who moves stories here: the person signed in at the site; without one anybody may write, and nobody review. */
export function moverAt(site: KnownSite | null): Mover {
  if (site === null) return { name: '', person: null, duties: ['write'] };
  const { name, slug, abilities } = site.person;
  return {
    name,
    person: slug,
    duties: [
      'write',
      ...(abilities.editOthers ? (['review'] as const) : []),
      ...(abilities.publish ? (['publish'] as const) : []),
    ],
  };
}

export function policyOf(site: KnownSite | null): SitePolicy {
  return site?.facts.policy ?? defaultPolicy;
}

/** Whether a person wrote a story: they began it, or it carries their byline. */
export function isOwnCopy(
  { fields, events }: Pick<LiveArticle, 'fields' | 'events'>,
  person: SitePerson | null,
): boolean {
  if (person === null) return true;
  const begun = events.find(({ kind }) => kind === 'created');
  const isTheirs = (slug: string | null | undefined, name: string): boolean =>
    slug === null || slug === undefined ? sameName(name, person.name) : slug === person.slug;
  return (
    (begun !== undefined && isTheirs(begun.person, begun.actor)) ||
    fields.bylines.some((byline) => isTheirs(byline.person, byline.name))
  );
}

/** The site a story is for: the one it is bound to, or else the one connected last. */
export function siteFor(db: ReadableDb, id: LiveArticle['id']): KnownSite | null {
  const bound = sql<string | null>(db, 'SELECT site_id FROM articles WHERE id = ?').pluck().get(id) ?? null;
  return (bound === null ? null : siteById(db, bound)) ?? connectedSites(db)[0] ?? null;
}

function approvalOf(db: ReadableDb, { id, events }: Reviewed): Approval {
  const { approved, signOffs, voided } = approvalLog(events);
  if (approved !== null) return { kind: 'valid', by: approved.by, at: approved.at };
  const [first] = signOffs;
  if (first !== undefined) return { kind: 'signed-off', by: first.by, at: first.at };
  if (voided === null) return { kind: 'none' };
  const { approval, by, at } = voided;
  return {
    kind: 'void',
    by: approval.by,
    at: approval.at,
    voidedBy: by,
    voidedAt: at,
    approvedSeq: rowOfApproval(db, id, approval.eventId),
  };
}

/** The journal row that an approval was written in, or null where the story came with it already. */
function rowOfApproval(db: ReadableDb, id: LiveArticle['id'], eventId: string): number | null {
  const seq = sql<number>(
    db,
    `SELECT versions.seq FROM versions
     JOIN journal ON journal.article_id = versions.article_id AND journal.seq = versions.seq
     WHERE versions.article_id = ? AND versions.kind = 'transition' AND versions.label = 'approved'
       AND json_extract(journal.payload, '$.event.id') = ?
     ORDER BY versions.seq DESC LIMIT 1`,
  )
    .pluck()
    .get(id, eventId);
  return seq ?? null;
}
