import type { Assignee } from '../../../shared/article/fields';
import type { Person } from '../../../shared/ipc/site-answers';

/** The people a story can be given to: oneself first, then who the site knows, by name. */
export function peopleToAssign(me: Assignee, people: readonly Person[]): readonly Assignee[] {
  const others = people
    .filter(({ slug }) => slug !== me.slug)
    .map(({ slug, name }) => ({ slug, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return me.name === '' ? others : [me, ...others];
}
