import { findEntry } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { Conflict, MergeTarget } from '../../domain/merge/conflict';
import { choicesOf, takesValue, type LedgerEntry } from '../../domain/merge/ledger';
import type { DocumentContent } from '../../domain/regions/region';
import type { LibraryContext } from '../library-context';
import type { MergeRun } from './merge-run';

/** Conflicts as they are told. */
export function showConflicts(context: LibraryContext, run: MergeRun, entries: readonly LedgerEntry[]) {
  const placeOf = createPlaces(context, run);
  const documentOf = createDocuments(context, run);
  const nameOf = createNamer(run);
  return entries.map(({ conflict, resolution }) => {
    const { key, kind, target, field, base, ours, theirs, hasBase } = conflict;
    const acts = run.inputs.actsOf(conflict);
    return {
      key,
      kind,
      what: target.kind,
      ...placeOf(conflict),
      region: target.kind === 'region' ? target.region : null,
      class: target.kind === 'region' ? classOf(target, documentOf(target.document)) : null,
      item: itemOf(target),
      field,
      fieldName: nameOf(target, field),
      base,
      ours,
      theirs,
      hasBase,
      choices: choicesOf(conflict),
      takesValue: takesValue(conflict),
      decision: resolution,
      acts: { ours: acts?.ours ?? null, theirs: acts?.theirs ?? null },
    };
  });
}

function itemOf(target: MergeTarget): string | null {
  switch (target.kind) {
    case 'relation':
      return target.relation;
    case 'class':
      return target.class;
    case 'attribute':
      return target.attribute;
    case 'relation-type':
      return target.relationType;
    default:
      return null;
  }
}

/** Where a conflict is to be seen. */
export interface ConflictPlace {
  /** Entry id; `null` for the schema. */
  readonly document: string | null;
  readonly name: string | null;
  readonly file: string | null;
  readonly pageIndex: number | null;
}

const NOWHERE: ConflictPlace = { document: null, name: null, file: null, pageIndex: null };

type DocumentsRead = Map<string, DocumentPlaces>;
const documentsRead = new WeakMap<MergeRun['inputs'], DocumentsRead>();

/** Finds conflicts on pages. What is read of a document is remembered: the sides of a merge stay the same. */
export function createPlaces(context: LibraryContext, run: MergeRun): (conflict: Conflict) => ConflictPlace {
  const documentOf = createDocuments(context, run);
  return ({ target }) => {
    if (!('document' in target)) return NOWHERE;
    const places = documentOf(target.document);
    const { name, file } = places;
    return { document: target.document, name, file, pageIndex: pageOf(target, places) };
  };
}

function createDocuments(context: LibraryContext, { inputs }: MergeRun): (entry: string) => DocumentPlaces {
  const known: DocumentsRead = documentsRead.get(inputs) ?? new Map<string, DocumentPlaces>();
  documentsRead.set(inputs, known);
  return (entry) => {
    const places = known.get(entry) ?? readPlaces(context, inputs, entry);
    known.set(entry, places);
    return places;
  };
}

interface DocumentPlaces {
  readonly name: string;
  readonly file: string | null;
  /** Page and class id of each region, as the first side that has it has it. */
  readonly regions: ReadonlyMap<string, { readonly pageIndex: number; readonly class: string | null }>;
  /** The region that a relation starts from. */
  readonly relations: ReadonlyMap<string, string>;
}

function pageOf(target: MergeTarget, { regions, relations }: DocumentPlaces): number | null {
  if (target.kind === 'page') return target.pageIndex;
  if (target.kind === 'region') return regions.get(target.region)?.pageIndex ?? null;
  if (target.kind === 'relation') return regions.get(relations.get(target.relation) ?? '')?.pageIndex ?? null;
  return null;
}

const classOf = ({ region }: { readonly region: string }, { regions }: DocumentPlaces): string | null =>
  regions.get(region)?.class ?? null;

function readPlaces(context: LibraryContext, inputs: MergeRun['inputs'], entry: string): DocumentPlaces {
  const { base, ours, their, writer, dataset } = inputs;
  const documents = [ours.roots, their.roots, base.roots].flatMap(({ root }): DocumentContent[] => {
    const id = findEntry(writer, root, entry);
    return id === undefined ? [] : [readDocument(writer, id)];
  });
  const regions = new Map<string, { pageIndex: number; class: string | null }>();
  const relations = new Map<string, string>();
  const read = new Set<string>();
  for (const document of documents) {
    for (const { id, from } of document.relations ?? []) if (!relations.has(id)) relations.set(id, from);
    for (const [pageIndex, page] of document.pages) {
      if (read.has(`${pageIndex}/${page}`)) continue;
      read.add(`${pageIndex}/${page}`);
      for (const { id, class: classId } of readPage(writer, page).regions)
        if (!regions.has(id)) regions.set(id, { pageIndex, class: classId });
    }
  }
  const name = context.reader.datasets.nameOf(dataset.id, entry) ?? entry;
  return { name, file: documents.find(({ file }) => file !== null)?.file ?? null, regions, relations };
}

/** A field with the name of the attribute in place of its id. */
function createNamer(run: MergeRun): (target: MergeTarget, field: string) => string {
  const names = new Map<string, string>();
  for (const { classes } of schemasOf(run))
    for (const { attributes = [] } of classes)
      for (const { id, name } of attributes) if (!names.has(id)) names.set(id, name);
  return (target, field) => {
    const [prefix, ...rest] = field.split('/');
    if (target.kind !== 'region' || prefix !== 'attributes') return field;
    const id = rest.join('/');
    return `attributes/${names.get(id) ?? id}`;
  };
}

/** The schemas of a merge, the merged one first. */
export const schemasOf = ({ schema, inputs: { ours, their, base } }: MergeRun): readonly LabelSchema[] => [
  schema.schema,
  ours.schema,
  their.schema,
  base.schema,
];
