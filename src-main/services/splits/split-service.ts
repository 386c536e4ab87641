import { listEntries } from '../../domain/dataset-versions/document-tree';
import { readDocument } from '../../domain/dataset-versions/object-forms';
import { normaliseText } from '../../domain/canonical/normalise-text';
import { AppError } from '../../domain/errors/app-error';
import type { AttributeValue, DocumentContent, Split } from '../../domain/regions/region';
import type { SplitRatio } from '../../domain/splits/split-rule';
import { findDataset, viewDraft } from '../content/content-view';
import { resolveEntry } from '../documents/find-entry';
import { requireWriter, type LibraryContext } from '../library-context';
import type { LongWork } from '../long-work';
import { resolveView } from '../content/resolve-view';
import { changeDocuments, type DocumentChange } from './change-documents';
import { fieldsOf, type DocumentField } from './document-fields';
import { countedDocuments } from './split-documents';
import { countShares } from './split-shares';

/** How the documents of a draft or version lie in their splits. */
export async function showSplits(
  context: LibraryContext,
  { version, ratio, of }: { version: string; ratio: SplitRatio; of: 'documents' | 'pages' },
  work: LongWork = {},
) {
  const view = resolveView(context, version);
  const documents = await countedDocuments(context, view, { byClass: false, byFields: [], groups: [] }, work);
  return countShares(documents, ({ split }) => split, { ratio, of, schema: view.schema });
}

/** Documents that are looked at to say what documents can be grouped by; entry ids are hashes, so the first are any. */
const FIELD_SAMPLE = 500;
const FIELD_EXAMPLES = 3;

/** What the documents of a draft or version can be grouped and stratified by, those with the fewest values first; in steps. */
export function* listFields(context: LibraryContext, version: string) {
  const { objects, roots } = resolveView(context, version);
  const found = new Map<string, { from: DocumentField['from']; values: Set<string> }>();
  let looked = 0;
  for (const [, id] of listEntries(objects, roots.root)) {
    if (++looked > FIELD_SAMPLE) break;
    for (const [name, { from, values }] of fieldsOf(objects, readDocument(objects, id))) {
      const field = found.get(name) ?? { from, values: new Set<string>() };
      for (const value of values) field.values.add(value);
      found.set(name, field);
    }
    yield;
  }
  return [...found]
    .map(([name, { from, values }]) => ({
      name,
      from,
      values: values.size,
      examples: [...values].sort().slice(0, FIELD_EXAMPLES),
    }))
    .sort((a, b) => a.values - b.values || (a.name < b.name ? -1 : 1));
}

/** Puts documents into a split by hand, as one step of undo; `null` takes them out of any. */
export async function setSplit(
  context: LibraryContext,
  request: { dataset: string; documents: readonly string[]; split: Split | null },
): Promise<{ changed: number }> {
  const { split } = request;
  const label = split === null ? 'take out of splits' : `put into ${split}`;
  return changeNamed(context, request, label, withSplit(split));
}

/** Takes every document out of its split. */
export async function clearSplits(
  context: LibraryContext,
  request: { dataset: string },
  work: LongWork,
): Promise<{ changed: number }> {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const view = viewDraft(context, dataset);
  const documents = await countedDocuments(context, view, { byClass: false, byFields: [], groups: [] }, work);
  const changes = new Map(
    documents.filter(({ split }) => split !== null).map(({ entry }) => [entry, withSplit(null)]),
  );
  return {
    changed: await changeDocuments(context, dataset, { label: 'clear all splits', changes }, work),
  };
}

/** Sets an attribute of documents, as one step of undo; `null` takes it away. */
export async function setDocumentAttribute(
  context: LibraryContext,
  request: { dataset: string; documents: readonly string[]; name: string; value: AttributeValue | null },
): Promise<{ changed: number }> {
  const name = normaliseText(request.name.trim());
  if (name === '' || name === '__proto__') throw nameUnusable(request.name);
  const value = normalisedValue(request.value);
  const label = value === null ? `clear attribute ${name}` : `set attribute ${name}`;
  return changeNamed(context, request, label, (document) => {
    const { attributes = {}, ...rest } = document;
    const { [name]: _old, ...others } = attributes;
    const next = value === null ? others : { ...others, [name]: value };
    return Object.keys(next).length === 0 ? rest : { ...rest, attributes: next };
  });
}

async function changeNamed(
  context: LibraryContext,
  { dataset: name, documents }: { dataset: string; documents: readonly string[] },
  label: string,
  change: DocumentChange,
): Promise<{ changed: number }> {
  requireWriter(context);
  const dataset = findDataset(context, name);
  const { roots, objects } = viewDraft(context, dataset);
  const place = { dataset, root: roots.root, objects };
  const changes = new Map(documents.map((ref) => [resolveEntry(context, place, ref), change]));
  const many = changes.size === 1 ? label : `${label} (${changes.size} documents)`;
  return { changed: await changeDocuments(context, dataset, { label: many, changes }) };
}

/** Gives a document a split, or none. */
export const withSplit =
  (split: Split | null): DocumentChange =>
  ({ split: _split, ...document }: DocumentContent) => ({ ...document, ...(split !== null && { split }) });

function normalisedValue(value: AttributeValue | null): AttributeValue | null {
  if (typeof value === 'string') return normaliseText(value);
  return typeof value === 'object' && value !== null ? value.map(normaliseText) : value;
}

const nameUnusable = (name: string): AppError =>
  new AppError('input-invalid', {
    what: 'The attribute was not set.',
    why: `"${name}" cannot be the name of an attribute.`,
    next: 'Choose another name.',
  });
