import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../electron/store/file/open';
import { saveSite } from '../../electron/store/sites/sites';
import { replaceVocabulary } from '../../electron/store/sites/vocabulary';
import { defaultPolicy } from '../../shared/article/policy';
import type { SiteId } from '../../shared/article/ids';
import { noon, valueOf } from './newsroom';

/** The desk of a site that cannot be reached now: Maya is signed in, Léo and Claire are her colleagues. */
const people = ['Maya Tremblay', 'Léo Gagné', 'Claire Roy'].map((name, index) => ({
  id: index + 1,
  slug: name.split(' ')[0]?.toLowerCase().replace('é', 'e') ?? '',
  name,
  bio: '',
  picture: null,
}));

/** A folder for `launchStet` with a newsroom that knows a site and its people, and no story yet. */
export function userDataWithSite(): string {
  const userData = mkdtempSync(join(tmpdir(), 'stet-e2e-'));
  const store = valueOf(openStore({ directory: join(userData, 'newsroom'), now: noon }));
  const id = 'site-offline' as SiteId;
  const abilities = {
    publish: true,
    editOthers: true,
    upload: true,
    createTags: true,
    createSections: true,
  };
  saveSite(store.db, {
    id,
    url: 'http://127.0.0.1:9',
    name: 'The Harbour',
    login: 'maya',
    person: { id: 1, name: 'Maya Tremblay', slug: 'maya', roles: ['editor'], abilities },
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
    connectedAt: noon().toISOString(),
    link: { kind: 'offline', since: noon().toISOString(), code: 'site.unreachable' },
  });
  replaceVocabulary(store.db, id, { sections: [], tags: [], people });
  store.close();
  return userData;
}
