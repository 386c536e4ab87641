import { describe, expect, test } from 'vitest';

import type { Region } from '../../../../src-main/domain/regions/region';
import type { DatasetModel, DocumentModel } from '../../../builders/datasets';
import { aPage, aRegion } from '../../../builders/regions';
import { decideAll, kindsOf, merge } from './merge-helpers';

const ENTRY = '0a';
const document = (...regions: Region[]): DatasetModel => ({ [ENTRY]: { pages: [aPage(regions)] } });
const withFields = (dataset: DatasetModel, fields: Partial<DocumentModel>): DatasetModel => ({
  [ENTRY]: { ...dataset[ENTRY]!, ...fields },
});
const boxAt = (left: number, width = 100) => [{ box: [left, 0, left + width, 100] as const }];
const regions = (dataset: DatasetModel, page = 0) => dataset[ENTRY]?.pages[page]?.regions ?? [];
const idsOn = (dataset: DatasetModel, page = 0) => regions(dataset, page).map(({ id }) => id);

const [a, b, c] = ['a', 'b', 'c'].map((id, index) => aRegion({ id, parts: boxAt(index * 1000) })) as [
  Region,
  Region,
  Region,
];

describe('a region', () => {
  test('that one side moves to another page and the other side relabels is relabelled there', () => {
    const base = { [ENTRY]: { pages: [aPage([a]), aPage([b])] } };
    const ours = { [ENTRY]: { pages: [aPage(), aPage([a, b])] } };
    const theirs = { [ENTRY]: { pages: [aPage([{ ...a, class: 'table' }]), aPage([b])] } };
    const merged = merge({ base, ours, theirs });
    expect(merged.open).toEqual([]);
    expect(regions(merged.dataset, 1)).toEqual([{ ...a, class: 'table' }, b]);
    expect(idsOn(merged.dataset)).toEqual([]);
  });

  test('that both imported has no common ancestor: a text that one typed is kept, two classes are a conflict', () => {
    const base = document();
    const clean = merge({ base, ours: document({ ...a, text: 'Total' }), theirs: document(a) });
    expect(clean.open).toEqual([]);
    expect(regions(clean.dataset)).toEqual([{ ...a, text: 'Total' }]);
    const [conflict] = merge({ base, ours: document(a), theirs: document({ ...a, class: 'table' }) }).open;
    expect(conflict).toMatchObject({ field: 'class', base: null, ours: a.class, theirs: 'table' });
  });

  test('takes a value that neither side has, when a person gives one', () => {
    const sides = {
      base: document(a),
      ours: document({ ...a, class: 'table' }),
      theirs: document({ ...a, class: 'figure' }),
    };
    const merged = merge(sides, { resolutions: decideAll(merge(sides), { value: 'title' }) });
    expect(merged.open).toEqual([]);
    expect(regions(merged.dataset)).toEqual([{ ...a, class: 'title' }]);
  });

  test.each([
    ['class', null, true],
    ['class', 7, false],
    ['geometry', { pageIndex: 0, parts: [{ box: [1, 2, 3, 4] }] }, true],
    ['geometry', { pageIndex: 0, parts: [] }, false],
    ['geometry', { pageIndex: 0, parts: [{ box: [1, 2, 3, 0.5] }] }, false],
    ['geometry', null, false],
    ['status', 'proposed', true],
    ['status', 'lost', false],
    ['attributes/kind', ['one', 'two'], true],
    ['attributes/kind', { a: 1 }, false],
  ])('takes %s %j from a person only if a region can have it', (field, value, isTaken) => {
    const [left, right] = [boxAt(5), boxAt(6)];
    const sides = {
      base: document({ ...a, status: 'accepted', attributes: { kind: 'k' } }),
      ours: document({ ...a, class: 'x', parts: left, status: 'proposed', attributes: { kind: 'l' } }),
      theirs: document({ ...a, class: 'y', parts: right, status: 'rejected', attributes: { kind: 'm' } }),
    };
    const decided = [...decideAll(merge(sides), { value })].filter(([key]) =>
      key.endsWith(encodeURIComponent(field)),
    );
    expect(decided).toHaveLength(1);
    expect(merge(sides, { resolutions: new Map(decided) }).open).toHaveLength(isTaken ? 3 : 4);
  });

  test('cannot go back to a common ancestor that it does not have', () => {
    const sides = { base: document(), ours: document(a), theirs: document({ ...a, class: 'table' }) };
    expect(merge(sides, { resolutions: decideAll(merge(sides), { choice: 'base' }) }).open).toHaveLength(1);
  });
});

describe('what a source says of a shape', () => {
  const imported = aRegion({ source: { area: 5, note: 'x' }, origin: { kind: 'import' } });
  const moved: Region = { ...imported, parts: boxAt(7), reshaped: true };

  test('stays stale where one side moved the region and the other changed something else', () => {
    const merged = merge({
      base: document(imported),
      ours: document(moved),
      theirs: document({ ...imported, text: 'x' }),
    });
    expect(regions(merged.dataset)).toEqual([{ ...moved, text: 'x' }]);
  });

  test('is stale where the shape is from one side and the source from the other', () => {
    const measured = { ...imported, parts: boxAt(9), source: { area: 9, note: 'x' } };
    const merged = merge({
      base: document(imported),
      ours: document({ ...imported, source: { area: 5, note: 'y' } }),
      theirs: document(measured),
    });
    expect(regions(merged.dataset)).toEqual([
      { ...measured, source: { area: 9, note: 'y' }, reshaped: true },
    ]);
  });

  test('holds for a shape that came with it', () => {
    const measured = { ...imported, parts: boxAt(9), source: { area: 9, note: 'x' } };
    const merged = merge({
      base: document(imported),
      ours: document(measured),
      theirs: document({ ...imported, text: 'x' }),
    });
    expect(regions(merged.dataset)).toEqual([{ ...measured, text: 'x' }]);
  });
});

describe('a region drawn twice', () => {
  const [one, other] = [aRegion({ id: 'one', parts: boxAt(0) }), aRegion({ id: 'other', parts: boxAt(10) })];
  const sides = {
    base: document(a),
    ours: document({ ...a, parent: 'one' }, one),
    theirs: document(a, other),
  };
  const found = merge(sides, { duplicateOverlap: 0.5 });

  test('is a conflict, and both are there until it is decided', () => {
    expect(kindsOf(found)).toEqual(['duplicates']);
    expect(found.open[0]).toMatchObject({ hasBase: false, ours: { region: one }, theirs: { region: other } });
    expect(idsOn(found.dataset)).toEqual(['a', 'one', 'other']);
  });

  test('is named alike from both sides', () => {
    const back = merge({ ...sides, ours: sides.theirs, theirs: sides.ours }, { duplicateOverlap: 0.5 });
    expect(back.open.map(({ key }) => key)).toEqual(found.open.map(({ key }) => key));
  });

  test('is one region afterwards, and what was inside the other is inside that one', () => {
    const resolutions = decideAll(found, { choice: 'theirs' });
    const merged = merge(sides, { duplicateOverlap: 0.5, resolutions });
    expect(merged.open).toEqual([]);
    expect(regions(merged.dataset)).toEqual([{ ...a, parent: 'other' }, other]);
  });

  test('stays twice where both are wanted', () => {
    const merged = merge(sides, { duplicateOverlap: 0.5, resolutions: decideAll(found, { choice: 'both' }) });
    expect(merged.open).toEqual([]);
    expect(idsOn(merged.dataset)).toEqual(['a', 'one', 'other']);
  });

  test.each([
    ['of another class', { ...other, class: 'table' }],
    ['that overlaps less', { ...other, parts: boxAt(60) }],
  ])('is not one %s', (_what, theirs) => {
    expect(merge({ ...sides, theirs: document(a, theirs) }, { duplicateOverlap: 0.5 }).open).toEqual([]);
  });
});

describe('what points to a region', () => {
  test('that the other side deleted goes, and is told', () => {
    const merged = merge({
      base: document(a, b, c),
      ours: document({ ...a, parent: 'b' }, b, c),
      theirs: document(a, c),
    });
    expect(merged.open).toEqual([]);
    expect(regions(merged.dataset)).toEqual([a, c]);
    expect(merged.droppedLinks).toEqual([{ kind: 'parent', id: 'a', to: 'b', document: ENTRY }]);
  });

  test('that is gone on its own side already stays as it is', () => {
    const ours = document({ ...a, parent: 'b' }, c);
    const theirs = withFields(document({ ...a, parent: 'b' }, b, c), { split: 'test' });
    const merged = merge({ base: document({ ...a, parent: 'b' }, b, c), ours, theirs });
    expect(regions(merged.dataset)).toEqual([{ ...a, parent: 'b' }, c]);
    expect(merged.droppedLinks).toEqual([]);
  });

  test('cannot make a circle: two who put a region into each other have a conflict', () => {
    const sides = {
      base: document(a, b),
      ours: document({ ...a, parent: 'b' }, b),
      theirs: document(a, { ...b, parent: 'a' }),
    };
    const found = merge(sides);
    expect(kindsOf(found)).toEqual(['circle', 'circle']);
    expect(regions(found.dataset)).toEqual([{ ...a, parent: 'b' }, b]);
    const decided = merge(sides, { resolutions: decideAll(found, { choice: 'theirs' }) });
    expect(decided.open).toEqual([]);
    expect(regions(decided.dataset)).toEqual([a, { ...b, parent: 'a' }]);
    const [first, second] = found.open;
    const act = { by: 'Ada', at: '2026-11-23T09:00:00.000Z' };
    const again = new Map([
      [first!.key, { choice: 'ours' as const, ...act }],
      [second!.key, { choice: 'theirs' as const, ...act }],
    ]);
    expect(merge(sides, { resolutions: again }).open).toHaveLength(2);
  });

  test('is a relation field by field, and goes with its end', () => {
    const link = { id: 'r', type: 'caption', from: 'a', to: 'b' };
    const base = withFields(document(a, b, c), { relations: [link] });
    const merged = merge({
      base,
      ours: withFields(base, { relations: [{ ...link, type: 'answer' }] }),
      theirs: withFields(base, {
        relations: [
          { ...link, to: 'c' },
          { ...link, id: 's', from: 'b' },
        ],
      }),
    });
    expect(merged.open).toEqual([]);
    expect(merged.dataset[ENTRY]?.relations).toEqual([
      { ...link, type: 'answer', to: 'c' },
      { ...link, id: 's', from: 'b' },
    ]);
    const deleted = merge({
      base,
      ours: withFields(document(a, c), { relations: [] }),
      theirs: withFields(base, { split: 'test' }),
    });
    expect(deleted.dataset[ENTRY]?.relations).toBeUndefined();
    expect(deleted.open).toEqual([]);
  });
});

describe('a document', () => {
  test('that gets its file on one side is measured in its pages on both', () => {
    const absent = { name: 'scan.png', width: 1000, height: 1000 };
    const base: DatasetModel = { [ENTRY]: { file: null, absent, pages: [aPage([a])] } };
    const theirs: DatasetModel = {
      [ENTRY]: { file: null, absent, pages: [aPage([a, { ...b, parts: boxAt(100) }])] },
    };
    const doubled = { ...a, parts: [{ box: [0, 0, 200, 200] as const }] };
    const ours: DatasetModel = { [ENTRY]: { file: 'file 1', pages: [aPage([doubled])] } };
    const merged = merge({ base, ours, theirs }, { pageSize: () => ({ width: 2000, height: 2000 }) });
    expect(merged.open).toEqual([]);
    expect(merged.dataset[ENTRY]).toEqual({
      file: 'file 1',
      pages: [aPage([doubled, { ...b, parts: [{ box: [200, 0, 400, 200] }] }])],
    });
  });

  test('has its split, its attributes and its file as fields', () => {
    const base = withFields(document(a), { split: 'train', attributes: { lang: 'de', year: 1 } });
    const ours = withFields(base, { split: 'test', attributes: { lang: 'en', year: 1 } });
    const theirs = withFields(base, {
      split: 'validation',
      file: 'file 2',
      attributes: { lang: 'de', year: 2 },
    });
    const found = merge({ base, ours, theirs });
    expect(found.open.map(({ field }) => field)).toEqual(['split']);
    expect(found.dataset[ENTRY]).toMatchObject({ file: 'file 2', attributes: { lang: 'en', year: 2 } });
  });
});

describe('a page', () => {
  const page = (fields: object): DatasetModel => ({ [ENTRY]: { pages: [aPage([a, b, c], fields)] } });

  test.each([
    ['unseen', 'seen', 'reviewed', 'reviewed', 0],
    ['reviewed', 'seen', 'reviewed', 'seen', 0],
    ['seen', 'unseen', 'reviewed', 'unseen', 1],
  ] as const)('that was %s, then %s here and %s there, is %s', (...row) => {
    const [was, here, there, then, conflicts] = row;
    const merged = merge({
      base: page({ state: was }),
      ours: page({ state: here }),
      theirs: page({ state: there }),
    });
    expect(merged.dataset[ENTRY]?.pages[0]?.state ?? 'unseen').toBe(then);
    expect(merged.open).toHaveLength(conflicts);
  });

  test('has the frame of both sides, key by key', () => {
    const merged = merge({
      base: page({ frame: { width: 1, date: 'x' } }),
      ours: page({ frame: { width: 1, date: 'y' } }),
      theirs: page({ frame: { width: 1, date: 'x', flag: true } }),
    });
    expect(merged.dataset[ENTRY]?.pages[0]?.frame).toEqual({ width: 1, date: 'y', flag: true });
  });
});
