import { Select } from '@mantine/core';
import { migrationTexts } from '../../texts/migration-texts';
import { withRelation } from './plan-edits';
import type { StepView } from './plan-editor';
import classes from './plan.module.css';

const texts = migrationTexts.plan.relations;
const UNCHANGED = 'unchanged';
const REMOVED = 'removed';
const TO = 'to ';

/** What becomes of the links between regions. */
export function RelationRules({ view: { step, from, to, onChange } }: { readonly view: StepView }) {
  const types = from.relationTypes ?? [];
  if (types.length === 0) return <p className={classes.quiet}>{texts.none}</p>;
  const targets = to.relationTypes ?? [];
  const valueOf = (type: string): string => {
    const rule = step.relationTypes?.find((each) => each.type === type);
    return rule === undefined ? UNCHANGED : rule.to === null ? REMOVED : `${TO}${rule.to}`;
  };
  const choose = (type: string, value: string): void =>
    onChange(
      withRelation(
        step,
        type,
        value === UNCHANGED ? undefined : value === REMOVED ? null : value.slice(TO.length),
      ),
    );
  return (
    <ul className={classes.list}>
      {types.map(({ id, name }) => (
        <li key={id} className={classes.item}>
          <span className={classes.what}>{name}</span>
          <Select
            aria-label={texts.how(name)}
            data={[
              { value: UNCHANGED, label: texts.unchanged },
              ...targets.map((target) => ({ value: `${TO}${target.id}`, label: texts.to(target.name) })),
              { value: REMOVED, label: texts.removed },
            ]}
            value={valueOf(id)}
            onChange={(value) => value !== null && choose(id, value)}
          />
        </li>
      ))}
    </ul>
  );
}
