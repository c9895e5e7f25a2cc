import { policySteps, requirements } from '../../../shared/article/policy';
import type { PolicyStep, Requirement, SitePolicy } from '../../../shared/article/policy';
import { useText } from '../../i18n/text';
import styles from './policy.module.css';

interface PolicyGridProps {
  readonly required: SitePolicy['required'];
  readonly onChange: (required: SitePolicy['required']) => void;
}

/** What a story must have before each step: a row for each thing, a column for each step. */
export function PolicyGrid({ required, onChange }: PolicyGridProps) {
  const t = useText();
  return (
    <table className={styles.grid}>
      <caption>{t('review.policy.required')}</caption>
      <thead>
        <tr>
          <td />
          {policySteps.map((step) => (
            <th key={step} scope="col">
              {t(`review.policy.step.${step}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {requirements.map((requirement) => (
          <tr key={requirement}>
            <th scope="row">{t(`review.requirement.${requirement}`)}</th>
            {policySteps.map((step) => (
              <td key={step}>
                <label className={styles.cell}>
                  <input
                    type="checkbox"
                    aria-label={t('review.policy.cell', {
                      what: t(`review.requirement.${requirement}`),
                      step: t(`review.policy.step.${step}`),
                    })}
                    checked={required[step].includes(requirement)}
                    onChange={({ target }) =>
                      onChange({ ...required, [step]: changed(required[step], requirement, target.checked) })
                    }
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In the table's own order, so that what is missing is named in it. */
function changed(
  of: SitePolicy['required'][PolicyStep],
  requirement: Requirement,
  isRequired: boolean,
): Requirement[] {
  return requirements.filter((each) => (each === requirement ? isRequired : of.includes(each)));
}
