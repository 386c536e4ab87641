import { groupBy } from '../group-by';
import { compareCodeUnits } from '../canonical/canonical-json';
import type { PageContent, Relation } from '../regions/region';
import type { DocumentSide } from './document-sides';
import type { Ledger } from './ledger';
import { settleParents, settleRelations, type DroppedLink, type Fates } from './merge-links';
import { mergePageRest } from './merge-page';
import type { PlacedRegion } from './merge-region';
import type { MergedRegionList, RegionsById, RegionSides } from './merge-regions';
import { mergeRelations } from './merge-relations';
import { settleCircles, type Parents } from './parent-circles';

interface Parts {
  readonly sides: {
    readonly base: DocumentSide | undefined;
    readonly ours: DocumentSide;
    readonly theirs: DocumentSide;
    /** Pages that are not the same on all sides. */
    readonly places: ReadonlySet<number>;
  };
  readonly regionSides: RegionSides;
  readonly merged: MergedRegionList;
}

/** The pages that the merge wrote, and the relations between all regions of the document. */
export interface AssembledPages {
  readonly document: string;
  readonly pages: ReadonlyMap<number, PageContent>;
  readonly regions: ReadonlyMap<number, readonly PlacedRegion[]>;
  readonly relations: readonly Relation[];
  readonly droppedLinks: readonly DroppedLink[];
}

/** Puts merged regions on their pages, and settles what points to those that are gone. */
export function assemblePages(ledger: Ledger, { sides, regionSides, merged }: Parts): AssembledPages {
  const { base, ours, theirs, places } = sides;
  const { document } = regionSides;
  const droppedLinks: DroppedLink[] = [];
  const fates = fatesOf(regionSides, merged, [ours, theirs]);
  const linked = settleParents(merged.regions, fates, droppedLinks);
  const placed = groupBy(withoutCircles(ledger, regionSides, linked), ({ pageIndex }) => pageIndex);
  const pages = new Map<number, PageContent>();
  const regions = new Map<number, readonly PlacedRegion[]>();
  for (const pageIndex of [...new Set([...places, ...placed.keys()])].sort((a, b) => a - b)) {
    const here = [...(placed.get(pageIndex) ?? [])].sort((a, b) =>
      compareCodeUnits(a.region.id, b.region.id),
    );
    const rest = mergePageRest(
      ledger,
      { kind: 'page', document, pageIndex },
      {
        base: base?.pages.get(pageIndex),
        ours: ours.pages.get(pageIndex),
        theirs: theirs.pages.get(pageIndex),
      },
    );
    const order = settleOrder(
      rest.order ?? [],
      { pageIndex, here, sides: regionSides, read: [ours, theirs] },
      fates,
    );
    const { order: _before, ...others } = rest;
    pages.set(pageIndex, {
      ...others,
      regions: here.map(({ region }) => region),
      ...(order.length > 0 && { order }),
    });
    regions.set(pageIndex, here);
  }
  const relations = mergeRelations(ledger, document, {
    base: base?.document.relations,
    ours: ours.document.relations,
    theirs: theirs.document.relations,
  });
  return {
    document,
    pages,
    regions,
    relations: settleRelations(relations, fates, droppedLinks),
    droppedLinks,
  };
}

function withoutCircles(
  ledger: Ledger,
  { document, base, ours, theirs }: RegionSides,
  regions: readonly PlacedRegion[],
): readonly PlacedRegion[] {
  if (!regions.some(({ region }) => region.parent !== undefined)) return regions;
  const parentsOf = (side: Iterable<PlacedRegion>): Parents =>
    new Map([...side].map(({ region: { id, parent } }) => [id, parent]));
  const before = parentsOf(regions);
  const after = settleCircles(
    ledger,
    {
      base: parentsOf(base.values()),
      ours: parentsOf(ours.values()),
      theirs: parentsOf(theirs.values()),
      targetOf: (region) => ({ kind: 'region', document, region }),
    },
    before,
  );
  if (after === before) return regions;
  return regions.map((placed) => {
    const { parent: stored, ...rest } = placed.region;
    const parent = after.get(rest.id);
    if (parent === stored) return placed;
    return { ...placed, region: parent === undefined ? rest : { ...rest, parent } };
  });
}

function fatesOf(
  { base, ours, theirs }: RegionSides,
  { regions, replaced }: MergedRegionList,
  documents: readonly DocumentSide[],
): Fates {
  const stayed = new Set(regions.map(({ region }) => region.id));
  const known = [...base.keys(), ...ours.keys(), ...theirs.keys()];
  const gone = new Set(known.filter((id) => !stayed.has(id) && !replaced.has(id)));
  const loose = new Set<string>();
  for (const [side, regionsById] of [ours, theirs].entries()) {
    const mark = (from: string, to: string): unknown =>
      gone.has(to) && !regionsById.has(to) && loose.add(`${from}\n${to}`);
    for (const { region } of regionsById.values())
      if (region.parent !== undefined) mark(region.id, region.parent);
    for (const { id, from, to } of documents[side]?.document.relations ?? []) {
      mark(id, from);
      mark(id, to);
    }
  }
  return { gone, replaced, wasLoose: ({ from, to }) => loose.has(`${from}\n${to}`) };
}

interface OrderedPage {
  readonly pageIndex: number;
  readonly here: readonly PlacedRegion[];
  readonly sides: RegionSides;
  readonly read: readonly [ours: DocumentSide, theirs: DocumentSide];
}

/** An order names the regions of its page; an id that a side had there without a region stays as it is. */
function settleOrder(order: readonly string[], page: OrderedPage, { replaced }: Fates): string[] {
  const { pageIndex, here, sides, read } = page;
  const present = new Set(here.map(({ region }) => region.id));
  const isOn = (side: RegionsById, id: string): boolean => side.get(id)?.pageIndex === pageIndex;
  const wasLoose = (id: string): boolean =>
    [sides.ours, sides.theirs].some(
      (side, at) => !isOn(side, id) && read[at]?.pages.get(pageIndex)?.order?.includes(id) === true,
    );
  const settled = order.map((id) => replaced.get(id) ?? id);
  return [...new Set(settled)].filter((id) => present.has(id) || wasLoose(id));
}
