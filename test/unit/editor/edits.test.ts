import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Box, toUnits } from '../../../src-main/domain/geometry/units';
import { edit as editSchema } from '../../../src-main/contract/label-contract';
import { newRegionId } from '../../../src-renderer/editor/edits/new-region-id';
import {
  addEdit,
  bringInsideEdits,
  copyRegions,
  moveEdits,
  pasteEdits,
  relabelEdits,
  statusEdits,
  textEdit,
} from '../../../src-renderer/editor/edits/plan-edits';
import {
  EMPTY_CONTENT,
  type PageContent,
  predictEdits,
} from '../../../src-renderer/editor/edits/predict-edit';
import { inReadingPosition } from '../../../src-renderer/editor/edits/reading-position';
import { toEditGeometry } from '../../../src-renderer/editor/edits/region-geometry';
import { aRegion, LETTER } from './fake-core';

const place = { document: 'doc', pageIndex: 0 };
const at = (id: string, box: Box) => aRegion(id, { parts: [{ box }] });
const page = (...regions: ReturnType<typeof aRegion>[]): PageContent => ({
  regions: new Map(regions.map((region) => [region.id, region])),
  state: 'unseen',
});

describe('what is sent', () => {
  test('coordinates in points come back as the very same units', () => {
    const units = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 });
    fc.assert(
      fc.property(fc.array(units, { minLength: 4, maxLength: 4 }), (box) => {
        expect(toEditGeometry({ box: box as unknown as Box }).box!.map(toUnits)).toEqual(
          box.map((edge) => edge + 0),
        );
      }),
    );
  });

  test('passes the check of the contract', () => {
    const region = at('0190a000-0000-7000-8000-000000000001', [10, 10, 500, 500]);
    const edits = [
      addEdit(place, 'c', { polygon: [0, 0, 10, 0, 10, 10] }),
      ...moveEdits(place, [region], { dx: 5, dy: 5 }, LETTER),
      ...relabelEdits(place, [region], 'd'),
      ...statusEdits(place, [region], 'rejected'),
      ...textEdit(place, region, ''),
      ...textEdit(place, region, 'words'),
    ];
    for (const one of edits) expect(editSchema.safeParse(one)).toMatchObject({ success: true });
    expect(edits.map(({ op }) => op)).toEqual(['add', 'move', 'relabel', 'set-status', 'set-text']);
  });

  test('ids are UUIDs of version 7 that sort by time and do not repeat', () => {
    const ids = Array.from({ length: 200 }, (_, ms) => newRegionId(1_700_000_000_000 + ms));
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(Array.from({ length: 1000 }, () => newRegionId(0))).size).toBe(1000);
  });

  test('a group stops at the edge together and keeps its shape', () => {
    const edits = moveEdits(
      place,
      [at('a', [0, 0, 100, 100]), at('b', [6_119_900, 50, 6_120_000, 150])],
      { dx: 300, dy: 10 },
      LETTER,
    );
    expect(edits).toMatchObject([
      { region: 'a', box: [0, 0.001, 0.01, 0.011] },
      { region: 'b', box: [611.99, 0.006, 612, 0.016] },
    ]);
  });

  test('regions with several parts are not moved, because an edit would make one of them', () => {
    const parts = [{ box: [0, 0, 5, 5] as Box }, { box: [0, 0, 5, 5] as Box, page: 1 }];
    expect(moveEdits(place, [aRegion('a', { parts })], { dx: 5, dy: 5 }, LETTER)).toEqual([]);
  });

  test('copies land on the page, also on a smaller one', () => {
    const copies = copyRegions([at('a', [5_000_000, 7_000_000, 6_000_000, 7_900_000])]);
    const [copy] = pasteEdits(place, copies, 100_000, { width: 2_000_000, height: 1_000_000 });
    expect(copy!.box).toEqual([100, 10, 200, 100]);
    expect(copy!.id).not.toBe('a');
  });

  test('what lies outside can be brought back', () => {
    expect(bringInsideEdits(place, [at('a', [-100_000, 10_000, 100_000, 20_000])], LETTER)).toMatchObject([
      { op: 'move', box: [0, 1, 20, 2] },
    ]);
    expect(bringInsideEdits(place, [at('a', [0, 0, 10, 10])], LETTER)).toEqual([]);
  });
});

describe('what an edit does to the page', () => {
  test('doing an edit twice gives the same page', () => {
    const start = page(at('a', [0, 0, 10, 10]), at('b', [0, 0, 20, 20]));
    const edits = [
      addEdit(place, 'c', { box: [1, 2, 3, 4] }),
      ...moveEdits(place, [...start.regions.values()], { dx: 9, dy: 9 }, LETTER),
    ];
    const once = predictEdits(start, edits, 0);
    expect(predictEdits(once, edits, 0)).toEqual(once);
  });

  test('a moved region with source fields is marked as reshaped; others are not', () => {
    const start = page(aRegion('a', { source: { area: 5 } }), aRegion('b'));
    const moved = predictEdits(
      start,
      moveEdits(place, [...start.regions.values()], { dx: 9, dy: 9 }, LETTER),
      0,
    );
    expect([...moved.regions.values()].map(({ reshaped }) => reshaped)).toEqual([true, undefined]);
  });

  test('defaults are left out, as the core stores it', () => {
    const start = page(aRegion('a', { status: 'proposed', text: 'x', parent: 'p', attributes: { k: 1 } }));
    const region = 'a';
    const after = predictEdits(
      start,
      [
        { op: 'set-status', ...place, region, status: 'accepted' },
        { op: 'set-text', ...place, region, text: null },
        { op: 'set-parent', ...place, region, parent: null },
        { op: 'set-attribute', ...place, region, name: 'k', value: null },
      ],
      0,
    );
    expect(after.regions.get('a')).toEqual(aRegion('a'));
  });

  test('a relabelled region has the values that the core leaves and gives it; one with several parts keeps them', () => {
    const type = 'string' as const;
    const attributes = [
      { id: 'k', name: 'kind', type, default: 'chart' },
      { id: 'n', name: 'note', type },
    ];
    const schema = { classes: [{ id: 'figure', name: 'Figure', attributes }] };
    const parts = [{ box: [0, 0, 5, 5] as Box }, { box: [0, 0, 5, 5] as Box, page: 1 }];
    const after = predictEdits(
      page(aRegion('a'), aRegion('b', { attributes: { k: 'photo', gone: 1 }, parts })),
      [
        { op: 'relabel', ...place, region: 'a', class: 'figure' },
        { op: 'relabel', ...place, region: 'b', class: 'figure' },
        { op: 'move', ...place, region: 'b', box: [0, 0, 1, 1] },
      ],
      0,
      () => schema,
    );
    expect(after.regions.get('a')).toEqual(aRegion('a', { class: 'figure', attributes: { k: 'chart' } }));
    expect(after.regions.get('b')?.attributes).toEqual({ k: 'photo' });
    expect(after.regions.get('b')).toMatchObject({
      parts: [{ box: [0, 0, 10_000, 10_000] }, parts[1]],
    });
  });

  test('edits of other pages change nothing, not even the identity', () => {
    expect(
      predictEdits(EMPTY_CONTENT, [{ op: 'delete', document: 'doc', pageIndex: 3, region: 'a' }], 0),
    ).toBe(EMPTY_CONTENT);
  });
});

describe('the order of Tab', () => {
  test('goes down the page, and from left to right where regions stand side by side', () => {
    const regions = [
      at('right', [500, 103, 600, 203]),
      at('below', [0, 400, 600, 500]),
      at('left', [0, 100, 90, 200]),
      at('top', [0, 0, 600, 50]),
    ];
    expect(inReadingPosition(regions, 0).map(({ id }) => id)).toEqual(['top', 'left', 'right', 'below']);
  });

  test('names every region once', () => {
    const box = fc
      .tuple(fc.nat(500), fc.nat(500), fc.nat(90), fc.nat(90))
      .map(([x, y, w, h]): Box => [x, y, x + w, y + h]);
    fc.assert(
      fc.property(fc.array(box, { maxLength: 60 }), (boxes) => {
        const regions = boxes.map((edges, index) => at(`r${index}`, edges));
        expect(
          inReadingPosition(regions, 0)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(regions.map(({ id }) => id).toSorted());
      }),
    );
  });
});
