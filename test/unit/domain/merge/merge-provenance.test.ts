import { describe, expect, test } from 'vitest';

import { emptyTree, findEntry, updateTree } from '../../../../src-main/domain/dataset-versions/document-tree';
import {
  provenanceOf,
  readDocumentProvenance,
  readPageProvenance,
  writeDocumentProvenance,
  writePageProvenance,
  type Act,
  type PageProvenance,
} from '../../../../src-main/domain/dataset-versions/provenance';
import { mergeDatasets } from '../../../../src-main/domain/merge/merge-datasets';
import type { Resolutions } from '../../../../src-main/domain/merge/conflict';
import { byPerson, resolveBy, STRATEGIES } from '../../../../src-main/domain/merge/strategies';
import type { Region } from '../../../../src-main/domain/regions/region';
import { writeDataset } from '../../../builders/datasets';
import { anObjectStore } from '../../../builders/object-store';
import { aPage, aRegion } from '../../../builders/regions';

const ENTRY = '0a';
const act = (by: string, minute: number): Act => ({ by, at: `2026-11-23T09:${minute}:00.000Z` });
const [made, ada, ben, lead] = [act('import', 10), act('Ada', 20), act('Ben', 30), act('Lead', 40)];

/** One page whose regions were imported, and what was changed of it by whom. */
function sideOf(store: ReturnType<typeof anObjectStore>, regions: Region[], changed: Record<string, Act>) {
  const page: PageProvenance = {
    default: made,
    regions: Object.fromEntries(Object.entries(changed).map(([id, by]) => [id, { made, changed: by }])),
  };
  const document = writeDocumentProvenance(store, [[0, writePageProvenance(store, page)!]]);
  return {
    root: writeDataset(store, { [ENTRY]: { pages: [aPage(regions)] } }),
    provenance: updateTree(store, emptyTree(store), new Map([[ENTRY, document]])),
  };
}

const [a, b, c] = ['a', 'b', 'c'].map((id) => aRegion({ id })) as [Region, Region, Region];

function merge(
  ours: [Region[], Record<string, Act>],
  theirs: [Region[], Record<string, Act>],
  resolutions?: Resolutions,
) {
  const store = anObjectStore();
  const result = mergeDatasets({
    writer: store,
    base: sideOf(store, [a, b, c], {}),
    ours: sideOf(store, ...ours),
    theirs: sideOf(store, ...theirs),
    pageSize: () => undefined,
    ...(resolutions && { resolutions }),
  });
  const [first] = readDocumentProvenance(store, findEntry(store, result.roots.provenance, ENTRY));
  const page = readPageProvenance(store, first?.[1]);
  return { ...result, changedBy: (id: string) => provenanceOf(page, id)?.changed, page };
}

describe('who changed a region last, after a merge,', () => {
  test('is who changed it on the side that changed it, and of both who came last', () => {
    const { changedBy, page } = merge(
      [[{ ...a, text: 'x' }, b, { ...c, text: 'x' }], { a: ada, c: ada }],
      [[a, { ...b, text: 'y' }, { ...c, class: 'table' }], { b: ben, c: ben }],
    );
    expect([changedBy('a'), changedBy('b'), changedBy('c')]).toEqual([ada, ben, ben]);
    expect(page.default).toEqual(made);
  });

  test('is who decided, where a conflict was decided and both sides left something', () => {
    const ours: [Region[], Record<string, Act>] = [[{ ...a, text: 'x', class: 'one' }, b, c], { a: ada }];
    const theirs: [Region[], Record<string, Act>] = [
      [{ ...a, class: 'two', status: 'rejected' }, b, c],
      { a: ben },
    ];
    const { open } = merge(ours, theirs);
    const { changedBy } = merge(ours, theirs, resolveBy(STRATEGIES.ours, 'ours', open, lead));
    expect(changedBy('a')).toEqual(lead);
  });
});

describe('who did what is known', () => {
  test('of an edit that the other side took back, though nothing differs', () => {
    const { changedBy } = merge([[a, b, c], {}], [[a, b, c], { a: ben }]);
    expect(changedBy('a')).toEqual(ben);
  });

  test('of a document that one side removed and that stays as the other has it', () => {
    const store = anObjectStore();
    const nothing = emptyTree(store);
    const sides = {
      writer: store,
      base: sideOf(store, [a], {}),
      ours: { root: nothing, provenance: nothing },
      theirs: sideOf(store, [{ ...a, text: 'x' }], { a: ben }),
      pageSize: () => undefined,
    };
    const { open } = mergeDatasets(sides);
    const resolutions = resolveBy(STRATEGIES.theirs, 'theirs', open, lead);
    const { roots } = mergeDatasets({ ...sides, resolutions });
    expect(findEntry(store, roots.provenance, ENTRY)).toBe(findEntry(store, sides.theirs.provenance, ENTRY));
    expect(findEntry(store, roots.root, ENTRY)).toBe(findEntry(store, sides.theirs.root, ENTRY));
  });
});

describe('a strategy', () => {
  const { open } = merge(
    [[{ ...a, class: 'one', attributes: { kind: ['p', 'q'] } }, b], { a: ada }],
    [[{ ...a, class: 'two', attributes: { kind: ['q', 'r'] } }, b, { ...c, text: 'x' }], { a: ben, c: ben }],
  );
  const decide = (strategy: (typeof STRATEGIES)[keyof typeof STRATEGIES] | ReturnType<typeof byPerson>) =>
    Object.fromEntries(
      open.flatMap((conflict) => {
        const decided = strategy(conflict);
        return decided === null ? [] : [[`${conflict.key.split('/')[2]}`, Object.values(decided)[0]]];
      }),
    );
  const [classes, kinds, existence] = ['a#class', 'a#attributes%2Fkind', 'c#existence'];

  test.each([
    ['ours takes our side', STRATEGIES.ours, { [classes!]: 'ours', [kinds!]: 'ours', [existence!]: 'ours' }],
    [
      'theirs takes theirs',
      STRATEGIES.theirs,
      { [classes!]: 'theirs', [kinds!]: 'theirs', [existence!]: 'theirs' },
    ],
    [
      'newest takes what was changed last, and nothing where one side deleted',
      STRATEGIES.newest,
      { [classes!]: 'theirs', [kinds!]: 'theirs' },
    ],
    ['union keeps what can be kept of both', STRATEGIES.union, { [kinds!]: 'both', [existence!]: 'both' }],
    [
      'by person takes the side of the first who changed one',
      byPerson(['Eve', 'Ada', 'Ben']),
      { [classes!]: 'ours', [kinds!]: 'ours', [existence!]: 'theirs' },
    ],
    ['by person decides nothing for people who changed neither', byPerson(['Eve']), {}],
  ])('%s', (_what, strategy, decisions) => {
    expect(decide(strategy)).toEqual(decisions);
  });
});
