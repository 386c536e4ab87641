import { expect, test } from 'vitest';

import { objectJson } from '../../../src-main/domain/dataset-versions/object-forms';
import type { MigrationPlan } from '../../../src-main/domain/migration/plan';
import { planObject, readPlan } from '../../../src-main/domain/migration/plan-object';
import { listRules } from '../../../src-main/domain/migration/rule-lines';
import { readStoredObject } from '../../../src-main/services/changesets/check-object';
import { anObjectStore } from '../../builders/object-store';

const id = (digit: string): string => digit.repeat(64);

test('a split without rules, whose empty list is not stored, is read, told and handed over as it was', () => {
  const plan: MigrationPlan = {
    steps: [
      {
        from: id('a'),
        to: id('b'),
        classes: [{ class: 'figure', action: 'split', rules: [], otherwise: 'review' }],
      },
    ],
  };
  const store = anObjectStore();
  const written = store.write(planObject(plan));
  expect(store.readJson(written)).not.toContain('"rules"');
  const read = readPlan(store, written);
  expect(read).toEqual(plan);
  expect(listRules(read, new Map()).lines).toEqual([
    { kind: 'split', rule: 'split figure: otherwise review' },
  ]);
  expect(readStoredObject(objectJson(planObject(read)))).toHaveProperty('value');
});
