import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fieldKey } from '../../../src-main/domain/merge/conflict';
import { titleOf } from '../../../src-renderer/merge/conflict/conflict-words';
import { closeUpScale } from '../../../src-renderer/merge/page/close-up';
import {
  boxOfConflict,
  conflictsByRegion,
  regionsOfConflict,
} from '../../../src-renderer/merge/page/side-shapes';
import { partsOfKey } from '../../../src-renderer/merge/record/parts-of-key';
import { ruleName } from '../../../src-renderer/merge/start/rules';

describe('words of a merge', () => {
  test('a conflict is titled by its field and what it is of', () => {
    expect(titleOf({ what: 'region', field: 'class', fieldName: 'class' })).toBe('Class of a region');
    expect(titleOf({ what: 'region', field: 'attributes/1f', fieldName: 'attributes/due date' })).toBe(
      'Due date of a region',
    );
    expect(titleOf({ what: 'class', field: 'color', fieldName: 'color' })).toBe('Colour of a class');
    expect(titleOf({ what: 'region', field: 'some-new', fieldName: 'some-new' })).toBe(
      'Some-new of a region',
    );
  });

  test('rules are called by what they take', () => {
    expect(ruleName('newest')).toBe('The newest');
    expect(ruleName('person:Ada: of A')).toBe('What Ada: of A did');
  });

  test('a key gives back what it was made of, whatever signs are in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (document, region, field) => {
        const key = fieldKey({ kind: 'region', document, region }, field);
        expect(partsOfKey(key)).toEqual({ what: 'region', document, item: region, field });
      }),
    );
    expect(partsOfKey(fieldKey({ kind: 'class', class: 'c' }, 'name'))).toEqual({
      what: 'class',
      document: null,
      item: 'c',
      field: 'name',
    });
  });
});

describe('what a conflict is about on the page', () => {
  const doubled = { region: 'a', field: 'duplicate/b' };
  const at = (id: string, box: [number, number, number, number]) => ({ id, class: null, parts: [{ box }] });

  test('two regions that were drawn twice, or one', () => {
    expect(regionsOfConflict(doubled)).toEqual(['a', 'b']);
    expect(regionsOfConflict({ region: 'a', field: 'text' })).toEqual(['a']);
    expect(regionsOfConflict({ region: null, field: 'split' })).toEqual([]);
    const first = { region: 'a', field: 'text' } as Parameters<typeof conflictsByRegion>[0][number];
    const second = doubled as typeof first;
    expect(conflictsByRegion([first, second]).get('a')).toBe(first);
    expect(conflictsByRegion([first, second]).get('b')).toBe(second);
  });

  test('the view shows it on every side that has it', () => {
    const page = {
      pageIndex: 0,
      base: null,
      ours: [at('a', [0, 0, 10, 10])],
      theirs: [at('b', [5, 5, 30, 20])],
    };
    expect(boxOfConflict(page, ['a', 'b'])).toEqual([0, 0, 30, 20]);
    expect(boxOfConflict(page, ['c'])).toBeNull();
  });

  test('a box that fills the pane well keeps the zoom; no other fills more of it than the whole', () => {
    const size = fc.double({ min: 1, max: 5000, noNaN: true });
    fc.assert(
      fc.property(size, size, size, size, (width, height, viewWidth, viewHeight) => {
        const view = { width: viewWidth, height: viewHeight };
        const share = Math.max(width / viewWidth, height / viewHeight);
        const scale = closeUpScale({ width, height }, view, { scale: 1, base: 1 });
        expect(share * scale).toBeLessThanOrEqual(1);
        if (share >= 0.45 && share <= 0.95) expect(scale).toBe(1);
      }),
    );
  });
});
