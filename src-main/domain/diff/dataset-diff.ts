import { diffTrees, type EntryChange } from '../dataset-versions/document-tree';
import { readDocument, readPage } from '../dataset-versions/object-forms';
import type { ObjectId, ObjectTextReader } from '../dataset-versions/object-store';
import type { PageSize } from '../geometry/units';
import { groupBy } from '../group-by';
import { sizeOfPage } from '../migration/migrate-document';
import type { DocumentContent, PageContent } from '../regions/region';
import { matchPages } from './match-pages';
import { joinMoved } from './moved-regions';
import { SAME_NAMES, type NewNames } from './new-names';
import { readDifferingRegions } from './page-pair';
import { diffRegions, isFrameChanged, type RegionDifference } from './region-diff';
import { replayPages, type Replay, type ReplayedPage } from './replay-plans';
import { scalePage } from './scale-regions';

/** A page without its regions: of those, only what differs was read. */
export type PageHead = Omit<PageContent, 'regions'>;

/** What happened to one page of a document that changed. */
export interface PageDifference {
  readonly pageIndex: number;
  /** What people and imports did. */
  readonly regions: readonly RegionDifference[];
  /** What migrations of the schema did. Without plans to replay there are none. */
  readonly rewritten: readonly RegionDifference[];
  readonly before: PageHead;
  readonly after: PageHead;
  readonly isFrameChanged: boolean;
  /** Regions that were matched by geometry, with or without a change. */
  readonly matched: number;
}

/** What happened to one document. Either side is `null` for a document added or removed. */
export interface DocumentDifference {
  readonly entry: string;
  readonly before: DocumentContent | null;
  readonly after: DocumentContent | null;
  /** Object id of the document that was added or removed; `null` for one on both sides. */
  readonly loneId: ObjectId | null;
  /** Pages that differ. Empty for a document added or removed when those are told apart by their counts. */
  readonly pages: readonly PageDifference[];
}

export interface DiffSides {
  readonly reader: ObjectTextReader;
  readonly from: ObjectId;
  readonly to: ObjectId;
  /** Leaves the pages of documents added and removed unread: who only counts has their counts already. */
  readonly skipsLonePages?: boolean;
  /** Migrations on the way from the older side to the newer one: what they do is told apart from what people did. */
  readonly replay?: Replay | undefined;
  /** Classes and attributes that have other ids on the later side. There is then nothing to replay. */
  readonly names?: Pick<NewNames, 'classes' | 'attributes'> | undefined;
  /** Least IoU from which regions that find none by id are matched by geometry; by id alone when absent. */
  readonly iou?: number | undefined;
  /** Size of a page of a file, in units; `undefined` when it is not known. */
  pageSize(file: string, pageIndex: number): PageSize | undefined;
}

/**
 * The documents that differ between two dataset roots, in the order of entry ids, each with the pages
 * that differ. Reads only what differs; one document is in memory at a time.
 */
export function* diffDatasets(sides: DiffSides): Generator<DocumentDifference> {
  for (const change of diffTrees(sides.reader, sides.from, sides.to)) yield diffEntry(sides, change);
}

/** The same of one document that differs, given by both its objects. */
export function diffEntry(
  sides: Omit<DiffSides, 'from' | 'to'>,
  { key, before, after }: EntryChange,
): DocumentDifference {
  const { reader, skipsLonePages = false } = sides;
  const old = before === undefined ? null : readDocument(reader, before);
  const now = after === undefined ? null : readDocument(reader, after);
  const loneId = before === undefined ? (after ?? null) : after === undefined ? before : null;
  const pages = loneId !== null && skipsLonePages ? [] : diffPages(sides, old, now);
  return { entry: key, before: old, after: now, loneId, pages };
}

function diffPages(
  sides: Omit<DiffSides, 'from' | 'to'>,
  old: DocumentContent | null,
  now: DocumentContent | null,
): readonly PageDifference[] {
  const pages = pagesThatDiffer(sides, old, now);
  const isMatched = sides.iou !== undefined && old !== null && now !== null;
  const given = { ...SAME_NAMES, ...sides.names, isForeign: sides.iou !== undefined };
  const matches = isMatched ? matchPages(pages, given, sides.iou as number) : null;
  const isSame = sides.names === undefined && sides.iou === undefined;
  const names = matches !== null ? { ...given, regions: matches.regions } : isSame ? SAME_NAMES : given;
  const differences = pages.map(({ pageIndex, old: oldPage, now: newPage, expected }) => ({
    pageIndex,
    regions: diffRegions(expected, newPage, names),
    rewritten: expected === oldPage ? [] : diffRegions(oldPage, expected),
    before: headOf(oldPage),
    after: headOf(newPage),
    isFrameChanged: !names.isForeign && isFrameChanged(oldPage.frame, newPage.frame),
    matched: matches?.onPage.get(pageIndex) ?? 0,
  }));
  return joinMoved(differences, names);
}

/** Both states of each page that differs, in the same measure, and what plans alone would have made of the older one. */
function pagesThatDiffer(
  { reader, pageSize, replay }: Omit<DiffSides, 'from' | 'to'>,
  old: DocumentContent | null,
  now: DocumentContent | null,
): ReplayedPage[] {
  const before = new Map(old?.pages ?? []);
  const after = new Map(now?.pages ?? []);
  const differing = [...new Set([...before.keys(), ...after.keys()])]
    .filter((pageIndex) => before.get(pageIndex) !== after.get(pageIndex))
    .sort((a, b) => a - b);
  const isReplayed = replay !== undefined && old !== null && now !== null;
  // What is migrated or scaled first may come to differ where the texts do not, and the other way round.
  const isWhole = isReplayed || (old?.file === null) !== (now?.file === null);
  const pairs = differing.map((pageIndex): ReplayedPage => {
    const [one, other] = [before.get(pageIndex), after.get(pageIndex)];
    const pages = isWhole
      ? { old: readPage(reader, one), now: readPage(reader, other) }
      : readDifferingRegions(reader, one, other);
    return { pageIndex, ...pages, expected: pages.old };
  });
  const pages = isReplayed
    ? replayPages(replay, pairs, (pageIndex) => sizeOfPage(old, pageIndex, pageSize))
    : pairs;
  return pages.map(({ pageIndex, ...page }) => {
    const sizes = attachedSizes(old, now, pageSize, pageIndex);
    const oldPage = atSizeOfFile(page.old, old, sizes);
    const expected = page.expected === page.old ? oldPage : atSizeOfFile(page.expected, old, sizes);
    return { pageIndex, old: oldPage, now: atSizeOfFile(page.now, now, sizes), expected };
  });
}

const headOf = ({ regions: _regions, ...head }: PageContent): PageHead => head;

interface AttachedSizes {
  readonly absent: PageSize;
  readonly file: PageSize;
}

/** Both sizes of a page whose document is absent on one side and has its file on the other. */
function attachedSizes(
  old: DocumentContent | null,
  now: DocumentContent | null,
  pageSize: DiffSides['pageSize'],
  pageIndex: number,
): AttachedSizes | null {
  if (old === null || now === null || (old.file === null) === (now.file === null)) return null;
  const absent = (old.file === null ? old : now).absent;
  const file = pageSize((old.file ?? now.file) as string, pageIndex);
  return absent === undefined || file === undefined ? null : { absent, file };
}

/**
 * Attaching the file of an absent document measures its regions anew; that is no label change. Always
 * towards the file: rounding makes the way back another one, and the two directions would differ.
 */
function atSizeOfFile(
  page: PageContent,
  document: DocumentContent | null,
  sizes: AttachedSizes | null,
): PageContent {
  return sizes !== null && document?.file === null ? scalePage(page, sizes.absent, sizes.file) : page;
}

/** The same difference seen from the other side: what was added is removed, what was is what will be. */
export function invertDocument(difference: DocumentDifference): DocumentDifference {
  const { before, after, pages } = difference;
  const regions = groupBy(
    pages.flatMap((page) => page.regions.map((region) => invertRegion(page.pageIndex, region))),
    ({ pageIndex }) => pageIndex,
  );
  return {
    ...difference,
    before: after,
    after: before,
    pages: pages.map((page) => ({
      ...page,
      before: page.after,
      after: page.before,
      regions: (regions.get(page.pageIndex) ?? []).map(({ region }) => region),
      rewritten: page.rewritten.map((region) => invertRegion(page.pageIndex, region).region),
    })),
  };
}

const OPPOSITE = { added: 'removed', removed: 'added', changed: 'changed' } as const;

/** @returns with the page that it is told on: the one that it was on, when that was another */
function invertRegion(pageIndex: number, { pageBefore, ...region }: RegionDifference) {
  const inverted: RegionDifference = {
    ...region,
    id: (region.before ?? region.after)?.id ?? region.id,
    change: OPPOSITE[region.change],
    before: region.after,
    after: region.before,
    ...(pageBefore !== undefined && { pageBefore: pageIndex }),
  };
  return { pageIndex: pageBefore ?? pageIndex, region: inverted };
}
