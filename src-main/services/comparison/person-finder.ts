import { findEntry } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import {
  provenanceOf,
  readDocumentProvenance,
  readPageProvenance,
  type PageProvenance,
} from '../../domain/dataset-versions/provenance';
import type { RegionDifference } from '../../domain/diff/region-diff';
import type { Pair } from './compare-pair';
import type { ContentView } from '../content/content-view';
import { createDraftActs } from '../content/draft-acts';
import type { LibraryContext } from '../library-context';
import { versionsBetween } from '../migration/plan-path';

export interface PagePlace {
  readonly entry: string;
  readonly pageIndex: number;
}

/** Whose doing a change is; `null` where that is not known. */
export type PersonFinder = (change: RegionDifference, place: PagePlace) => string | null;

/** One state on the way from the older side to the newer one, and whose it is. */
interface State {
  readonly root: ObjectId;
  /** Who took this region away, if it went here. */
  authorOf(region: string): string | null;
}

/**
 * Finds who changed regions: of one that is there, who made or last changed it; of one that is gone, the author of
 * the version without it, in a draft whoever did it, as far as its journal knows. A version keeps no trace of a deletion but that, so between views
 * that no path of versions joins nobody is named for it. Seen backwards, it is still the person who did what is seen as undone.
 */
export function createPersonFinder(context: LibraryContext, pair: Pair): PersonFinder {
  const isTurned = pair.relation === 'ancestor';
  const [older, newer] = isTurned ? [pair.to, pair.from] : [pair.from, pair.to];
  const provenanceAt = createProvenanceReader(newer);
  const removerOf = createRemoverFinder(context, pair, { older, newer });
  return ({ change, before, after, pageBefore }, place) => {
    const there = isTurned ? before : after;
    if (there === null)
      return before === null && after === null ? null : removerOf((before ?? after)!.id, place);
    const pageIndex = isTurned ? (pageBefore ?? place.pageIndex) : place.pageIndex;
    const known = provenanceOf(provenanceAt({ ...place, pageIndex }), there.id);
    return (change === 'changed' ? (known?.changed ?? known?.made) : known?.made)?.by ?? null;
  };
}

/** Remembers the last page: changes come page by page. */
function createProvenanceReader({ objects, roots }: ContentView): (place: PagePlace) => PageProvenance {
  let last: { readonly place: PagePlace; readonly provenance: PageProvenance } | null = null;
  return ({ entry, pageIndex }) => {
    if (last?.place.entry === entry && last.place.pageIndex === pageIndex) return last.provenance;
    const pages = readDocumentProvenance(objects, findEntry(objects, roots.provenance, entry));
    const provenance = readPageProvenance(objects, pages.find(([index]) => index === pageIndex)?.[1]);
    last = { place: { entry, pageIndex }, provenance };
    return provenance;
  };
}

/** Pages whose regions are remembered: a page has few states on the way. */
const PAGES_KNOWN = 200;

/** Who took a region away: by bisection, since what is gone from one version on mostly stays so. */
function createRemoverFinder(
  context: LibraryContext,
  pair: Pair,
  { older, newer }: { readonly older: ContentView; readonly newer: ContentView },
): (region: string, place: PagePlace) => string | null {
  if (pair.relation === 'none') return () => null;
  const states = statesBetween(context, older, newer);
  const { reader } = pair.sides;
  const known = new Map<ObjectId, ReadonlySet<string>>();
  const regionsOf = (page: ObjectId): ReadonlySet<string> => {
    const regions = known.get(page) ?? new Set(readPage(reader, page).regions.map(({ id }) => id));
    if (known.size >= PAGES_KNOWN) known.clear();
    known.set(page, regions);
    return regions;
  };
  const isIn = ({ root }: State, region: string, { entry, pageIndex }: PagePlace): boolean => {
    const document = findEntry(reader, root, entry);
    if (document === undefined) return false;
    const page = readDocument(reader, document).pages.find(([index]) => index === pageIndex)?.[1];
    return page !== undefined && regionsOf(page).has(region);
  };
  return (region, place) => {
    let [there, gone] = [-1, states.length - 1];
    while (gone - there > 1) {
      const middle = (there + gone) >> 1;
      if (isIn(states[middle]!, region, place)) there = middle;
      else gone = middle;
    }
    return states[gone]?.authorOf(region) ?? null;
  };
}

/** The states after the older view, oldest first, the newer one the last. */
function statesBetween(context: LibraryContext, older: ContentView, newer: ContentView): State[] {
  const versions = versionsBetween(context, older, newer);
  const states = versions.map(({ root, author }): State => ({ root, authorOf: () => author }));
  if (newer.draft === null) return states;
  const { removerOf } = createDraftActs(context, newer);
  return [...states, { root: newer.roots.root, authorOf: removerOf }];
}
