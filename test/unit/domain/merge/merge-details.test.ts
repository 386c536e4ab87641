import { describe, expect, test } from 'vitest';

import type { LabelSchema } from '../../../../src-main/domain/label-schema/label-schema';
import type { Conflict } from '../../../../src-main/domain/merge/conflict';
import { isUsableValue } from '../../../../src-main/domain/merge/usable-value';
import { mergeSchemas } from '../../../../src-main/domain/merge/merge-schemas';
import { migratorsOf } from '../../../../src-main/domain/merge/side-migrators';
import { byPerson } from '../../../../src-main/domain/merge/strategies';
import { derivePlan } from '../../../../src-main/domain/migration/derive-plan';
import type { Region, Relation } from '../../../../src-main/domain/regions/region';
import type { DatasetModel, DocumentModel } from '../../../builders/datasets';
import { schemaIn } from '../../../builders/migrations';
import { anObjectStore } from '../../../builders/object-store';
import { aPage, aRegion } from '../../../builders/regions';
import { decideAll, kindsOf, merge } from './merge-helpers';

const ENTRY = '0a';
const dataset = (regions: Region[], fields: Partial<DocumentModel> = {}): DatasetModel => ({
  [ENTRY]: { pages: [aPage(regions)], ...fields },
});
const boxAt = (left: number) => [{ box: [left, 0, left + 100, 100] as const }];
const regionsOf = (model: DatasetModel, page = 0) => model[ENTRY]?.pages[page]?.regions ?? [];
const [a, b] = ['a', 'b'].map((id, at) => aRegion({ id, parts: boxAt(at * 1000) })) as [Region, Region];

describe('a conflict is decided', () => {
  const sides = {
    base: dataset([{ ...a, attributes: { kind: ['p'] } }]),
    ours: dataset([{ ...a, class: 'one', attributes: { kind: ['p', 'q'] } }]),
    theirs: dataset([{ ...a, class: 'two', attributes: { kind: ['q', 'r'] } }]),
  };
  const by = (choice: 'base' | 'both') => {
    const merged = merge(sides, { resolutions: decideAll(merge(sides), { choice }) });
    return { open: merged.open.map(({ field }) => field), region: regionsOf(merged.dataset)[0] };
  };

  test('for the common ancestor, which both had changed', () => {
    expect(by('base')).toEqual({ open: [], region: { ...a, attributes: { kind: ['p'] } } });
  });

  test('for both, which of two lists is every item once, and of two classes is nothing', () => {
    const { open, region } = by('both');
    expect(open).toEqual(['class']);
    expect(region?.attributes).toEqual({ kind: ['p', 'q', 'r'] });
  });

  test('by a person who changed one side, and left open where both sides are theirs', () => {
    const act = (name: string) => ({ by: name, at: '2026-11-23T09:00:00.000Z' });
    const conflict = (ours: string, theirs: string): Conflict => ({
      ...(merge(sides).open[0] as Conflict),
      acts: { ours: act(ours), theirs: act(theirs) },
    });
    expect(byPerson(['Ada'])(conflict('Ben', 'Ada'))).toEqual({ choice: 'theirs' });
    expect(byPerson(['Ada', 'Ben'])(conflict('Ada', 'Ada'))).toBeNull();
  });
});

test.each([
  [[{ polygon: [1, 2, 3, 4] }], false],
  [[{ polygon: [1, 2, 3, 4, 5, 6, 7] }], false],
  [[{ polygon: [1, 2, 3, 4, 5, 6] }], true],
  [[{ quad: [1, 2, 3, 4, 5, 6] }], false],
  [[{ box: [1, 2, 3] }], false],
  [[{ box: [1, 2, 3, 4], quad: [1, 2, 3, 4, 5, 6, 7, 8] }], false],
  [[{ box: [1, 2, 3, 4], page: -1 }], false],
])('a person may give a region the parts %j: %s', (parts, isTaken) => {
  const target = { kind: 'region', document: ENTRY, region: 'a' } as const;
  const sides = { base: undefined, ours: undefined, theirs: undefined };
  expect(isUsableValue(target, 'geometry', { pageIndex: 0, parts }, sides)).toBe(isTaken);
});

describe('a region', () => {
  test('has the origin of the side that changed it', () => {
    const found: Region = { ...a, origin: { kind: 'model', model: { name: 'm', confidence: 0.5 } } };
    const sides = { base: dataset([found]), ours: dataset([{ ...found, text: 'x' }]), theirs: dataset([a]) };
    const merged = merge(sides);
    expect(merged.open).toEqual([]);
    expect(regionsOf(merged.dataset)).toEqual([{ ...a, text: 'x' }]);
  });

  test('is not stale any more when one side imported the shape that it has anew', () => {
    const moved: Region = { ...a, source: { area: 5 }, reshaped: true };
    const { reshaped: _stale, ...fresh } = moved;
    const merged = merge({
      base: dataset([moved]),
      ours: dataset([{ ...moved, text: 'x' }]),
      theirs: dataset([fresh]),
    });
    expect(regionsOf(merged.dataset)).toEqual([{ ...fresh, text: 'x' }]);
  });
});

describe('regions drawn twice', () => {
  const [one, other] = ['one', 'other'].map((id) => aRegion({ id, parts: boxAt(0) })) as [Region, Region];

  test('are not looked for among those that were there before', () => {
    const merged = merge(
      { base: dataset([a]), ours: dataset([{ ...a, text: 'x' }]), theirs: dataset([other]) },
      { duplicateOverlap: 0.5 },
    );
    expect(kindsOf(merged)).toEqual(['edit-delete']);
  });

  test('are not looked for across pages', () => {
    const pages = (...list: Region[][]): DatasetModel => ({
      [ENTRY]: { pages: list.map((each) => aPage(each)) },
    });
    const sides = { base: pages([b], [a]), ours: pages([b, one], [a]), theirs: pages([b], [a, other]) };
    expect(merge(sides, { duplicateOverlap: 0.5 }).open).toEqual([]);
  });

  test('leave relations with the one that stays, whichever end they have in the other', () => {
    const links: Relation[] = [
      { id: 'r', type: 'caption', from: 'b', to: 'one' },
      { id: 's', type: 'caption', from: 'one', to: 'b' },
    ];
    const sides = {
      base: dataset([b]),
      ours: dataset([b, one], { relations: links }),
      theirs: dataset([b, other]),
    };
    const resolutions = decideAll(merge(sides, { duplicateOverlap: 0.5 }), { choice: 'theirs' });
    const merged = merge(sides, { duplicateOverlap: 0.5, resolutions });
    expect(merged.dataset[ENTRY]?.relations).toEqual([
      { ...links[0], to: 'other' },
      { ...links[1], from: 'other' },
    ]);
  });

  test('never make a region its own parent', () => {
    const sides = {
      base: dataset([]),
      ours: dataset([one]),
      theirs: dataset([{ ...other, parent: 'one' }]), // a link to nothing, as a stranger's file may have it
    };
    const resolutions = decideAll(merge(sides, { duplicateOverlap: 0.5 }), { choice: 'theirs' });
    expect(regionsOf(merge(sides, { duplicateOverlap: 0.5, resolutions }).dataset)).toEqual([other]);
  });
});

test('a document without a file keeps what was declared of it', () => {
  const absent = { name: 'scan.png', width: 1000, height: 1000 };
  const fields = { file: null, absent };
  const merged = merge({
    base: dataset([a, b], fields),
    ours: dataset([{ ...a, text: 'x' }, b], fields),
    theirs: dataset([a, { ...b, text: 'y' }], fields),
  });
  expect(merged.dataset[ENTRY]).toMatchObject(fields);
});

test('a relation type names no class that one side took away', () => {
  const [text, table] = ['text', 'table'].map((id) => ({ id, name: id })) as [
    { id: string; name: string },
    { id: string; name: string },
  ];
  const type = { id: 'r', name: 'caption', from: ['table', 'text'], to: ['table', 'text'] };
  const schema = (classes: LabelSchema['classes'], name: string): LabelSchema => ({
    classes,
    relationTypes: [{ ...type, name }],
  });
  const merged = mergeSchemas({
    base: schema([table, text], 'caption'),
    ours: { classes: [text], relationTypes: [{ ...type, from: ['text'], to: ['text'] }] },
    theirs: {
      ...schema([table, text], 'caption'),
      relationTypes: [type, { ...type, id: 's', name: 'answer' }],
    },
  });
  expect(merged.open).toEqual([]);
  expect(merged.schema.relationTypes).toEqual([
    { ...type, from: ['text'], to: ['text'] },
    { ...type, id: 's', name: 'answer', from: ['text'], to: ['text'] },
  ]);
});

test('a migration that both sides met first is done to their common ancestor alone', () => {
  const store = anObjectStore();
  const named = (...names: string[]): LabelSchema => ({ classes: names.map((name) => ({ id: name, name })) });
  const [from, to] = [schemaIn(store, named('chart', 'photo')), schemaIn(store, named('figure', 'photo'))];
  const plan = {
    steps: [derivePlan(from, to, { classes: [{ class: 'chart', action: 'map', to: 'figure' }] })],
  };
  const schemas = new Map([from, to].map(({ id, schema }) => [id, schema]));
  const none = [] as const;
  const merged = merge(
    {
      base: dataset([{ ...a, class: 'chart' }]),
      ours: dataset([{ ...a, class: 'photo' }]),
      theirs: dataset([{ ...a, class: 'figure', text: 'x' }]),
    },
    { migrators: migratorsOf({ ours: none, theirs: none, shared: [plan], schemas }) },
  );
  expect(merged.open).toEqual([]);
  expect(regionsOf(merged.dataset)).toEqual([{ ...a, class: 'photo', text: 'x' }]);
});
