import { describe, expect, test } from 'vitest';

import type { AttributeDefinition, LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { createTally } from '../../../src-main/domain/migration/effect-tally';
import { createMigrator } from '../../../src-main/domain/migration/migrate-page';
import type { AttributeRule } from '../../../src-main/domain/migration/plan';
import { aPage, aRegion } from '../../builders/regions';

const schemaOf = (kind: Partial<AttributeDefinition>): LabelSchema => ({
  classes: [{ id: 'text', name: 'Text', attributes: [{ id: 'k', name: 'kind', type: 'string', ...kind }] }],
});
const VALUES = ['7', 'x', 'y'];

/** The lines of a plan with one rule about an attribute, which is a text before, with the regions of each. */
function linesOf(rule: Partial<AttributeRule>, kind: Partial<AttributeDefinition>): [string, number][] {
  const [before, after] = [schemaOf({}), schemaOf(kind)];
  const attributes = [{ class: 'text', attribute: 'k', to: 'k', ...rule }];
  const plan = { steps: [{ from: 'a', to: 'b', classes: [], attributes }] };
  const schemas = new Map([
    ['a', before],
    ['b', after],
  ]);
  const migrator = createMigrator([plan], schemas);
  const tally = createTally(migrator.lines, before, after);
  const regions = VALUES.map((k) => aRegion({ id: `r${k}`, class: 'text', attributes: { k } }));
  const page = aPage([...regions, aRegion({ id: 'none', class: 'text' })]);
  tally.addPage(page, migrator.migratePage(page, { pageIndex: 0, size: null }));
  return tally.result().plan.map(({ rule: words, regions: count }) => [words, count]);
}

describe('values that a rule keeps though they do not fit', () => {
  const kept = 'values of Text.kind that do not fit → kept';

  test('have a line of their own, with the regions that have one', () => {
    expect(linesOf({}, { type: 'choice', choices: ['x'] })).toEqual([
      ['attribute Text.kind', 3],
      [kept, 2],
    ]);
    const values = [['y', 'x'] as const];
    expect(linesOf({ values, otherwise: 'keep' }, { type: 'choice', choices: ['x'] })[1]).toEqual([kept, 1]);
  });

  test('have none where every value fits, or none is kept', () => {
    expect(linesOf({}, { name: 'sort' })).toEqual([['rename Text.kind → sort', 3]]);
    for (const otherwise of ['drop', 'review', 'convert'] as const)
      expect(linesOf({ otherwise }, { type: 'number' })).toHaveLength(1);
    expect(linesOf({ to: null }, { type: 'number' })).toEqual([['drop Text.kind', 3]]);
  });
});
