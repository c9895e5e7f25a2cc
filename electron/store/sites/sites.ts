import * as z from 'zod';
import { defaultPolicy, policySchema } from '../../../shared/article/policy';
import type { SiteId } from '../../../shared/article/ids';
import { errorCodes } from '../../../shared/errors/app-error';
import type { SiteLink } from '../../../shared/ipc/site-answers';
import { sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

const personSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  slug: z.string(),
  roles: z.array(z.string()).readonly(),
  abilities: z.object({
    publish: z.boolean(),
    editOthers: z.boolean(),
    upload: z.boolean(),
    createTags: z.boolean(),
    createSections: z.boolean(),
  }),
});
/** Who one is at a site, as it said when last asked. */
export type SitePerson = z.infer<typeof personSchema>;

const factsSchema = z.object({
  coAuthors: z.boolean(),
  languages: z.boolean(),
  /** The server's clock minus ours, in milliseconds. */
  clockSkewMs: z.number(),
  /** The identity that the companion plugin gave the site; null without it. */
  companion: z.string().nullable().default(null),
  /** When the person's account there was made: another site behind the same address has another one. */
  accountSince: z.string().nullable().default(null),
  /** The rules of approval: the site's own where the companion plugin keeps them, else this machine's. */
  policy: policySchema.default(defaultPolicy),
  /** An IANA name, or an offset such as `+03:00`. */
  timeZone: z.string().default('UTC'),
  /** The person may change the site's settings, and so its policy. */
  manages: z.boolean().default(false),
});
export type SiteFacts = z.infer<typeof factsSchema>;

const linkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('online'), checkedAt: z.string() }),
  z.object({ kind: z.literal('offline'), since: z.string(), code: z.enum(errorCodes) }),
  z.object({ kind: z.literal('paused'), since: z.string(), code: z.enum(errorCodes) }),
]);

/** A site this newsroom is or was connected to. The password stands elsewhere, and only there. */
export interface KnownSite {
  readonly id: SiteId;
  /** Without a slash at the end. */
  readonly url: string;
  readonly name: string;
  readonly login: string;
  readonly person: SitePerson;
  readonly facts: SiteFacts;
  readonly connected: boolean;
  readonly connectedAt: string;
  readonly link: SiteLink;
}

interface SiteRow {
  id: SiteId;
  url: string;
  name: string;
  login: string;
  person: string;
  facts: string;
  connected: number;
  connected_at: string;
  link: string;
}

const columns = 'id, url, name, login, person, facts, connected, connected_at, link';

/** Stores what is known of a site, whole. */
export function saveSite(db: WritableDb, site: KnownSite): void {
  sql(
    db,
    `INSERT INTO sites (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET url = excluded.url, name = excluded.name, login = excluded.login,
       person = excluded.person, facts = excluded.facts, connected = excluded.connected,
       connected_at = excluded.connected_at, link = excluded.link`,
  ).run(
    site.id,
    site.url,
    site.name,
    site.login,
    JSON.stringify(site.person),
    JSON.stringify(site.facts),
    site.connected ? 1 : 0,
    site.connectedAt,
    JSON.stringify(site.link),
  );
}

export function siteById(db: ReadableDb, id: string): KnownSite | null {
  const row = sql<SiteRow>(db, `SELECT ${columns} FROM sites WHERE id = ?`).get(id);
  return row === undefined ? null : siteOf(row);
}

export function siteByUrl(db: ReadableDb, url: string): KnownSite | null {
  const row = sql<SiteRow>(db, `SELECT ${columns} FROM sites WHERE url = ?`).get(url);
  return row === undefined ? null : siteOf(row);
}

/** The sites that are connected now, the one connected last first: new stories go there. */
export function connectedSites(db: ReadableDb): KnownSite[] {
  return sql<SiteRow>(db, `SELECT ${columns} FROM sites WHERE connected = 1 ORDER BY connected_at DESC, id`)
    .all()
    .map(siteOf);
}

/** Notes whether the site answers. */
export function setSiteLink(db: WritableDb, id: SiteId, link: SiteLink): void {
  sql(db, 'UPDATE sites SET link = ? WHERE id = ?').run(JSON.stringify(link), id);
}

function siteOf(row: SiteRow): KnownSite {
  return {
    id: row.id,
    url: row.url,
    name: row.name,
    login: row.login,
    person: personSchema.parse(JSON.parse(row.person)),
    facts: factsSchema.parse(JSON.parse(row.facts)),
    connected: row.connected === 1,
    connectedAt: row.connected_at,
    link: linkSchema.parse(JSON.parse(row.link)),
  };
}
