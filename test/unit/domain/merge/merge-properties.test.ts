import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { anyDataset, anyEdits, applyEdits, type ModelEdit } from '../../../builders/edited-datasets';
import { labelsByForce, regionsOf, textOf } from '../../../builders/merge-by-force';
import { decideAll, merge, type ThreeDatasets } from './merge-helpers';

const RUNS = { numRuns: 300 };

const anyRemoval: fc.Arbitrary<ModelEdit> = fc.record({
  op: fc.constant('remove' as const),
  entry: fc.constantFrom('0a', '1b', '2c'),
});
const anySideEdits = fc
  .tuple(anyEdits, fc.option(anyRemoval, { freq: 8 }))
  .map(([edits, removal]) => (removal === null ? edits : [...edits, removal]));

/** A dataset, and what two people made of it. */
const anySides: fc.Arbitrary<ThreeDatasets> = fc
  .tuple(anyDataset, anySideEdits, anySideEdits)
  .map(([base, ours, theirs]) => ({
    base,
    ours: applyEdits(base, ours),
    theirs: applyEdits(base, theirs),
  }));

const swapped = ({ base, ours, theirs }: ThreeDatasets): ThreeDatasets => ({
  base,
  ours: theirs,
  theirs: ours,
});

describe('a merge', () => {
  test('with a side that changed nothing is the other side', () => {
    fc.assert(
      fc.property(anySides, ({ base, ours }) => {
        const forth = merge({ base, ours, theirs: base });
        const back = merge({ base, ours: base, theirs: ours });
        expect([forth.open, back.open]).toEqual([[], []]);
        expect([forth.roots.root, back.roots.root]).toEqual([forth.rootOf(ours), forth.rootOf(ours)]);
      }),
      RUNS,
    );
  });

  test('of two equal sides is that side', () => {
    fc.assert(
      fc.property(anySides, ({ base, ours }) => {
        const merged = merge({ base, ours, theirs: ours });
        expect(merged.open).toEqual([]);
        expect(merged.roots.root).toBe(merged.rootOf(ours));
      }),
      RUNS,
    );
  });

  test('finds the same conflicts from both sides, and without one the same content', () => {
    fc.assert(
      fc.property(anySides, (sides) => {
        const [one, other] = [merge(sides), merge(swapped(sides))];
        expect(one.open.map(({ key }) => key).sort()).toEqual(other.open.map(({ key }) => key).sort());
        if (one.open.length === 0) expect(one.roots.root).toBe(other.roots.root);
      }),
      RUNS,
    );
  });

  test('has a conflict exactly where both sides changed one field to different values, or edited what the other deleted', () => {
    fc.assert(
      fc.property(anySides, (sides) => {
        const found = merge(sides).open.flatMap(({ target, field }) =>
          target.kind === 'region' ? [`${target.document} ${target.region} ${field}`] : [],
        );
        expect(found.sort()).toEqual(labelsByForce(sides, 'ours').conflicts);
      }),
      RUNS,
    );
  });

  test('decided for one side throughout has that side where there was a conflict, and both elsewhere', () => {
    fc.assert(
      fc.property(anySides, fc.constantFrom('ours' as const, 'theirs' as const), (sides, choice) => {
        const merged = merge(sides, { resolutions: decideAll(merge(sides), { choice }) });
        expect(merged.open).toEqual([]);
        const shared = Object.keys(sides.base).filter((key) => key in sides.ours && key in sides.theirs);
        const labels = shared.flatMap((entry) =>
          [...regionsOf(merged.dataset, entry)].map(
            ([id, fields]) => [`${entry} ${id}`, textOf(fields)] as const,
          ),
        );
        expect(new Map(labels)).toEqual(new Map(labelsByForce(sides, choice).labels));
        for (const [entry, document] of Object.entries(sides.base)) {
          const [our, their] = [sides.ours[entry], sides.theirs[entry]];
          if (our !== undefined && their !== undefined) continue;
          const isEdited =
            merged.rootOf({ [entry]: our ?? their ?? document }) !== merged.rootOf({ [entry]: document });
          const kept = (choice === 'ours' ? our : their) !== undefined;
          expect(entry in merged.dataset).toBe(our === their ? false : isEdited && kept);
        }
      }),
      RUNS,
    );
  });

  test('a document edited on one side and removed on the other is a conflict, an untouched one is gone', () => {
    fc.assert(
      fc.property(anyDataset, anyEdits, (base, edits) => {
        const ours = applyEdits(base, edits);
        const merged = merge({ base, ours, theirs: {} });
        const edited = Object.keys(base).filter(
          (entry) => merged.rootOf({ [entry]: base[entry]! }) !== merged.rootOf({ [entry]: ours[entry]! }),
        );
        expect(merged.open.map(({ target }) => ('document' in target ? target.document : ''))).toEqual(
          edited.sort(),
        );
        expect(Object.keys(merged.dataset).sort()).toEqual(edited.sort());
      }),
      RUNS,
    );
  });
});

/** Edits of which no two are about the same field: whoever makes them, and in whichever order, comes to the same. */
const anyDistinctEdits = fc
  .uniqueArray(
    anyEdits.chain((edits) => (edits.length === 0 ? fc.constant(null) : fc.constantFrom(...edits))),
    { maxLength: 12, selector: aboutWhat },
  )
  .map((edits) => withoutOverlaps(edits.filter((edit) => edit !== null)));

function aboutWhat(edit: ModelEdit | null): string {
  if (edit === null) return '';
  if (edit.op === 'set') return JSON.stringify([edit.at, edit.field]);
  if (edit.op === 'attribute') return JSON.stringify([edit.at, edit.key]);
  if (edit.op === 'delete') return JSON.stringify([edit.at]);
  if (edit.op === 'draw') return JSON.stringify([edit.entry, edit.page, edit.region.id]);
  return JSON.stringify([edit.op, edit.entry, 'page' in edit ? edit.page : null]);
}

function withoutOverlaps(edits: readonly ModelEdit[]): ModelEdit[] {
  const deleted = new Set(edits.flatMap((edit) => (edit.op === 'delete' ? [JSON.stringify(edit.at)] : [])));
  return edits.filter(
    (edit) => !('at' in edit) || edit.op === 'delete' || !deleted.has(JSON.stringify(edit.at)),
  );
}

test('edits of different things merge to what one person making all of them has, in any order', () => {
  fc.assert(
    fc.property(
      anyDataset,
      anyDistinctEdits,
      fc.array(fc.boolean(), { minLength: 12 }),
      (base, edits, isOurs) => {
        const merged = merge({
          base,
          ours: applyEdits(
            base,
            edits.filter((_, index) => isOurs[index] === true),
          ),
          theirs: applyEdits(
            base,
            edits.filter((_, index) => isOurs[index] !== true),
          ),
        });
        expect(merged.open).toEqual([]);
        expect(merged.roots.root).toBe(merged.rootOf(applyEdits(base, edits)));
        expect(merged.roots.root).toBe(merged.rootOf(applyEdits(base, edits.toReversed())));
      },
    ),
    RUNS,
  );
});
