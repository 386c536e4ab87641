import { mergeGeometry } from '../../contract/merge-contract';
import type { JsonValue } from '../../domain/canonical/canonical-json';
import { normaliseJson } from '../../domain/canonical/normalise-text';
import { findEntry } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import type { Conflict } from '../../domain/merge/conflict';
import { pageCountOf } from '../documents/find-entry';
import type { LibraryContext } from '../library-context';
import type { MergeRun } from './merge-run';

/** A value as it is kept, or why the field cannot have it. */
type Checked = { readonly value: JsonValue } | { readonly why: string };

/**
 * A value that a person gave for a field in conflict, in normal form. What the merge alone cannot know is looked
 * at here: whether classes, regions and pages that it names are there.
 */
export function checkValue(
  context: LibraryContext,
  run: MergeRun,
  { target, field }: Conflict,
  given: unknown,
): Checked {
  const value = normaliseJson(given as JsonValue);
  switch (`${target.kind} ${field}`) {
    case 'region class':
      return knownAs('class', value, run.schema.schema.classes);
    case 'relation type':
      return knownAs('relation type', value, run.schema.schema.relationTypes ?? []);
    case 'region geometry':
      return checkShape(context, run, documentOf(target), value);
    case 'region parent':
    case 'relation from':
    case 'relation to':
      return checkRegion(run, target, value);
    default:
      return { value };
  }
}

const documentOf = (target: Conflict['target']): string => ('document' in target ? target.document : '');

function knownAs(what: string, value: JsonValue, items: readonly { readonly id: string }[]): Checked {
  if (value === null || items.some(({ id }) => id === value)) return { value };
  return { why: `the merged schema has no ${what} ${JSON.stringify(value)}` };
}

function checkShape(context: LibraryContext, run: MergeRun, entry: string, value: JsonValue): Checked {
  const parsed = mergeGeometry.safeParse(value);
  if (!parsed.success)
    return { why: 'it is no geometry, {"pageIndex":0,"parts":[{"box":[left,top,right,bottom]}]}' };
  const { pageIndex, parts } = parsed.data;
  const pages = [pageIndex, ...parts.flatMap(({ page }) => page ?? [])];
  const count = Math.max(...documentsIn(run, entry).map((document) => pageCountOf(context, document)));
  if (pages.some((page) => page >= count)) return { why: `the document has ${count} pages, counted from 0` };
  const isFlat = parts.some(
    (item) => 'box' in item && (item.box[0] >= item.box[2] || item.box[1] >= item.box[3]),
  );
  if (isFlat) return { why: 'a box goes from left to right and from top to bottom' };
  return { value: normaliseJson(parsed.data as unknown as JsonValue) };
}

function checkRegion(run: MergeRun, target: Conflict['target'], value: JsonValue): Checked {
  if (value === null && target.kind === 'region') return { value };
  if (target.kind === 'region' && target.region === value)
    return { why: 'a region cannot be its own parent' };
  const isThere = documentsIn(run, documentOf(target)).some(({ pages }) =>
    pages.some(([, page]) => readPage(run.inputs.writer, page).regions.some(({ id }) => id === value)),
  );
  return isThere ? { value } : { why: `the document has no region ${JSON.stringify(value)}` };
}

/** The document on both sides, where they have it. */
const documentsIn = ({ inputs: { ours, their, writer } }: MergeRun, entry: string) =>
  [ours, their].flatMap(({ roots }) => {
    const id = findEntry(writer, roots.root, entry);
    return id === undefined ? [] : [readDocument(writer, id)];
  });
