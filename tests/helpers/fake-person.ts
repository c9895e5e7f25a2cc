import type { CmsPerson } from '../../electron/cms/cms';
import type { SiteAbilities } from '../../shared/ipc/site-answers';

/** Somebody who signs in at the fake site. */
export interface FakePerson {
  readonly person: CmsPerson;
  readonly abilities: SiteAbilities;
}
