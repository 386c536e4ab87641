import { describe, expect, test } from 'vitest';

import type { PlacedRegion } from '../../../src-main/domain/merge/merge-region';
import type { Region, Relation } from '../../../src-main/domain/regions/region';
import { findBrokenLinks } from '../../../src-main/domain/restore/broken-links';
import { joinParts } from '../../../src-main/domain/restore/document-parts';
import { restoreDocument, type PartSide } from '../../../src-main/domain/restore/restore-document';
import { aPage, aRegion } from '../../builders/regions';

const side = (document: Partial<PartSide['document']>, regions: Region[] = []): PartSide => ({
  document: { file: 'file 1', ...document },
  pages: new Map([[0, aPage(regions)]]),
});
const document = '0a';

describe('a document', () => {
  const draft = side({ split: 'train', attributes: { lang: 'de' } });
  const source = side({ split: 'test', attributes: { lang: 'en', year: 1 } });

  test.each([
    ['attributes', { split: 'train', attributes: { lang: 'en', year: 1 } }],
    ['split', { split: 'test', attributes: { lang: 'de' } }],
    ['file', { split: 'train', attributes: { lang: 'de' } }],
  ] as const)('gets its %s back and nothing else', (field, fields) => {
    const parts = joinParts([{ kind: 'document', document, fields: [field] }]);
    expect(restoreDocument(draft, source, parts).document).toEqual({ file: 'file 1', ...fields });
  });

  test('loses what it did not have', () => {
    const parts = joinParts([{ kind: 'document', document, fields: ['attributes', 'split'] }]);
    expect(restoreDocument(draft, side({}), parts).document).toEqual({ file: 'file 1' });
  });
});

describe('a link is broken by restoring', () => {
  const link: Relation = { id: 'r', type: 'caption', from: 'a', to: 'b' };
  const state = (ids: string[], relations: Relation[] = []) => ({
    regions: new Map(
      ids.map((id): [string, PlacedRegion] => [id, { pageIndex: 0, region: aRegion({ id }) }]),
    ),
    relations,
  });

  test('that comes back without what it leads to', () => {
    const links = { draft: state(['a']), source: state(['a', 'b'], [link]), after: state(['a'], [link]) };
    expect(findBrokenLinks(links)).toEqual([{ kind: 'relation', from: 'r', to: 'b', isKept: false }]);
  });

  test('that stays while what it leads to goes', () => {
    const links = { draft: state(['a', 'b'], [link]), source: state(['a']), after: state(['a'], [link]) };
    expect(findBrokenLinks(links)).toEqual([{ kind: 'relation', from: 'r', to: 'b', isKept: true }]);
  });

  test('and none that led nowhere before', () => {
    const links = {
      draft: state(['a'], [link]),
      source: state(['a', 'b'], [link]),
      after: state(['a'], [link]),
    };
    expect(findBrokenLinks(links)).toEqual([]);
  });
});
