import { Button } from '@mantine/core';
import { migrationTexts } from '../texts/migration-texts';
import { formatAge } from '../texts/words';
import type { Migration } from './use-migration';
import classes from './begun-plans.module.css';

const texts = migrationTexts.begun;

/** Over a plan: whether it is one that was made before, and the way to the other. */
export function BegunPlan({ migration: { begun, takeBegun } }: { readonly migration: Migration }) {
  if (begun === undefined) return null;
  if (begun === 'outdated')
    return (
      <p className={classes.note} role="status">
        {texts.outdated}
      </p>
    );
  const { isResumed, time } = begun;
  return (
    <p className={classes.note} role="status">
      {isResumed ? texts.resumed(formatAge(time)) : texts.other(formatAge(time))}
      <Button variant="default" size="compact-xs" onClick={() => takeBegun(!isResumed)}>
        {isResumed ? texts.anew : texts.resume}
      </Button>
    </p>
  );
}
