import { failed, ok } from '../../shared/errors/app-error';
import type { SyncEngine, SyncParts } from './sync-engine';

export type { SyncEngine } from './sync-engine';

/** Not connected yet: answers so until the engine lands. */
export function startSync(_parts: SyncParts): SyncEngine {
  const none = failed('site.not-connected');
  return {
    status: () => null,
    vocabulary: () => ({ sections: [], tags: [], people: [], mayCreateTags: true, mayCreateSections: false }),
    inspect: () => Promise.resolve(none),
    connectInBrowser: () => Promise.resolve(none),
    cancelConnect: () => undefined,
    connectWithPassword: () => Promise.resolve(none),
    disconnect: () => ok(null),
    send: () => none,
    compare: () => Promise.resolve(none),
    takeSiteText: () => Promise.resolve(none),
    keepMyText: () => Promise.resolve(none),
    outbox: () => [],
    retry: () => none,
    hold: () => none,
    release: () => none,
    withdraw: () => none,
    pull: () => none,
    cancelPull: () => undefined,
    fetchPicture: () => Promise.resolve(none),
    wake: () => undefined,
    stop: () => undefined,
  };
}
