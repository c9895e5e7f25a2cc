import * as z from 'zod';
import { deliveryActions } from '../article/delivery';
import { fieldChangeSchema, languageSchema } from '../article/fields';
import { articleIdSchema, operationIdSchema } from '../article/ids';
import { stepGroupSchema } from '../article/journal';
import { workflowStates } from '../article/workflow';
import { preferencesChangeSchema } from './preferences';
import type { Channel } from './channels';

/** Longest page of rows one request may ask for. */
export const maxPageRows = 500;

const nothing = z.strictObject({});
const oneArticle = z.strictObject({ articleId: articleIdSchema });
const oneNotice = z.strictObject({ articleId: articleIdSchema, noticeId: z.string().min(1).max(64) });
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
] as const;

export const libraryFilterSchema = z.strictObject({
  states: z.array(z.enum(workflowStates)).max(20),
  sections: z.array(z.string().max(200)).max(200),
  languages: z.array(languageSchema).max(10),
  authors: z.array(z.string().max(200)).max(200),
  /** Only stories that wait to be sent, or that need the reader's decision. */
  delivery: z.enum(['any', 'waiting', 'needs-you']),
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
  'article:send': z.strictObject({ articleId: articleIdSchema, action: z.enum(deliveryActions) }),
  'article:compareWithSite': oneArticle,
  'article:takeSiteText': oneArticle,
  'article:keepMyText': z.strictObject({ articleId: articleIdSchema, agreedRevision: z.string().max(200) }),
  'article:restoreNotice': oneNotice,
  'article:dismissNotice': oneNotice,
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
  'outbox:list': nothing,
  'outbox:retry': oneOperation,
  'outbox:hold': oneOperation,
  'outbox:release': oneOperation,
  'outbox:withdraw': oneOperation,
  'outbox:export': oneOperation,
} as const satisfies Record<Channel, z.ZodType>;

export type Request<Name extends Channel> = z.infer<(typeof requestSchemas)[Name]>;
