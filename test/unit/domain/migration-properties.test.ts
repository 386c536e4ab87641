import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { writePage, documentObject } from '../../../src-main/domain/dataset-versions/object-forms';
import { emptyTree, updateTree } from '../../../src-main/domain/dataset-versions/document-tree';
import { diffDatasets, invertDocument } from '../../../src-main/domain/diff/dataset-diff';
import { diffRegions } from '../../../src-main/domain/diff/region-diff';
import { replayPages } from '../../../src-main/domain/diff/replay-plans';
import { checkPlan } from '../../../src-main/domain/migration/check-plan';
import { derivePlan } from '../../../src-main/domain/migration/derive-plan';
import { createTally } from '../../../src-main/domain/migration/effect-tally';
import { createMigrator } from '../../../src-main/domain/migration/migrate-page';
import type { MigrationPlan } from '../../../src-main/domain/migration/plan';
import { parsePlanFile, planFile } from '../../../src-main/domain/migration/plan-file';
import { planObject, readPlan } from '../../../src-main/domain/migration/plan-object';
import type { PageContent } from '../../../src-main/domain/regions/region';
import { anyPageUnder, anySchema, anyStep, schemaIn } from '../../builders/migrations';
import { anObjectStore, type ObjectStoreInMemory } from '../../builders/object-store';

const SIZE = { width: 6_120_000, height: 7_920_000 };
const PLACE = { pageIndex: 0, size: SIZE };
const RUNS = { numRuns: 150 };

interface Case {
  readonly store: ObjectStoreInMemory;
  readonly schemas: ReturnType<typeof schemaMap>;
  readonly plan: MigrationPlan;
  readonly page: PageContent;
}

const schemaMap = (...ends: ReturnType<typeof schemaIn>[]) =>
  new Map(ends.map(({ id, schema }) => [id, schema]));

/** A page under the first of `steps + 1` schemas, and a plan through all of them. */
const anyCase = (steps: number): fc.Arbitrary<Case> =>
  fc.array(anySchema, { minLength: steps + 1, maxLength: steps + 1 }).chain((found) => {
    const store = anObjectStore();
    const ends = found.map((schema) => schemaIn(store, schema));
    const pairs = ends.slice(1).map((to, index) => anyStep(ends[index] as typeof to, to));
    const [first] = found as [(typeof found)[number], ...typeof found];
    return fc.record({
      store: fc.constant(store),
      schemas: fc.constant(schemaMap(...ends)),
      plan: fc.tuple(...pairs).map((all) => ({ steps: all })),
      page: anyPageUnder(first),
    });
  });

describe('any migration', () => {
  test('neither loses nor invents a region, apart from those it says it removes', () => {
    fc.assert(
      fc.property(anyCase(1), ({ plan, schemas, page }) => {
        const { page: after, outcomes } = createMigrator([plan], schemas).migratePage(page, PLACE);
        const removed = new Set(outcomes.filter((one) => one.after === null).map(({ id }) => id));
        expect(after.regions.map(({ id }) => id)).toEqual(
          page.regions.map(({ id }) => id).filter((id) => !removed.has(id)),
        );
        expect(after.regions.some(({ parent }) => parent !== undefined && removed.has(parent))).toBe(false);
        expect((after.order ?? []).some((id) => removed.has(id))).toBe(false);
        const known = new Set(schemas.get(plan.steps[0]?.to ?? '')?.classes.map(({ id }) => id));
        expect(after.regions.every((region) => region.class === null || known.has(region.class))).toBe(true);
      }),
      RUNS,
    );
  });

  test('leaves nothing for the labels part of a difference', () => {
    fc.assert(
      fc.property(anyCase(2), ({ plan, schemas, page }) => {
        const migrator = createMigrator([plan], schemas);
        const { page: now } = migrator.migratePage(page, PLACE);
        const replay = { migrator, answersUnder: schemas.get(plan.steps.at(-1)?.to ?? '') ?? null };
        const [replayed] = replayPages(replay, [{ pageIndex: 0, old: page, now }], () => SIZE);
        expect(replayed?.expected).toEqual(now);
      }),
      RUNS,
    );
  });

  test('goes by way of b as it goes straight', () => {
    fc.assert(
      fc.property(anyCase(3), ({ plan: { steps }, schemas, page }) => {
        const straight = createMigrator([{ steps }], schemas).migratePage(page, PLACE).page;
        const byWay = steps.reduce(
          (at, step) => createMigrator([{ steps: [step] }], schemas).migratePage(at, PLACE).page,
          page,
        );
        expect(byWay).toEqual(straight);
        const asPlans = steps.map((step) => ({ steps: [step] }));
        expect(createMigrator(asPlans, schemas).migratePage(page, PLACE).page).toEqual(straight);
      }),
      RUNS,
    );
  });

  test('counts by classes alone what reading every region counts', () => {
    fc.assert(
      fc.property(anyCase(2), ({ plan, schemas, page }) => {
        const migrator = createMigrator([plan], schemas);
        const ends = [plan.steps[0]?.from, plan.steps.at(-1)?.to].map((id) => schemas.get(id ?? ''));
        const [from, to] = ends as [NonNullable<(typeof ends)[0]>, NonNullable<(typeof ends)[0]>];
        const alike = page.regions.filter((region) => migrator.fateOf(region.class) !== null);
        const read = createTally(migrator.lines, from, to);
        const { order: _order, ...bare } = page;
        const unparented = alike.map(({ parent: _parent, ...region }) => region);
        const only = { ...bare, regions: unparented };
        read.addPage(only, migrator.migratePage(only, PLACE));
        const counted = createTally(migrator.lines, from, to);
        for (const { class: id } of alike) {
          const fate = migrator.fateOf(id);
          if (fate !== null) counted.addAlike(id, 1, fate);
        }
        expect(counted.result()).toEqual(read.result());
      }),
      RUNS,
    );
  });
});

describe('corrections after a migration', () => {
  test('are told one by one, and the other way round they are taken back', () => {
    fc.assert(
      fc.property(anyCase(1), fc.integer({ min: 0, max: 6 }), ({ store, plan, schemas, page }, wanted) => {
        const migrator = createMigrator([plan], schemas);
        const { page: migrated, outcomes } = migrator.migratePage(page, PLACE);
        const corrected = migrated.regions.map((region, index) =>
          index < wanted ? { ...region, text: `${region.text ?? ''} corrected` } : region,
        );
        const count = Math.min(wanted, corrected.length);
        const rootOf = (content: PageContent) => {
          const id = writePage(store, content);
          const pages = id === null ? [] : [[0, id] as const];
          const file = { name: 'a', ...SIZE };
          const document = store.write(documentObject({ entry: 'e', file: null, absent: file, pages }));
          return updateTree(store, emptyTree(store), new Map([['e', document]]));
        };
        const sides = {
          reader: store,
          from: rootOf(page),
          to: rootOf({ ...migrated, regions: corrected }),
          pageSize: () => SIZE,
          replay: { migrator, answersUnder: null },
        };
        const pages = [...diffDatasets(sides)].flatMap((document) => document.pages);
        const labels = pages.flatMap(({ regions }) => regions);
        expect(labels.map(({ change, kinds }) => [change, kinds])).toEqual(
          Array.from({ length: pages.length === 0 ? 0 : count }, () => ['changed', ['text']]),
        );
        const rewritten = outcomes.filter((one) => one.after !== one.before).length;
        if (pages.length > 0 && diffRegions(page, migrated).length === rewritten)
          expect(pages.flatMap((one) => one.rewritten)).toHaveLength(rewritten);
        const inverse = [...diffDatasets(sides)].map(invertDocument).map(invertDocument);
        expect(inverse).toEqual([...diffDatasets(sides)]);
      }),
      RUNS,
    );
  });
});

describe('any plan', () => {
  test('that was derived is without problems, complete, and stays itself in both its written forms', () => {
    fc.assert(
      fc.property(anyCase(2), ({ store, plan, schemas }) => {
        const ends = { from: plan.steps[0]?.from ?? '', to: plan.steps.at(-1)?.to ?? '' };
        expect(checkPlan(plan, schemas, ends)).toEqual([]);
        const again = plan.steps.map((step) => {
          const at = (id: string) => ({ id, schema: schemas.get(id) ?? { classes: [] } });
          return derivePlan(at(step.from), at(step.to), step);
        });
        expect(again).toEqual(plan.steps);
        const id = store.write(planObject(plan));
        expect(store.write(planObject(readPlan(store, id)))).toBe(id);
        const file = JSON.parse(JSON.stringify(planFile(plan, schemas))) as unknown;
        const read = parsePlanFile(file, plan, schemas);
        expect(read.problems).toEqual([]);
        expect(store.write(planObject(read.plan))).toBe(id);
      }),
      RUNS,
    );
  });
});
