import { describe, expect, test } from 'vitest';

import type { ListFilter } from '../../../src-renderer/compare/walk/compared-documents';
import {
  filterFromQuery,
  matchingFromQuery,
  queryOfMatching,
  withFilter,
} from '../../../src-renderer/compare/walk/walk-query';

describe('what is looked at, in the address', () => {
  test.each<Partial<ListFilter>>([
    { what: {} },
    { what: { kind: 'class', class: 'Table & chart=1', person: 'Ada Lovelace' }, cause: 'both' },
    { what: { relabelled: ['a→b', '?#/'] }, presence: 'added', search: 'a b+c%' },
    { what: { person: null, change: 'removed' } },
  ])('comes back as it was: %j', (filter) => {
    const query = withFilter('match=geometry&iou=0.7', filter);
    const back = filterFromQuery(query);
    expect(back.what ?? {}).toEqual(filter.what);
    expect({ ...back, what: {} }).toEqual({ ...filter, what: {} });
    expect(matchingFromQuery(query)).toEqual({ match: 'geometry', iou: 0.7 });
  });

  test('takes the place of what stood there', () => {
    const query = withFilter('class=Text&person=Ada', { what: { class: 'Table' } });
    expect(filterFromQuery(query)).toEqual({ what: { class: 'Table' } });
    expect(withFilter(query, {})).toBe('');
  });

  test('is ignored where it is none', () => {
    expect(filterFromQuery('presence=nonsense&cause=x&change=y&from=a')).toEqual({ what: {} });
    expect(filterFromQuery('')).toEqual({});
    for (const query of ['', 'match=ids', 'match=x&iou=0.5']) expect(matchingFromQuery(query)).toEqual({});
    for (const iou of ['2', '-1', 'x', ''])
      expect(matchingFromQuery(`match=geometry&iou=${iou}`)).toEqual({ match: 'geometry' });
    expect(queryOfMatching({ match: 'ids', iou: 0.5 })).toBe('');
  });
});
