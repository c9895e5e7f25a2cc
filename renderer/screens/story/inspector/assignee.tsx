import type { Assignee } from '../../../../shared/article/fields';
import { useText } from '../../../i18n/text';
import { useMe } from '../../../state/me';
import { peopleToAssign } from '../../desk/person-choices';
import { SelectField } from '../fields/controls';
import { useField } from '../fields/use-field';
import { useServices } from '../services';

/** Who has the story to do. */
export function AssigneeField() {
  const t = useText();
  const { vocabulary } = useServices();
  const me = useMe();
  const [assignee, setAssignee] = useField('assignee');
  const known = peopleToAssign(me, vocabulary?.people ?? []);
  const people =
    assignee === null || known.some((person) => keyOf(person) === keyOf(assignee))
      ? known
      : [assignee, ...known];
  return (
    <SelectField
      label={t('desk.field.assignee')}
      value={assignee === null ? '' : keyOf(assignee)}
      options={[
        { value: '', label: t('desk.assign.nobody') },
        ...people.map((person) => ({ value: keyOf(person), label: person.name })),
      ]}
      onChange={(key) => setAssignee(people.find((person) => keyOf(person) === key) ?? null)}
    />
  );
}

function keyOf({ slug, name }: Assignee): string {
  return slug === '' ? `name ${name}` : slug;
}
