import type { Channel } from '../../shared/ipc/channels';

const oneArticle = { articleId: 'a-story-that-is-not-there' };
const oneOperation = { operationId: 'no-such-operation' };
const filter = {
  states: [],
  sections: [],
  languages: [],
  authors: [],
  delivery: 'any',
  queue: 'all',
  unseen: false,
};
const oneThread = { ...oneArticle, threadId: 'no-such-thread' };
const quote = { text: 'words', prefix: '', suffix: '' };
const someArticles = { articleIds: [oneArticle.articleId] };
const required = { submit: [], approve: [], publish: [] };

/** A request of the right shape for every channel; hostile ones are made from it. */
export const soundRequests: Readonly<Record<Channel, Readonly<Record<string, unknown>>>> = {
  'app:info': {},
  'app:setPreferences': { change: { theme: 'light' } },
  'app:openLink': { href: 'https://example.org/' },
  'app:flushed': { token: 'none' },
  'article:create': { language: 'en-CA' },
  'article:open': oneArticle,
  'article:close': oneArticle,
  'article:append': {
    ...oneArticle,
    version: 0,
    groups: [{ steps: [{}], origin: 'edit', at: 0, clientId: 'window' }],
  },
  'article:setField': { ...oneArticle, change: { field: 'slug', value: 'slug' } },
  'article:spike': oneArticle,
  'article:unspike': oneArticle,
  'article:saveOnSite': oneArticle,
  'article:compareWithSite': oneArticle,
  'article:takeSiteText': oneArticle,
  'article:keepMyText': { ...oneArticle, agreedRevision: 'r' },
  'article:restoreNotice': { ...oneArticle, noticeId: 'none' },
  'article:dismissNotice': { ...oneArticle, noticeId: 'none' },
  'article:move': { ...oneArticle, move: 'approve', note: '', advisory: '' },
  'comment:start': {
    ...oneThread,
    anchor: { kind: 'text' },
    quote,
    text: 'Sure?',
    mentions: [],
    assignee: null,
  },
  'comment:reply': { ...oneThread, text: 'Yes.', mentions: [] },
  'comment:settle': { ...oneThread, state: 'resolved' },
  'comment:assign': { ...oneThread, assignee: null },
  'comment:anchor': { ...oneThread, anchor: { kind: 'text' }, quote },
  'version:list': oneArticle,
  'version:read': { ...oneArticle, seq: 0 },
  'version:name': { ...oneArticle, seq: null, name: 'First proof' },
  'version:restore': { ...oneArticle, seq: 0 },
  'version:moments': oneArticle,
  'audit:export': { articleId: oneArticle.articleId, format: 'csv' },
  'presence:takeOver': oneArticle,
  'library:list': { filter, sort: 'changed', descending: true, offset: 0, limit: 10 },
  'library:facets': {},
  'library:search': { query: 'ferry', offset: 0, limit: 10 },
  'library:neighbours': oneArticle,
  'library:vocabulary': {},
  'library:looked': oneArticle,
  'library:assign': { ...someArticles, assignee: null },
  'library:moveToSection': { ...someArticles, section: { slug: 'news', name: 'News' } },
  'library:spike': someArticles,
  'library:takeBack': { done: [{ kind: 'spike', ...oneArticle, event: 'spiked-once' }] },
  'library:queues': { filter },
  'library:saveFilter': { name: 'Mine', filter, sort: 'changed', descending: true },
  'library:removeFilter': { name: 'Mine' },
  'library:attention': {},
  'media:import': { name: 'picture.png', bytes: new Uint8Array() },
  'media:choose': {},
  'site:status': {},
  'site:inspect': { address: 'https://example.org' },
  'site:connectInBrowser': { address: 'https://example.org' },
  'site:cancelConnect': {},
  'site:connectWithPassword': { address: 'https://example.org', login: 'maya', password: 'secret' },
  'site:disconnect': {},
  'site:pull': {},
  'site:cancelPull': {},
  'site:decideGone': { decision: 'keep' },
  'site:setPolicy': { policy: { ownCopy: 'forbidden', secondSignOff: { sections: [], tags: [] }, required } },
  'outbox:list': {},
  'outbox:retry': oneOperation,
  'outbox:hold': oneOperation,
  'outbox:release': oneOperation,
  'outbox:withdraw': oneOperation,
  'outbox:export': oneOperation,
};

export interface HostilePayload {
  readonly what: string;
  readonly payload: unknown;
}

const wrongValues: readonly HostilePayload[] = [
  { what: 'nothing', payload: undefined },
  { what: 'null', payload: null },
  { what: 'a number', payload: 42 },
  { what: 'not a number', payload: Number.NaN },
  { what: 'infinity', payload: Number.POSITIVE_INFINITY },
  { what: 'a negative number', payload: -1 },
  { what: 'a fraction', payload: 0.5 },
  { what: 'a big integer', payload: 2n ** 70n },
  { what: 'an empty text', payload: '' },
  { what: 'a text', payload: "'; drop table articles; --" },
  { what: 'a long text', payload: 'x'.repeat(20_000) },
  { what: 'a boolean', payload: true },
  { what: 'an empty list', payload: [] },
  { what: 'a list of lists', payload: [[[[]]]] },
  { what: 'a long list', payload: Array.from({ length: 11_000 }, () => 'x') },
  { what: 'a date', payload: new Date(0) },
  { what: 'a set of other keys', payload: { $where: '1', sql: 'select 1' } },
  { what: 'a prototype by another way', payload: { constructor: { prototype: { polluted: true } } } },
];

/** Payloads made from a sound one: the whole replaced, a key more, a key less, every value replaced by every wrong one. */
export function hostilePayloads(sound: Readonly<Record<string, unknown>>): readonly HostilePayload[] {
  const keys = Object.keys(sound);
  return [
    ...wrongValues.map(({ what, payload }) => ({ what: `instead of all: ${what}`, payload })),
    ...['extra', 'channel', 'sender', 'toString'].map((key) => ({
      what: `${key} as well`,
      payload: { ...sound, [key]: 'x' },
    })),
    ...keys.map((key) => ({
      what: `no ${key}`,
      payload: Object.fromEntries(Object.entries(sound).filter(([name]) => name !== key)),
    })),
    ...keys.flatMap((key) =>
      wrongValues.map(({ what, payload }) => ({
        what: `${key}: ${what}`,
        payload: { ...sound, [key]: payload },
      })),
    ),
  ];
}
