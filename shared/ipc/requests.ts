import * as z from 'zod';
import { assigneeSchema, fieldChangeSchema, languageSchema, sectionSchema } from '../article/fields';
import { articleIdSchema, operationIdSchema } from '../article/ids';
import { stepGroupSchema } from '../article/journal';
import { policySchema } from '../article/policy';
import { anchorSchema, colleagueSchema, longestComment, quoteSchema } from '../article/threads';
import { workflowStates } from '../article/workflow/events';
import { moves } from '../article/workflow/moves';
import { preferencesChangeSchema } from './preferences';
import type { Channel } from './channels';
import { doneToOneSchema } from './done-to-one';

/** Longest page of rows one request may ask for. */
export const maxPageRows = 500;

const nothing = z.strictObject({});
const oneArticle = z.strictObject({ articleId: articleIdSchema });
const oneNotice = z.strictObject({ articleId: articleIdSchema, noticeId: z.string().min(1).max(64) });
const oneThread = { articleId: articleIdSchema, threadId: z.string().min(1).max(64) };
const commentText = z.string().trim().min(1).max(longestComment);
const mentions = z.array(z.string().max(200)).max(50);
/** As many stories as can be changed at once. */
export const mostAtOnce = 1_000;

const someArticles = z.array(articleIdSchema).min(1).max(mostAtOnce);
const place = z.number().int().min(0);
const oneOperation = z.strictObject({ operationId: operationIdSchema });
const address = z.string().trim().min(1).max(2_000);
const page = {
  offset: z.number().int().min(0).max(10_000_000),
  limit: z.number().int().min(1).max(maxPageRows),
};

export const librarySorts = [
  'changed',
  'headline',
  'slug',
  'state',
  'section',
  'author',
  'words',
  'language',
  'due',
] as const;

/** The desk's own queues: all of it, what is mine, what waits for me, what is due, what is under embargo. */
export const deskQueues = ['all', 'mine', 'waiting-for-me', 'due', 'embargoed'] as const;
export type DeskQueue = (typeof deskQueues)[number];

export const libraryFilterSchema = z.strictObject({
  states: z.array(z.enum(workflowStates)).max(20),
  sections: z.array(z.string().max(200)).max(200),
  languages: z.array(languageSchema).max(10),
  authors: z.array(z.string().max(200)).max(200),
  /** Only stories that wait to be sent, or that need the reader's decision. */
  delivery: z.enum(['any', 'waiting', 'needs-you']),
  queue: z.enum(deskQueues),
  /** Only stories that changed since the person looked at them last. */
  unseen: z.boolean(),
});
export type LibraryFilter = z.infer<typeof libraryFilterSchema>;

/** The schema of every request, by channel. Main parses with these before it does anything else. */
export const requestSchemas = {
  'app:info': nothing,
  'app:setPreferences': z.strictObject({ change: preferencesChangeSchema }),
  'app:openLink': z.strictObject({ href: z.string().max(4_000) }),
  'app:flushed': z.strictObject({ token: z.string().max(64) }),
  'article:create': z.strictObject({ language: languageSchema }),
  'article:open': oneArticle,
  'article:close': oneArticle,
  'article:append': z.strictObject({
    articleId: articleIdSchema,
    /** Steps the window has confirmed so far: prosemirror-collab's version. */
    version: z.number().int().min(0),
    groups: z.array(stepGroupSchema).min(1).max(2_000),
  }),
  'article:setField': z.strictObject({ articleId: articleIdSchema, change: fieldChangeSchema }),
  'article:spike': oneArticle,
  'article:unspike': oneArticle,
  'article:saveOnSite': oneArticle,
  'article:compareWithSite': oneArticle,
  'article:takeSiteText': oneArticle,
  'article:keepMyText': z.strictObject({ articleId: articleIdSchema, agreedRevision: z.string().max(200) }),
  'article:restoreNotice': oneNotice,
  'article:dismissNotice': oneNotice,
  'article:move': z.strictObject({
    articleId: articleIdSchema,
    move: z.enum(moves),
    /** What has to change, why it is killed; or the public notice of an update or a correction. */
    note: z.string().trim().max(5_000),
    /** With `kill`: what stands at the story's address from then on; empty to leave nothing there. */
    advisory: z.string().trim().max(5_000),
  }),
  'comment:start': z.strictObject({
    ...oneThread,
    anchor: anchorSchema,
    quote: quoteSchema,
    text: commentText,
    mentions,
    assignee: colleagueSchema.nullable(),
  }),
  'comment:reply': z.strictObject({ ...oneThread, text: commentText, mentions }),
  'comment:settle': z.strictObject({ ...oneThread, state: z.enum(['open', 'resolved']) }),
  'comment:assign': z.strictObject({ ...oneThread, assignee: colleagueSchema.nullable() }),
  /** Hangs a thread on another place, e.g. one whose words are gone. */
  'comment:anchor': z.strictObject({ ...oneThread, anchor: anchorSchema, quote: quoteSchema }),
  'version:list': oneArticle,
  /** The story as it stood at a row of its journal. */
  'version:read': z.strictObject({ articleId: articleIdSchema, seq: place }),
  'version:name': z.strictObject({
    articleId: articleIdSchema,
    /** Null for the story as it stands. */
    seq: place.nullable(),
    name: z.string().trim().min(1).max(200),
  }),
  'version:restore': z.strictObject({ articleId: articleIdSchema, seq: place }),
  'version:moments': oneArticle,
  'audit:export': z.strictObject({
    /** Null for every story. */
    articleId: articleIdSchema.nullable(),
    format: z.enum(['csv', 'json']),
  }),
  'presence:takeOver': oneArticle,
  'library:list': z.strictObject({
    filter: libraryFilterSchema,
    sort: z.enum(librarySorts),
    descending: z.boolean(),
    ...page,
  }),
  'library:facets': nothing,
  'library:search': z.strictObject({ query: z.string().max(1_000), ...page }),
  'library:neighbours': oneArticle,
  'library:vocabulary': nothing,
  /** The person has the story before their eyes: what changed until now is seen. */
  'library:looked': oneArticle,
  'library:assign': z.strictObject({ articleIds: someArticles, assignee: assigneeSchema.nullable() }),
  'library:moveToSection': z.strictObject({ articleIds: someArticles, section: sectionSchema }),
  'library:spike': z.strictObject({ articleIds: someArticles }),
  /** Brings each story back to its own place before; one that was changed since stays, and is told. */
  'library:takeBack': z.strictObject({ done: z.array(doneToOneSchema).min(1).max(mostAtOnce) }),
  /** The filter is what sections are counted under. */
  'library:queues': z.strictObject({ filter: libraryFilterSchema }),
  'library:saveFilter': z.strictObject({
    name: z.string().trim().min(1).max(80),
    filter: libraryFilterSchema,
    sort: z.enum(librarySorts),
    descending: z.boolean(),
  }),
  'library:removeFilter': z.strictObject({ name: z.string().min(1).max(80) }),
  'library:attention': nothing,
  'media:import': z.strictObject({ name: z.string().max(500), bytes: z.instanceof(Uint8Array) }),
  'media:choose': nothing,
  'site:status': nothing,
  'site:inspect': z.strictObject({ address }),
  'site:connectInBrowser': z.strictObject({ address }),
  'site:cancelConnect': nothing,
  'site:connectWithPassword': z.strictObject({
    address,
    login: z.string().trim().min(1).max(200),
    password: z.string().min(1).max(500),
  }),
  'site:disconnect': nothing,
  'site:pull': nothing,
  'site:cancelPull': nothing,
  'site:decideGone': z.strictObject({ decision: z.enum(['spike', 'keep']) }),
  'site:setPolicy': z.strictObject({ policy: policySchema }),
  'outbox:list': nothing,
  'outbox:retry': oneOperation,
  'outbox:hold': oneOperation,
  'outbox:release': oneOperation,
  'outbox:withdraw': oneOperation,
  'outbox:export': oneOperation,
} as const satisfies Record<Channel, z.ZodType>;

export type Request<Name extends Channel> = z.infer<(typeof requestSchemas)[Name]>;
