import type { ObjectId } from '../../domain/dataset-versions/object-store';
import {
  provenanceOf,
  readDocumentProvenance,
  readPageProvenance,
  writeDocumentProvenance,
  writePageProvenance,
  type PageProvenance,
  type RegionProvenance,
} from '../../domain/dataset-versions/provenance';
import { groupBy } from '../../domain/group-by';
import { regionsOn, type RestoredDocument } from '../../domain/restore/restore-document';
import type { PartSides } from './part-sides';
import type { RestoreWork } from './restore-one';

interface Restored {
  readonly sides: PartSides;
  readonly after: RestoredDocument;
  /** Document provenance on either side. */
  readonly ids: { readonly draft: ObjectId | undefined; readonly source: ObjectId | undefined };
}

/**
 * Who made and last changed the regions of a document after parts were restored: a region that is all that it was is
 * the work of who made it so; one of which a part was taken is the work of who took it.
 */
export function restoreProvenance(work: RestoreWork, { sides, after, ids }: Restored): ObjectId | null {
  const { reader: writer } = work;
  const draft = new Map(readDocumentProvenance(writer, ids.draft));
  const source = new Map(readDocumentProvenance(writer, ids.source));
  const [ours, theirs] = [
    regionsOn(sides.draft?.pages ?? new Map()),
    regionsOn(sides.source?.pages ?? new Map()),
  ];
  const result = regionsOn(after.pages);
  const on = (pages: ReadonlyMap<number, ObjectId>, at: number) => readPageProvenance(writer, pages.get(at));
  const recordOf = (id: string, isSource: boolean): RegionProvenance => {
    const [old, now] = [theirs.get(id), ours.get(id)];
    const before = old === undefined ? undefined : provenanceOf(on(source, old.pageIndex), id);
    const current = now === undefined ? undefined : provenanceOf(on(draft, now.pageIndex), id);
    if (isSource && before !== undefined && sides.own.get(id)?.isRewritten === false) return before;
    return { made: (current ?? before)?.made ?? work.act, changed: work.act };
  };
  const pages = new Map(draft);
  const changes = [...after.changed].flatMap(([id, change]) =>
    placesOf(id, ours, result).map((pageIndex) => ({ id, pageIndex, ...change })),
  );
  for (const [pageIndex, touched] of groupBy(changes, (change) => change.pageIndex)) {
    const page = on(draft, pageIndex);
    const regions = new Map(Object.entries(page.regions));
    for (const { id, isSource } of touched) {
      regions.delete(id);
      if (result.get(id)?.pageIndex !== pageIndex) continue;
      const record = recordOf(id, isSource);
      // What the page's default says already is not said again, so that pages go on sharing one object.
      if (!isDefault(page, record)) regions.set(id, record);
    }
    const written = writePageProvenance(writer, { ...page, regions: Object.fromEntries(regions) });
    if (written === null) pages.delete(pageIndex);
    else pages.set(pageIndex, written);
  }
  return writeDocumentProvenance(writer, [...pages]);
}

type Regions = ReturnType<typeof regionsOn>;

/** The pages that a region was on or is on now. */
function placesOf(id: string, before: Regions, after: Regions): readonly number[] {
  const pages = [before, after].flatMap((regions) => regions.get(id)?.pageIndex ?? []);
  return [...new Set(pages)];
}

const isDefault = ({ default: made, changed }: PageProvenance, record: RegionProvenance): boolean =>
  isSameAct(made, record.made) && isSameAct(changed, record.changed);

const isSameAct = (a: PageProvenance['default'], b: PageProvenance['default']): boolean =>
  a?.by === b?.by && a?.at === b?.at && a?.run === b?.run;
