import { describe, expect, test } from 'vitest';

import { mixRegion } from '../../../src-main/domain/restore/restore-region';
import type { Region } from '../../../src-main/domain/regions/region';
import { aRegion } from '../../builders/regions';

const found = aRegion({
  status: 'proposed',
  origin: { kind: 'model', model: { name: 'm', confidence: 0.5 } },
  source: { area: 5 },
});
const { status: _status, origin: _origin, ...rest } = found;
/** The same after a person accepted it, moved it to another page and named it. */
const corrected: Region = {
  ...rest,
  class: 'class-table',
  parts: [{ box: [1, 1, 9, 9] }],
  reshaped: true,
};
const mix = (...fields: string[]) =>
  mixRegion({ pageIndex: 1, region: corrected }, { pageIndex: 0, region: found }, new Set(fields));

describe('of a region is restored', () => {
  test('who or what made it, together with its status', () => {
    const { status, origin } = found;
    expect(mix('status')).toEqual({ pageIndex: 1, region: { ...corrected, status, origin } });
  });

  test('where it lies, its page included, and what its source says of that shape holds again', () => {
    const { reshaped: _stale, ...fresh } = corrected;
    expect(mix('geometry')).toEqual({ pageIndex: 0, region: { ...fresh, parts: found.parts } });
  });

  test('nothing but the field that is named', () => {
    expect(mix('class')).toEqual({ pageIndex: 1, region: { ...corrected, class: found.class } });
    expect(mix()).toEqual({ pageIndex: 1, region: corrected });
  });

  test('all of it, field by field', () => {
    expect(mix('geometry', 'class', 'status')).toEqual({ pageIndex: 0, region: found });
  });

  test('a source beside a shape that it was not said of, which is then stale', () => {
    const other = { ...corrected, source: { area: 7 } };
    const mixed = mixRegion(
      { pageIndex: 0, region: other },
      { pageIndex: 0, region: found },
      new Set(['source']),
    );
    expect(mixed.region).toEqual({ ...other, source: { area: 5 }, reshaped: true });
  });
});
