import { Check, Minus } from 'lucide-react';
import type { SiteStatus } from '../../../shared/ipc/site-answers';
import { useText } from '../../i18n/text';
import type { Text } from '../../i18n/text';
import styles from './settings.module.css';

const abilities = ['publish', 'editOthers', 'upload', 'createTags', 'createSections'] as const;
const knownRoles = ['administrator', 'editor', 'author', 'contributor', 'subscriber'] as const;

/** Who the person is at the site and what that allows, as the site said when last asked. */
export function YourRole({ site }: { readonly site: SiteStatus }) {
  const t = useText();
  return (
    <dl className={styles.facts}>
      <dt>{t('site.person')}</dt>
      <dd>{t('site.person.name', { name: site.personName, login: site.login })}</dd>
      <dt>{t('site.roles')}</dt>
      <dd>{rolesInWords(site.roles, t)}</dd>
      <dt>{t('site.abilities')}</dt>
      <dd>
        <ul className={styles.abilities}>
          {abilities.map((ability) => {
            const may = site.abilities[ability];
            return (
              <li key={ability} data-may={may}>
                {may ? <Check size={14} aria-hidden="true" /> : <Minus size={14} aria-hidden="true" />}
                {t(`site.ability.${ability}.${may ? 'yes' : 'no'}`)}
              </li>
            );
          })}
        </ul>
      </dd>
    </dl>
  );
}

/** The site's roles by the newsroom's names; a role of a plugin's own stands as the site calls it. */
export function rolesInWords(roles: readonly string[], t: Text): string {
  if (roles.length === 0) return t('site.role.none');
  return roles
    .map((role) => {
      const known = knownRoles.find((name) => name === role);
      return known === undefined ? role : t(`site.role.${known}`);
    })
    .join(' · ');
}
