import type { CmsPerson } from '../../electron/cms/cms';
import type { SiteAbilities } from '../../shared/ipc/site-answers';

/** Somebody who signs in at the fake site. */
export interface FakePerson {
  readonly person: CmsPerson;
  readonly abilities: SiteAbilities;
}

/** An editor of the site, who may do all that a desk does there. */
export function fakeEditor(id: number, slug: string, name: string): FakePerson {
  return {
    person: { id, slug, name, bio: '', picture: null },
    abilities: { publish: true, editOthers: true, upload: true, createTags: true, createSections: false },
  };
}
