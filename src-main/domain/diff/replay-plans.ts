import type { PageSize } from '../geometry/units';
import type { LabelSchema } from '../label-schema/label-schema';
import { decisionTaken } from '../migration/decisions';
import type { Migrator, PageExtras } from '../migration/migrate-page';
import type { PageContent } from '../regions/region';

/** The plans between two states of a dataset, to be replayed over the older one. */
export interface Replay {
  readonly migrator: Migrator;
  /** Schema of a draft: what people answered there counts as the decision that it will become on commit. */
  readonly answersUnder: LabelSchema | null;
}

/** Both states of a page that differs. */
export interface PagePair {
  readonly pageIndex: number;
  readonly old: PageContent;
  readonly now: PageContent;
}

export interface ReplayedPage extends PagePair {
  /** What the plans alone would have made of `old`; the same object where they do nothing. */
  readonly expected: PageContent;
}

/** What the plans alone would have made of the pages of one document that differ. */
export function replayPages(
  { migrator, answersUnder }: Replay,
  pairs: readonly PagePair[],
  sizeOf: (pageIndex: number) => PageSize | null,
): ReplayedPage[] {
  const replay = (pair: PagePair, removed?: ReadonlySet<string>) => {
    const place = { pageIndex: pair.pageIndex, size: sizeOf(pair.pageIndex) };
    const decide = answersUnder === null ? undefined : answersOf(pair.now, answersUnder);
    return { pair, ...migrator.migratePage(pair.old, place, { removed, decide }) };
  };
  const first = pairs.map((pair) => replay(pair));
  const gone = new Set(
    first.flatMap(({ outcomes }) => outcomes.filter(({ after }) => after === null).map(({ id }) => id)),
  );
  const isSpread = gone.size > 0 && pairs.length > 1;
  const all = isSpread ? pairs.map((pair) => replay(pair, gone)) : first;
  return all.map(({ pair, page }) => ({ ...pair, expected: page }));
}

function answersOf(now: PageContent, schema: LabelSchema): NonNullable<PageExtras['decide']> {
  const current = new Map(now.regions.map((region) => [region.id, region]));
  return (region, questions) => decisionTaken({ region, questions }, current.get(region) ?? null, schema);
}
