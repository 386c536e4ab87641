import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Region } from '../../../../src-main/domain/regions/region';
import type { DatasetModel } from '../../../builders/datasets';
import { anyDataset, anyEdits, applyEdits, type ModelEdit } from '../../../builders/edited-datasets';
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

/** The fields of a region that conflicts are about, by name; `null` for a region that is not there. */
function fieldsOf(region: Region | undefined, page: number): Record<string, string> | null {
  if (region === undefined) return null;
  const {
    id: _id,
    parts,
    attributes = {},
    source = {},
    status = 'accepted',
    reshaped: _mark,
    ...plain
  } = region;
  const named: Record<string, unknown> = { ...plain, geometry: { pageIndex: page, parts }, status };
  for (const [key, value] of Object.entries(attributes)) named[`attributes/${key}`] = value;
  for (const [key, value] of Object.entries(source)) named[`source/${key}`] = value;
  return Object.fromEntries(
    Object.entries(named)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]) => [key, JSON.stringify(value)]),
  );
}

type Fields = Record<string, string> | null;

function regionsOf(dataset: DatasetModel, entry: string): Map<string, Fields> {
  return new Map(
    (dataset[entry]?.pages ?? []).flatMap(({ regions }, page) =>
      regions.map((region) => [region.id, fieldsOf(region, page)] as const),
    ),
  );
}

const textOf = (fields: Fields | undefined): string =>
  fields == null ? '' : JSON.stringify(Object.entries(fields).sort());

/** A region merged the long way, each of its fields looked at by itself. */
function mergeByForce(base: Fields, ours: Fields, theirs: Fields, choice: 'ours' | 'theirs') {
  const conflicts: string[] = [];
  if (ours === null || theirs === null) {
    const present = ours ?? theirs;
    if (present === null || base === null) return { conflicts, merged: present };
    if (textOf(present) === textOf(base)) return { conflicts, merged: null };
    return { conflicts: ['existence'], merged: choice === 'ours' ? ours : theirs };
  }
  const merged: Record<string, string> = {};
  const before = base ?? { status: '"accepted"' };
  for (const key of new Set([...Object.keys(before), ...Object.keys(ours), ...Object.keys(theirs)])) {
    const [b, o, t] = [before[key], ours[key], theirs[key]];
    if (o !== t && o !== b && t !== b) conflicts.push(key);
    const value = o === t ? o : o === b ? t : t === b ? o : choice === 'ours' ? o : t;
    if (value !== undefined) merged[key] = value;
  }
  return { conflicts, merged };
}

/** What is in conflict between the labels of documents that all three have, and what the labels come to be. */
function labelsByForce({ base, ours, theirs }: ThreeDatasets, choice: 'ours' | 'theirs') {
  const conflicts: string[] = [];
  const labels = new Map<string, string>();
  for (const entry of Object.keys(base).filter((key) => key in ours && key in theirs)) {
    const sides = [base, ours, theirs].map((dataset) => regionsOf(dataset, entry));
    for (const id of new Set(sides.flatMap((side) => [...side.keys()]))) {
      const [b, o, t] = sides.map((side) => side.get(id) ?? null) as [Fields, Fields, Fields];
      const found = mergeByForce(b, o, t, choice);
      conflicts.push(...found.conflicts.map((field) => `${entry} ${id} ${field}`));
      if (found.merged !== null) labels.set(`${entry} ${id}`, textOf(found.merged));
    }
  }
  return { conflicts: conflicts.sort(), labels };
}

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
