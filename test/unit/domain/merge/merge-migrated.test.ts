import { describe, expect, test } from 'vitest';

import type { LabelClass, LabelSchema } from '../../../../src-main/domain/label-schema/label-schema';
import { mergeSchemas } from '../../../../src-main/domain/merge/merge-schemas';
import { migratorsOf } from '../../../../src-main/domain/merge/side-migrators';
import { derivePlan } from '../../../../src-main/domain/migration/derive-plan';
import type { ClassRule, MigrationPlan } from '../../../../src-main/domain/migration/plan';
import type { Region } from '../../../../src-main/domain/regions/region';
import type { DatasetModel } from '../../../builders/datasets';
import { schemaIn } from '../../../builders/migrations';
import { anObjectStore } from '../../../builders/object-store';
import { aPage, aRegion } from '../../../builders/regions';
import { merge } from './merge-helpers';

const named = (...names: string[]): LabelSchema => ({
  classes: names.toSorted().map((name): LabelClass => ({ id: name, name })),
});
const BASE = named('chart', 'photo', 'text');

/** The plan to a schema that lacks some classes, by these rules. */
function planTo(to: LabelSchema, classes: ClassRule[]) {
  const store = anObjectStore();
  const [from, next] = [schemaIn(store, BASE), schemaIn(store, to)];
  const plan: MigrationPlan = { steps: [derivePlan(from, next, { classes })] };
  return { plan, schemas: new Map([from, next].map(({ id, schema }) => [id, schema])) };
}

const toFigure = planTo(named('figure', 'photo', 'text'), [{ class: 'chart', action: 'map', to: 'figure' }]);
const toPhoto = planTo(named('photo', 'text'), [{ class: 'chart', action: 'map', to: 'photo' }]);
const schemas = new Map([...toFigure.schemas, ...toPhoto.schemas]);

const region = (id: string, classId: string, fields: Partial<Region> = {}): Region =>
  aRegion({ id, class: classId, ...fields });
const dataset = (...regions: Region[]): DatasetModel => ({ '0a': { pages: [aPage(regions)] } });
const classes = (merged: DatasetModel) =>
  Object.fromEntries((merged['0a']?.pages[0]?.regions ?? []).map((item) => [item.id, item.class]));

describe('labels under two schemas', () => {
  const migrators = migratorsOf({ ours: [toFigure.plan], theirs: [], schemas });
  const base = dataset(region('a', 'chart'), region('b', 'text'));
  const ours = dataset(region('a', 'figure'), region('b', 'text'));

  test('are compared under the merged one: what a migration rewrote is no edit', () => {
    const theirs = dataset(region('a', 'chart', { text: 'x' }), region('b', 'text'));
    const merged = merge({ base, ours, theirs }, { migrators });
    expect(merged.open).toEqual([]);
    const page = aPage([region('a', 'figure', { text: 'x' }), region('b', 'text')]);
    expect(merged.dataset['0a']?.pages).toEqual([page]);
  });

  test('drawn meanwhile go by the migration, in documents that only their side changed, too', () => {
    const theirs = {
      ...base,
      ...dataset(region('a', 'chart'), region('c', 'chart'), region('b', 'text')),
      '1b': dataset(region('d', 'chart'))['0a']!,
    };
    const merged = merge({ base, ours, theirs }, { migrators });
    expect(merged.open).toEqual([]);
    expect(classes(merged.dataset)).toEqual({ a: 'figure', b: 'text', c: 'figure' });
    expect(merged.dataset['1b']?.pages[0]?.regions[0]?.class).toBe('figure');
  });

  test('that the other side only deleted or left alone are gone without a conflict', () => {
    expect(merge({ base, ours, theirs: dataset(region('b', 'text')) }, { migrators }).open).toEqual([]);
    const removed = merge({ base, ours, theirs: {} }, { migrators });
    expect(removed.open).toEqual([]);
    expect(removed.dataset).toEqual({});
  });

  test('are the same whichever side is called ours', () => {
    const theirs = dataset(region('a', 'chart', { text: 'x' }), region('c', 'chart'), region('b', 'text'));
    const back = merge(
      { base, ours: theirs, theirs: ours },
      {
        migrators: migratorsOf({ ours: [], theirs: [toFigure.plan], schemas }),
      },
    );
    expect(back.open).toEqual([]);
    expect(classes(back.dataset)).toEqual({ a: 'figure', b: 'text', c: 'figure' });
  });

  test('have no base where the two migrations make different things of one class', () => {
    const plans = { ours: [toFigure.plan], theirs: [toPhoto.plan], schemas };
    const sides = { base, ours, theirs: dataset(region('a', 'photo'), region('b', 'text', { text: 'x' })) };
    const merged = merge(sides, { migrators: migratorsOf(plans) });
    expect(merged.open).toMatchObject([{ field: 'class', hasBase: false, ours: 'figure', theirs: 'photo' }]);
    const schema = mergeSchemas({
      base: BASE,
      ours: named('figure', 'photo', 'text'),
      theirs: named('photo', 'text'),
    });
    expect(schema.schema).toEqual(named('figure', 'photo', 'text'));
  });
});
