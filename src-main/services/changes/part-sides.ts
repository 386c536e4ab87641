import { findEntry } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import { replayPages, type Replay } from '../../domain/diff/replay-plans';
import { scalePage } from '../../domain/diff/scale-regions';
import type { PageSize } from '../../domain/geometry/units';
import { sizeOfPage } from '../../domain/migration/migrate-document';
import { regionsOn, type PartSide } from '../../domain/restore/restore-document';
import type { PlacedRegion } from '../../domain/merge/merge-region';
import type { DocumentContent, PageContent } from '../../domain/regions/region';

/** Where both sides of a document are read, and what lies between them. */
export interface PartSource {
  readonly reader: ObjectReader;
  /** Root of the dataset that parts are taken from. */
  readonly source: ObjectId;
  /** Migrations from there to the draft: what is restored is what they make of it. */
  readonly replay: Replay | null;
  pageSize(file: string, pageIndex: number): PageSize | undefined;
}

/** One document in the draft and where parts are taken from, measured alike and under the draft's schema. */
export interface PartSides {
  readonly entry: string;
  /** Object ids; `undefined` where it is not there. */
  readonly draftId: ObjectId | undefined;
  readonly sourceId: ObjectId | undefined;
  readonly draft: PartSide | null;
  readonly source: PartSide | null;
  /** Regions of the source before they were measured like the draft's, and whether a migration rewrote them. */
  readonly own: ReadonlyMap<string, PlacedRegion & { readonly isRewritten: boolean }>;
}

/** @param draftRoot root of the draft's dataset */
export function readPartSides(from: PartSource, draftRoot: ObjectId, entry: string): PartSides {
  const { reader } = from;
  const draftId = findEntry(reader, draftRoot, entry);
  const sourceId = findEntry(reader, from.source, entry);
  const now = draftId === undefined ? null : readDocument(reader, draftId);
  const old = sourceId === undefined ? null : readDocument(reader, sourceId);
  const pairs = differingPages(reader, old, now);
  const replayed = replayedPages(from, old, pairs);
  const pages = replayed.map(({ pageIndex, expected }) => [pageIndex, expected] as const);
  const stored = regionsOn(new Map(pairs.map((pair) => [pair.pageIndex, pair.old])));
  const own = [...regionsOn(new Map(pages))].map(
    ([id, placed]) => [id, { ...placed, isRewritten: stored.get(id)?.region !== placed.region }] as const,
  );
  const draftPages = new Map(pairs.map((pair) => [pair.pageIndex, pair.now]));
  return {
    entry,
    draftId,
    sourceId,
    draft: now === null ? null : { document: restOf(now), pages: draftPages },
    source:
      old === null
        ? null
        : {
            document: migratedRest(from, old, { stored, expected: new Map(own) }),
            pages: new Map(pages.map(([at, page]) => [at, measured(from, page, { at, from: old, to: now })])),
          },
    own: new Map(own),
  };
}

interface Pair {
  readonly pageIndex: number;
  readonly old: PageContent;
  readonly now: PageContent;
}

function differingPages(
  reader: ObjectReader,
  old: DocumentContent | null,
  now: DocumentContent | null,
): Pair[] {
  const [before, after] = [new Map(old?.pages), new Map(now?.pages)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((pageIndex) => before.get(pageIndex) !== after.get(pageIndex))
    .sort((a, b) => a - b)
    .map((pageIndex) => ({
      pageIndex,
      old: readPage(reader, before.get(pageIndex)),
      now: readPage(reader, after.get(pageIndex)),
    }));
}

const replayedPages = (
  { replay, pageSize }: PartSource,
  old: DocumentContent | null,
  pairs: readonly Pair[],
): readonly { readonly pageIndex: number; readonly expected: PageContent }[] =>
  replay === null || old === null
    ? pairs.map((pair) => ({ ...pair, expected: pair.old }))
    : replayPages(replay, pairs, (pageIndex) => sizeOfPage(old, pageIndex, pageSize));

interface Measures {
  /** 0-based index of the page. */
  readonly at: number;
  readonly from: PartSide['document'];
  readonly to: PartSide['document'] | null;
}

/** A page of one state of a document in the measure of another: who attaches a file measures the regions anew. */
export function measured(
  { pageSize }: Pick<PartSource, 'pageSize'>,
  page: PageContent,
  { at, from, to }: Measures,
): PageContent {
  if (to === null || (from.file === null) === (to.file === null)) return page;
  const sizeIn = (document: PartSide['document']) =>
    document.file === null ? document.absent : pageSize(document.file, at);
  const [before, after] = [sizeIn(from), sizeIn(to)];
  return before === undefined || after === undefined ? page : scalePage(page, before, after);
}

const restOf = ({ entry: _entry, pages: _pages, ...document }: DocumentContent): PartSide['document'] =>
  document;

type Regions = ReadonlyMap<string, PlacedRegion>;

/** Relations go with the regions that a migration removes. */
function migratedRest(
  { replay }: PartSource,
  document: DocumentContent,
  { stored, expected }: { readonly stored: Regions; readonly expected: Regions },
): PartSide['document'] {
  if (replay === null || document.relations === undefined) return restOf(document);
  const { relations: before, ...rest } = restOf(document);
  const removed = new Set([...stored.keys()].filter((id) => !expected.has(id)));
  const relations = replay.migrator.migrateRelations(before, removed);
  return { ...rest, ...(relations !== undefined && { relations }) };
}

/** The pages that both sides have alike, for who has to know what points where. */
export function sharedPages(reader: ObjectReader, { draftId, draft }: PartSides): Map<number, PageContent> {
  const pages = draftId === undefined ? [] : readDocument(reader, draftId).pages;
  const shared = pages.filter(([pageIndex]) => draft?.pages.has(pageIndex) !== true);
  return new Map(shared.map(([pageIndex, id]) => [pageIndex, readPage(reader, id)]));
}
