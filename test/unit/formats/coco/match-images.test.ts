import { describe, expect, test } from 'vitest';
import type { CatalogueDocument } from '../../../../src-main/formats/coco/document-catalogue';
import { matchImages, type MatchableImage } from '../../../../src-main/formats/coco/match-images';

const HASH = '132a855ee8b23533d8ae69af0049c038171a06ddfcac892c3c6d7e6b4091c642';

const aDocument = (name: string, given: Partial<CatalogueDocument> = {}): CatalogueDocument => ({
  entry: `entry of ${name}`,
  file: `bytes of ${name}`,
  names: [name],
  pages: 1,
  frames: null,
  ...given,
});
const anImage = (fileName: string | null, fields: MatchableImage['fields'] = {}): MatchableImage => ({
  id: 7,
  fileName,
  fields,
});

const matchOne = (
  image: MatchableImage,
  documents: readonly CatalogueDocument[],
  mapping?: Parameters<typeof matchImages>[2],
) => {
  const { matches, unmatched, warnings } = matchImages([image], documents, mapping);
  const [match] = matches;
  return match === undefined
    ? { reason: unmatched[0]!.reason, codes: warnings.map(({ code }) => code) }
    : { entries: match.entries, page: match.pageIndex, by: match.by };
};

describe('matching images to pages of documents', () => {
  test.each([
    [
      'an image document of the same name',
      anImage('scans/a.png'),
      [aDocument('a.png')],
      'a.png',
      0,
      'file-name',
    ],
    [
      'a one-page PDF of the same stem',
      anImage('C:\\data\\a.png'),
      [aDocument('a.pdf')],
      'a.pdf',
      0,
      'file-name',
    ],
    [
      'a name in another Unicode form',
      anImage('Bu\u0308ro.png'),
      [aDocument('B\u00fcro.pdf')],
      'B\u00fcro.pdf',
      0,
      'file-name',
    ],
    [
      'our own form of names',
      anImage('report-p3.png'),
      [aDocument('report.pdf', { pages: 5 })],
      'report.pdf',
      2,
      'export-name',
    ],
    [
      'our own form of a name that was made safe',
      anImage('a_b-p1.png'),
      [aDocument('a:b.pdf', { pages: 2 })],
      'a:b.pdf',
      0,
      'export-name',
    ],
    [
      'doc_name with its ending and page_no from 1',
      anImage(`${HASH}.png`, { doc_name: 'NASDAQ_FFIN_2002.pdf', page_no: 9 }),
      [aDocument('NASDAQ_FFIN_2002.pdf', { pages: 28 })],
      'NASDAQ_FFIN_2002.pdf',
      8,
      'doc-name',
    ],
    [
      'doc_name without its ending',
      anImage(null, { doc_name: '2206.01062', page_no: 1 }),
      [aDocument('2206.01062.pdf')],
      '2206.01062.pdf',
      0,
      'doc-name',
    ],
    [
      'the page’s single-page PDF',
      anImage(`${HASH}.png`, { doc_name: 'x.pdf', page_no: 9 }),
      [aDocument(`${HASH}.pdf`)],
      `${HASH}.pdf`,
      0,
      'file-name',
    ],
    [
      'a page hash in metadata',
      anImage('1.png', { metadata: { page_hash: HASH } }),
      [aDocument(`${HASH}.pdf`)],
      `${HASH}.pdf`,
      0,
      'page-hash',
    ],
    [
      'a page hash that is a file hash',
      anImage(`${HASH}.png`),
      [aDocument('b.pdf', { file: HASH })],
      'b.pdf',
      0,
      'page-hash',
    ],
    [
      'the image of an earlier import',
      anImage('odd.png'),
      [aDocument('b.pdf', { pages: 2, frames: [null, 'odd.png'] })],
      'b.pdf',
      1,
      'frame',
    ],
    [
      'the entry an export of ours names',
      anImage('x-p2.png', { page_no: 2, colophon: { entry: 'entry of b.pdf' } }),
      [aDocument('x.pdf', { pages: 2 }), aDocument('b.pdf', { pages: 2 })],
      'b.pdf',
      1,
      'entry',
    ],
  ])('%s', (...row) => {
    const [, image, documents, name, page, by] = row;
    expect(matchOne(image, documents)).toEqual({ entries: [`entry of ${name}`], page, by });
  });

  test('a document and an image that could both be meant are reported, unless doc_name tells', () => {
    const documents = [aDocument('report.pdf', { pages: 3 }), aDocument('report-p2.png')];
    expect(matchOne(anImage('report-p2.png'), documents)).toEqual({
      reason: 'ambiguous',
      codes: ['match-ambiguous'],
    });
    expect(
      matchOne(anImage('report-p2.png', { doc_name: 'report.pdf', page_no: 2 }), documents),
    ).toMatchObject({
      entries: ['entry of report.pdf'],
      page: 1,
    });
  });

  test('an equal name decides between documents of one stem; equal stems alone are ambiguous', () => {
    expect(matchOne(anImage('a.png'), [aDocument('a.pdf'), aDocument('a.png')])).toMatchObject({
      entries: ['entry of a.png'],
    });
    expect(matchOne(anImage('a.jpg'), [aDocument('a.pdf'), aDocument('a.png')])).toMatchObject({
      reason: 'ambiguous',
    });
  });

  test('several images may match the same bytes; entries of those bytes are told apart by earlier frames', () => {
    const bytes = { file: 'same', names: ['train_001.jpg', 'train_002.jpg'] };
    const first = aDocument('1', { ...bytes, entry: 'E1', frames: ['train_001.jpg'] });
    const second = aDocument('2', { ...bytes, entry: 'E2', frames: ['train_002.jpg'] });
    const images = [anImage('train_001.jpg'), anImage('train_002.jpg')];
    expect(
      matchImages(images, [{ ...first, frames: null }]).matches.map(({ file, entries }) => [file, entries]),
    ).toEqual([
      ['same', ['E1']],
      ['same', ['E1']],
    ]);
    expect(matchImages(images, [first, second]).matches.map(({ entries }) => entries)).toEqual([
      ['E1'],
      ['E2'],
    ]);
    expect(
      matchOne(
        anImage('train_002.jpg'),
        [first, second].map((one) => ({ ...one, frames: null })),
      ),
    ).toMatchObject({
      entries: ['E1', 'E2'],
    });
  });

  test.each([
    ['beyond the last', 3],
    ['zero', 0],
    ['no number', 'iv'],
  ])('a page_no that is %s is reported, not clamped', (_what, page_no) => {
    expect(
      matchOne(anImage(null, { doc_name: 'a.pdf', page_no }), [aDocument('a.pdf', { pages: 2 })]),
    ).toEqual({
      reason: 'page-missing',
      codes: ['page-missing'],
    });
  });

  test('images of no document at hand are listed', () => {
    expect(matchImages([anImage('a.png'), anImage('b.png')], [aDocument('a.png')]).unmatched).toEqual([
      { imageNumber: 1, reason: 'none' },
    ]);
  });

  test('a mapping goes before everything else, by file name or id, to a name or an entry', () => {
    const documents = [aDocument('a.png'), aDocument('b.pdf', { pages: 4 })];
    const mapped = { entries: ['entry of b.pdf'], by: 'mapping' };
    const to = (document: string, pageIndex: number | null) => ({ document, pageIndex });
    expect(matchOne(anImage('a.png'), documents, new Map([['a.png', to('b', 3)]]))).toEqual({
      ...mapped,
      page: 3,
    });
    expect(matchOne(anImage('a.png'), documents, new Map([['7', to('entry of b.pdf', 0)]]))).toEqual({
      ...mapped,
      page: 0,
    });
    expect(matchOne(anImage('a.png'), documents, new Map([['a.png', to('b.pdf', 4)]]))).toMatchObject({
      reason: 'page-missing',
    });
  });

  test('a mapping to nothing is no reason to guess, and an unused one is reported', () => {
    const mapping = new Map([
      ['a.png', { document: 'gone.pdf', pageIndex: 0 }],
      ['z.png', { document: 'a.png', pageIndex: 0 }],
    ]);
    expect(matchOne(anImage('a.png'), [aDocument('a.png')], mapping)).toEqual({
      reason: 'none',
      codes: ['mapping-document-unknown', 'mapping-unused'],
    });
  });
});
