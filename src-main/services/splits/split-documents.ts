import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import { listEntries } from '../../domain/dataset-versions/document-tree';
import { readDocument } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { Split } from '../../domain/regions/region';
import type { SplitDocument } from '../../domain/splits/split-rule';
import { takeTurns } from '../../formats/take-turns';
import type { Counts } from '../../storage/repositories/summary-codec';
import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import type { LongWork } from '../long-work';
import { countDocument } from '../statistics';
import { fieldsOf } from './document-fields';

/** A document with all that dealing out, counting and showing need of it. */
export interface CountedDocument extends SplitDocument {
  readonly regions: number;
  /** Regions by class id; the empty id stands for none. */
  readonly byClass: Readonly<Record<string, number>>;
}

/** What to read besides the counts. */
export interface WantedFields {
  readonly byClass: boolean;
  readonly byFields: readonly string[];
  readonly groups: readonly string[];
}

/** Documents whose counts are asked for at once. */
const SLICE = 500;

/**
 * Every document of a view with its counts. Those are remembered by document, so that only fields to group and
 * stratify by cost reading the documents themselves.
 *
 * @throws AppError `cancelled`
 */
export async function countedDocuments(
  context: LibraryContext,
  view: ContentView,
  wanted: WantedFields,
  { signal, onProgress }: LongWork = {},
): Promise<CountedDocument[]> {
  const nextTurn = takeTurns(signal);
  const entries = [...listEntries(view.objects, view.roots.root)];
  // Read in the order of their objects, in which their counts are kept: that takes half as long.
  const byObject = entries.toSorted((a, b) => compareCodeUnits(a[1], b[1]));
  const documents: CountedDocument[] = [];
  const readsFields = wanted.byFields.length + wanted.groups.length > 0;
  for (let start = 0; start < byObject.length; start += SLICE) {
    const slice = byObject.slice(start, start + SLICE);
    const summaries = context.reader.summaries.countsOfMany(slice.map(([, id]) => id));
    for (const [entry, id] of slice) {
      const summary = summaries.get(id) ?? countDocument(context.reader, view.objects, id);
      const fields = readsFields ? fieldsFor(view, id, wanted) : NO_FIELDS;
      documents.push(counted(entry, summary, { ...fields, byClass: wanted.byClass }));
      await nextTurn();
    }
    onProgress?.('Looking at documents', documents.length, entries.length);
  }
  return documents.sort((a, b) => compareCodeUnits(a.entry, b.entry));
}

interface Fields {
  readonly strata: readonly string[];
  readonly groups: readonly string[];
}
const NO_FIELDS: Fields = { strata: [], groups: [] };

function fieldsFor({ objects }: ContentView, id: ObjectId, { byFields, groups }: WantedFields): Fields {
  const fields = fieldsOf(objects, readDocument(objects, id));
  const keysOf = (names: readonly string[]): string[] =>
    names.flatMap((name) => (fields.get(name)?.values ?? []).map((value) => JSON.stringify([name, value])));
  return { strata: keysOf(byFields), groups: keysOf(groups) };
}

function counted(
  entry: string,
  { pages, regions, byClass, document }: Counts,
  fields: Fields & { readonly byClass: boolean },
): CountedDocument {
  const strata = new Map<string, number>();
  if (fields.byClass)
    for (const [id, count] of Object.entries(byClass)) strata.set(JSON.stringify(['', id]), count);
  for (const stratum of fields.strata) strata.set(stratum, 1);
  const split: Split | null = document?.split ?? null;
  return { entry, pages, split, strata, groups: fields.groups, regions, byClass };
}
