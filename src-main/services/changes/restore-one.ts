import { equalJson, type JsonValue } from '../../domain/canonical/canonical-json';
import { findEntry } from '../../domain/dataset-versions/document-tree';
import { documentObject, readDocument, writePage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectWriter } from '../../domain/dataset-versions/object-store';
import type { Act } from '../../domain/dataset-versions/provenance';
import { findBrokenLinks, type BrokenLink } from '../../domain/restore/broken-links';
import type { DocumentParts } from '../../domain/restore/document-parts';
import {
  regionsOn,
  restoreDocument,
  type PartSide,
  type RestoredDocument,
} from '../../domain/restore/restore-document';
import type { PageContent, Region } from '../../domain/regions/region';
import type { DraftRoots } from '../../storage/repositories/draft-repository';
import { measured, readPartSides, sharedPages, type PartSides, type PartSource } from './part-sides';
import { restoreProvenance } from './restore-provenance';

/** What the restoring of every document goes by. */
export interface RestoreWork extends PartSource {
  readonly reader: ObjectWriter;
  /** Provenance root of where parts are taken from. */
  readonly provenance: ObjectId;
  readonly act: Act;
  /** Whether what hangs on a restored thing is restored, too. */
  readonly withDependents: boolean;
}

/** One document after its parts were restored. */
export interface RestoredOne {
  readonly sides: PartSides;
  /** Object ids; `null` for a document that is not there. */
  readonly id: ObjectId | null;
  readonly provenance: ObjectId | null;
  /** Regions that are something else now; of a document that came or went as a whole, none. */
  readonly regions: number;
  readonly broken: readonly BrokenLink[];
  /** The document and its differing pages; `null` when it is gone. */
  readonly after: RestoredDocument | null;
}

/** Restores parts of one document. It is there on at least one side; on one alone, it is restored as a whole. */
export function restoreOne(
  work: RestoreWork,
  roots: DraftRoots,
  { entry, parts }: { readonly entry: string; readonly parts: DocumentParts },
): RestoredOne {
  const sides = readPartSides(work, roots.root, entry);
  const provenance = {
    draft: findEntry(work.reader, roots.provenance, entry),
    source: findEntry(work.reader, work.provenance, entry),
  };
  if (sides.source === null)
    return { sides, id: null, provenance: null, regions: 0, broken: [], after: null };
  const draft = sides.draft ?? NO_DOCUMENT;
  const { after, broken } = restoreWithDependents(work, { ...sides, draft, source: sides.source }, parts);
  const isAlike = work.replay === null && parts.isWhole;
  return {
    sides,
    id: isAlike ? (sides.sourceId as ObjectId) : writeDocument(work, sides, after),
    provenance: isAlike
      ? (provenance.source ?? null)
      : restoreProvenance(work, { sides, after, ids: provenance }),
    regions: sides.draft === null ? 0 : after.changed.size,
    broken,
    after,
  };
}

const NO_DOCUMENT: PartSide = { document: { file: null }, pages: new Map() };

type BothSides = PartSides & { readonly draft: PartSide; readonly source: PartSide };

function restoreWithDependents(work: RestoreWork, sides: BothSides, parts: DocumentParts) {
  for (let wanted = parts; ;) {
    const after = restoreDocument(sides.draft, sides.source, wanted);
    const broken = brokenLinks(work, sides, after);
    const more = work.withDependents ? withLinks(wanted, broken, sides) : wanted;
    if (more === wanted) return { after, broken };
    wanted = more;
  }
}

/** Links in pages that both sides have alike matter only where a link of another page was touched. */
function brokenLinks(work: RestoreWork, sides: BothSides, after: RestoredDocument): readonly BrokenLink[] {
  const pagesOf = (pages: ReadonlyMap<number, PageContent>) => new Map([...shared, ...pages]);
  const hasLinks = [sides.draft, sides.source].some(
    ({ document, pages }) =>
      document.relations !== undefined ||
      [...pages.values()].some(({ regions }) => regions.some(({ parent }) => parent !== undefined)),
  );
  const shared = hasLinks ? sharedPages(work.reader, sides) : new Map<number, PageContent>();
  const stateOf = ({ document, pages }: PartSide) => ({
    regions: regionsOn(pagesOf(pages)),
    relations: document.relations,
  });
  if (!hasLinks) return [];
  return findBrokenLinks({
    draft: stateOf(sides.draft),
    source: stateOf(sides.source),
    after: stateOf(after),
  });
}

/** The parts with what would have to be restored, too; the same object when there is nothing more. */
function withLinks(
  parts: DocumentParts,
  broken: readonly BrokenLink[],
  { source }: BothSides,
): DocumentParts {
  const regions = new Map(parts.regions);
  const relations = new Set(parts.relations);
  const inSource = regionsOn(source.pages);
  let isMore = false;
  for (const { kind, from, to, isKept } of broken) {
    if (isKept && kind === 'relation') {
      isMore ||= !relations.has(from);
      relations.add(from);
      continue;
    }
    const region = isKept ? from : to;
    const known = regions.get(region);
    if (known === 'all' || (isKept && known?.has('parent') === true)) continue;
    const isWhole = !isKept || !inSource.has(region);
    regions.set(region, isWhole ? 'all' : new Set([...(known ?? []), 'parent']));
    isMore = true;
  }
  return isMore ? { ...parts, regions, relations } : parts;
}

function writeDocument(work: RestoreWork, sides: PartSides, after: RestoredDocument): ObjectId {
  const { reader: writer } = work;
  const { draftId, entry } = sides;
  const pages = new Map(draftId === undefined ? [] : readDocument(writer, draftId).pages);
  for (const [pageIndex, page] of inOwnMeasure(work, sides, after)) {
    const id = writePage(writer, page);
    if (id === null) pages.delete(pageIndex);
    else pages.set(pageIndex, id);
  }
  return writer.write(documentObject({ ...after.document, entry, pages: [...pages] }));
}

/**
 * The pages in the measure of the file that the document has now. What is as in the source is taken from there:
 * measuring it twice would round it twice.
 */
function inOwnMeasure(
  work: RestoreWork,
  { draft, source, own }: PartSides,
  { document, pages }: RestoredDocument,
): ReadonlyMap<number, PageContent> {
  if (draft === null || source === null || (draft.document.file === null) === (document.file === null))
    return pages;
  const inSource = regionsOn(source.pages);
  return new Map(
    [...pages].map(([at, page]) => {
      const scaled = measured(work, page, { at, from: draft.document, to: document });
      const regions = page.regions.map((region, index) => {
        const theirs = inSource.get(region.id)?.region;
        const isSource =
          theirs !== undefined && equalJson(theirs as unknown as JsonValue, region as unknown as JsonValue);
        return (isSource ? own.get(region.id)?.region : undefined) ?? (scaled.regions[index] as Region);
      });
      return [at, { ...page, regions }];
    }),
  );
}
