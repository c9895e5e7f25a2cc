import { failed, ok } from '../../../shared/errors/app-error';
import type { SiteAbilities } from '../../../shared/ipc/site-answers';
import type { Cms } from '../cms';
import { parseAnswer } from '../http';
import { plainAddress } from './address';
import { companionOf } from './companion';
import { indexSchema, profileSchema, siteName, siteTimeZone } from './shapes';
import type { Rest } from './rest';

type Self = Pick<Cms, 'site' | 'profile'>;

/** The site's own description, and the person's standing there. `now` is this machine's clock. */
export function self(rest: Rest, now: () => Date): Self {
  return {
    site: async () => {
      const at = await rest.root();
      if (!at.ok) return at;
      const asked = now().getTime();
      const answer = await rest.ask({ method: 'GET', route: '/', query: { _fields: indexFields } });
      if (!answer.ok) return answer;
      const clockSkewMs = clockSkew(answer.value.headers.get('date'), asked, now().getTime());
      const index = parseAnswer(answer.value, indexSchema);
      if (!index.ok) return index;
      const routes = Object.keys(index.value.routes ?? {});
      const hasCompanion = index.value.namespaces.includes('stet/v1');
      const companion = hasCompanion ? await companionOf(rest) : ok(null);
      if (!companion.ok) return companion;
      return ok({
        url: plainAddress(at.value.home),
        name: siteName(index.value),
        coAuthors: routes.includes('/wp/v2/coauthors'),
        languages: routes.some((route) => route.startsWith('/pll/v1/languages')),
        clockSkewMs,
        companion: companion.value?.site ?? null,
        timeZone: siteTimeZone(index.value),
        policy: companion.value?.policy ?? null,
      });
    },
    profile: async () => {
      const me = await rest.get('/wp/v2/users/me', { context: 'edit' }, profileSchema);
      if (!me.ok) return me;
      const { id, name, slug, roles, capabilities, registered_date: registeredAt } = me.value;
      if (capabilities['edit_posts'] !== true) return failed('site.role-forbids', { what: 'edit' });
      return ok({
        id,
        name,
        slug,
        roles,
        abilities: abilitiesOf(capabilities),
        registeredAt,
        manages: capabilities['manage_options'] === true,
      });
    },
  };
}

const indexFields = 'name,home,namespaces,routes,authentication,timezone_string,gmt_offset';

/** The capabilities that WordPress checks on its own routes. */
function abilitiesOf(may: Readonly<Record<string, unknown>>): SiteAbilities {
  return {
    publish: may['publish_posts'] === true,
    editOthers: may['edit_others_posts'] === true,
    upload: may['upload_files'] === true,
    // Tags have no order of their own, so whoever may assign them may make them.
    createTags: may['edit_posts'] === true,
    createSections: may['manage_categories'] === true,
  };
}

/** The Date header counts whole seconds: within a second and a half, the clocks agree. */
function clockSkew(header: string | null, asked: number, answered: number): number {
  const theirs = Date.parse(header ?? '');
  if (Number.isNaN(theirs)) return 0;
  const skew = theirs + 500 - (asked + answered) / 2;
  return Math.abs(skew) < 1_500 ? 0 : Math.round(skew);
}
