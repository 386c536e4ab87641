import { equalJson, type JsonValue } from '../../domain/canonical/canonical-json';
import { readPage } from '../../domain/dataset-versions/object-forms';
import type { ObjectReader } from '../../domain/dataset-versions/object-store';
import { provenanceOf, type PageProvenance } from '../../domain/dataset-versions/provenance';
import type { DocumentDifference, PageDifference } from '../../domain/diff/dataset-diff';
import { listChanges, type ListedChange } from '../../domain/diff/list-changes';
import { boundsOfPart } from '../../domain/regions/part-bounds';
import type { DocumentContent, PageContent, Part as Shape, Relation } from '../../domain/regions/region';
import type { DocumentField, DocumentPart, PageField } from '../../domain/restore/document-parts';

/** One change of a draft against its base, with what restoring it takes. */
export interface ChangeItem {
  readonly part: DocumentPart;
  /** 0-based; `null` for the document itself and for relations. */
  readonly pageIndex: number | null;
  /** 0-based page that a region was on, where that was another one. */
  readonly pageBefore?: number;
  readonly change: 'added' | 'removed' | 'changed';
  /** Fields that differ; of regions as a diff names them, of pages and documents those of their parts. */
  readonly kinds: readonly string[];
  readonly cause: 'labels' | 'schema' | 'both';
  /** Names of a region's class before and after; `null` where there is no region, or none of a class. */
  readonly classBefore: string | null;
  readonly classAfter: string | null;
  /** A value before and after, of pages and documents; the beginning of a region's text. */
  readonly before: string | null;
  readonly after: string | null;
  /** Who did it, and when; `null` where it is not recorded beside the content. */
  readonly by: string | null;
  readonly at: string | null;
}

/** Where the items of a document are read from. */
export interface ItemSource {
  readonly reader: ObjectReader;
  readonly isBackwards: boolean;
  className(region: { readonly class: string | null }): string;
  /** Provenance of a page of the draft. */
  provenance(pageIndex: number): PageProvenance;
}

/** Characters of a text that are shown in a list. */
const TEXT_SHOWN = 80;

/** The changes of one document that is on both sides: itself first, then page by page, each from the top. */
export function itemsOf(difference: DocumentDifference, source: ItemSource): ChangeItem[] {
  const { before, after, pages } = difference;
  if (before === null || after === null) return [];
  return [
    ...documentItems(before, after),
    ...relationItems(before, after),
    ...pages.flatMap((page) => [
      ...pageItems(page, orderDiffers(page, source.reader, { before, after }), before.entry),
      ...regionItems(page, source, before.entry),
    ]),
  ];
}

const PLAIN = { cause: 'labels', classBefore: null, classAfter: null, by: null, at: null } as const;

/** A document that came or went as a whole. */
export function loneItem(entry: string, change: 'added' | 'removed'): ChangeItem {
  const part = { kind: 'document' as const, document: entry };
  return { ...PLAIN, part, pageIndex: null, change, kinds: [], before: null, after: null };
}

const same = (a: unknown, b: unknown): boolean =>
  equalJson((a ?? null) as JsonValue, (b ?? null) as JsonValue);

function documentItems(before: DocumentContent, after: DocumentContent): ChangeItem[] {
  const item = (
    field: DocumentField,
    values: { before: string | null; after: string | null },
  ): ChangeItem => ({
    ...PLAIN,
    ...values,
    part: { kind: 'document', document: before.entry, fields: [field] },
    pageIndex: null,
    change: 'changed',
    kinds: [field],
  });
  const none = { before: null, after: null };
  return [
    ...(before.file === after.file ? [] : [item('file', { before: before.file, after: after.file })]),
    ...(before.split === after.split
      ? []
      : [item('split', { before: before.split ?? null, after: after.split ?? null })]),
    ...(same(before.attributes ?? {}, after.attributes ?? {}) ? [] : [item('attributes', none)]),
  ];
}

function relationItems(
  { entry, relations: old = [] }: DocumentContent,
  { relations: now = [] }: DocumentContent,
): ChangeItem[] {
  const [before, after] = [old, now].map((list) => new Map(list.map((relation) => [relation.id, relation])));
  const ids = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort();
  return ids.flatMap((id): ChangeItem[] => {
    const [was, is] = [before?.get(id), after?.get(id)];
    if (same(was, is)) return [];
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [
      {
        ...PLAIN,
        part: { kind: 'relation', document: entry, relation: id },
        pageIndex: null,
        change,
        kinds: change === 'changed' ? ['relations'] : [],
        before: was === undefined ? null : relationWords(was),
        after: is === undefined ? null : relationWords(is),
      },
    ];
  });
}

const relationWords = ({ type, from, to }: Relation): string => `${type}: ${from} → ${to}`;

function pageItems(
  { pageIndex, before, after, isFrameChanged }: PageDifference,
  isOrderChanged: boolean,
  document: string,
): ChangeItem[] {
  const item = (field: PageField, values: { before: string | null; after: string | null }): ChangeItem => ({
    ...PLAIN,
    ...values,
    part: { kind: 'page', document, pageIndex, fields: [field] },
    pageIndex,
    change: 'changed',
    kinds: [field],
  });
  const none = { before: null, after: null };
  const [was, is] = [before.state ?? 'unseen', after.state ?? 'unseen'];
  return [
    ...(was === is ? [] : [item('state', { before: was, after: is })]),
    ...(isFrameChanged ? [item('frame', none)] : []),
    ...(isOrderChanged ? [item('order', none)] : []),
  ];
}

/**
 * Whether a reading order lists other regions than before, besides those that came, went, or stand elsewhere in it:
 * these are told by the regions themselves.
 */
function orderDiffers(
  { pageIndex, before, after }: PageDifference,
  reader: ObjectReader,
  documents: { readonly before: DocumentContent; readonly after: DocumentContent },
): boolean {
  const [was, is] = [before.order ?? [], after.order ?? []];
  if (same(was, is)) return false;
  const idsOf = ({ pages }: DocumentContent): ReadonlySet<string> => {
    const page: PageContent = readPage(reader, pages.find(([index]) => index === pageIndex)?.[1]);
    return new Set(page.regions.map(({ id }) => id));
  };
  const [had, has] = [idsOf(documents.before), idsOf(documents.after)];
  const stays = (id: string): boolean => had.has(id) === has.has(id);
  return !same(was.filter(stays).sort(), is.filter(stays).sort());
}

function regionItems(page: PageDifference, source: ItemSource, document: string): ChangeItem[] {
  const changes = listChanges(page, 'both', source.isBackwards);
  if (changes.length === 0) return [];
  const provenance = source.provenance(page.pageIndex);
  return inReadingOrder(changes).map((listed): ChangeItem => {
    const { id, change, kinds, cause, before, after, pageBefore } = listed;
    const known = change === 'removed' ? undefined : provenanceOf(provenance, id);
    const act = change === 'added' ? known?.made : (known?.changed ?? known?.made);
    return {
      part: { kind: 'region', document, region: id },
      pageIndex: page.pageIndex,
      ...(pageBefore !== undefined && { pageBefore }),
      change,
      kinds,
      cause,
      classBefore: before === null ? null : source.className(before),
      classAfter: after === null ? null : source.className(after),
      before: textOf(before),
      after: textOf(after),
      by: act?.by ?? null,
      at: act?.at ?? null,
    };
  });
}

const textOf = (region: ListedChange['before']): string | null =>
  region?.text === undefined ? null : region.text.slice(0, TEXT_SHOWN);

/** From the top, then from the left. */
function inReadingOrder(changes: readonly ListedChange[]): readonly ListedChange[] {
  const placed = changes.map((change) => {
    const [left, top] = boundsOfPart((change.after ?? change.before)?.parts[0] as Shape);
    return { change, left, top };
  });
  placed.sort((a, b) => a.top - b.top || a.left - b.left || (a.change.id < b.change.id ? -1 : 1));
  return placed.map(({ change }) => change);
}
