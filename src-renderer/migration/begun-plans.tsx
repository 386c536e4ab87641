import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { IconButton } from '../components/icon-button';
import { migrationTexts } from '../texts/migration-texts';
import { formatAge } from '../texts/words';
import { forgetPlan, usePlansBegun } from './kept-plans';
import type { MigrationTarget } from '../app/dialogs';
import classes from './begun-plans.module.css';

const texts = migrationTexts.begun;

interface BegunPlansProps {
  readonly dataset: string;
  readonly onChoose: (target: MigrationTarget) => void;
}

/** The plans for a dataset that were left before they were applied. */
export function BegunPlans({ dataset, onChoose }: BegunPlansProps) {
  const plans = usePlansBegun(dataset);
  if (plans.length === 0) return null;
  return (
    <section aria-label={texts.title}>
      <h3 className={classes.title}>{texts.title}</h3>
      <ul className={classes.list}>
        {plans.map((kept) => (
          <li key={kept.time} className={classes.row}>
            <strong className={classes.label}>{kept.toLabel}</strong>
            <span className={classes.age}>{formatAge(kept.time)}</span>
            <Button variant="default" size="compact-sm" onClick={() => onChoose(kept.to)}>
              {texts.resume}
            </Button>
            <IconButton label={texts.discard(kept.toLabel)} variant="subtle" onClick={() => forgetPlan(kept)}>
              <IconTrash size={16} />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
