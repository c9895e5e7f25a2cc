import type { Assignee } from '../../shared/article/fields';
import { usePreferences } from './preferences';
import { useSite } from './site';

/** Who sits here, as stories name people: by the site's name for them, else by the preferences'. */
export function useMe(): Assignee {
  const slug = useSite(({ site }) => site?.person ?? '');
  const signedIn = useSite(({ site }) => site?.personName ?? null);
  const person = usePreferences(({ preferences }) => preferences.person);
  return { slug, name: signedIn ?? person };
}
