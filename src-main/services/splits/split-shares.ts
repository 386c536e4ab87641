import type { SplitShares } from '../../contract/split-contract';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { Split } from '../../domain/regions/region';
import { shareOf, SPLITS, type SplitRatio } from '../../domain/splits/split-rule';
import type { CountedDocument } from './split-documents';

interface Count {
  documents: number;
  pages: number;
  regions: number;
  readonly byClass: Map<string, number>;
}

interface Asked {
  readonly ratio: SplitRatio;
  readonly of: 'documents' | 'pages';
  readonly schema: LabelSchema;
}

/**
 * Counts documents by split, and the share of each class among the regions of each split.
 *
 * @param splitOf the split to count a document in: the one it has, or the one it is going to have
 */
export function countShares(
  documents: readonly CountedDocument[],
  splitOf: (document: CountedDocument) => Split | null,
  { ratio, of, schema }: Asked,
): SplitShares {
  const counts = new Map<Split | 'none', Count>();
  for (const split of [...SPLITS, 'none'] as const)
    counts.set(split, { documents: 0, pages: 0, regions: 0, byClass: new Map() });
  for (const document of documents) add(counts.get(splitOf(document) ?? 'none') as Count, document);
  const inSplits = SPLITS.map((split) => counts.get(split) as Count);
  const dealt = inSplits.reduce((sum, count) => sum + count[of], 0);
  const none = counts.get('none') as Count;
  const asked = shareOf(ratio);
  return {
    of,
    ratio,
    splits: [
      ...SPLITS.map((split) => {
        const { byClass: _byClass, ...count } = counts.get(split) as Count;
        return { split, ...count, share: ratioOf(count[of], dealt) ?? 0, asked: asked[split] };
      }),
      {
        split: 'none' as const,
        documents: none.documents,
        pages: none.pages,
        regions: none.regions,
        share: ratioOf(none[of], none[of] + dealt) ?? 0,
        asked: null,
      },
    ],
    classes: classShares(inSplits, schema),
  };
}

function add(count: Count, { pages, regions, byClass }: CountedDocument): void {
  count.documents += 1;
  count.pages += pages;
  count.regions += regions;
  for (const [id, number] of Object.entries(byClass))
    count.byClass.set(id, (count.byClass.get(id) ?? 0) + number);
}

function classShares(inSplits: readonly Count[], schema: LabelSchema): SplitShares['classes'] {
  const names = new Map(schema.classes.map(({ id, name }) => [id, name]));
  const all = inSplits.reduce((sum, { regions }) => sum + regions, 0);
  const ids = [...new Set(inSplits.flatMap(({ byClass }) => [...byClass.keys()]))];
  return ids
    .map((id) => {
      const regions = inSplits.reduce((sum, { byClass }) => sum + (byClass.get(id) ?? 0), 0);
      const bySplit = Object.fromEntries(
        SPLITS.map((split, index) => {
          const count = inSplits[index] as Count;
          const inSplit = count.byClass.get(id) ?? 0;
          return [split, { regions: inSplit, share: ratioOf(inSplit, count.regions) }];
        }),
      ) as SplitShares['classes'][number]['bySplit'];
      const name = id === '' ? '(no class)' : (names.get(id) ?? id);
      return { id: id === '' ? null : id, name, regions, share: ratioOf(regions, all) ?? 0, bySplit };
    })
    .sort((a, b) => b.regions - a.regions || (a.name < b.name ? -1 : 1));
}

const ratioOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
