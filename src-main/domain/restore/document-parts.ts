import type { ChangeKind } from '../diff/region-diff';

/** Fields of a region that can be restored one by one. A place in the reading order is one, too. */
export const REGION_FIELDS = [
  'geometry',
  'class',
  'text',
  'attributes',
  'parent',
  'order',
  'status',
  'source',
] as const satisfies readonly ChangeKind[];
export type RegionField = (typeof REGION_FIELDS)[number];

/** Fields of a page beside its regions. */
export const PAGE_FIELDS = ['state', 'order', 'frame'] as const;
export type PageField = (typeof PAGE_FIELDS)[number];

/** What of a document can be restored one by one: its file, its split, its attributes, all of its pages and relations. */
export const DOCUMENT_FIELDS = ['file', 'split', 'attributes', 'labels'] as const;
export type DocumentField = (typeof DOCUMENT_FIELDS)[number];

/** One thing to take from another state of a dataset. Without `fields` the whole of it. */
export type Part =
  | { readonly kind: 'schema' }
  | {
      readonly kind: 'document';
      readonly document: string;
      readonly fields?: readonly DocumentField[] | undefined;
    }
  | {
      readonly kind: 'page';
      readonly document: string;
      /** 0-based. */
      readonly pageIndex: number;
      readonly fields?: readonly PageField[] | undefined;
    }
  | {
      readonly kind: 'region';
      readonly document: string;
      readonly region: string;
      readonly fields?: readonly RegionField[] | undefined;
    }
  | { readonly kind: 'relation'; readonly document: string; readonly relation: string };

/** A part of a document. */
export type DocumentPart = Exclude<Part, { kind: 'schema' }>;

/** Everything that is to be restored of one document. `all` stands for every field. */
export interface DocumentParts {
  /** The document as it was, also where it came or went. */
  readonly isWhole: boolean;
  readonly fields: ReadonlySet<DocumentField>;
  readonly pages: ReadonlyMap<number, 'all' | ReadonlySet<PageField>>;
  readonly regions: ReadonlyMap<string, 'all' | ReadonlySet<RegionField>>;
  readonly relations: ReadonlySet<string>;
}

/** Joins the parts of one document; the larger of two contains the smaller. */
export function joinParts(parts: Iterable<DocumentPart>): DocumentParts {
  let isWhole = false;
  const fields = new Set<DocumentField>();
  const pages = new Map<number, 'all' | ReadonlySet<PageField>>();
  const regions = new Map<string, 'all' | ReadonlySet<RegionField>>();
  const relations = new Set<string>();
  for (const part of parts) {
    if (part.kind === 'relation') relations.add(part.relation);
    else if (part.kind === 'region') put(regions, part.region, part.fields);
    else if (part.kind === 'page') put(pages, part.pageIndex, part.fields);
    else if (part.fields === undefined) isWhole = true;
    else for (const field of part.fields) fields.add(field);
  }
  return { isWhole, fields, pages, regions, relations };
}

function put<Key, Field>(
  into: Map<Key, 'all' | ReadonlySet<Field>>,
  key: Key,
  fields: readonly Field[] | undefined,
): void {
  const known = into.get(key);
  if (fields === undefined || known === 'all') into.set(key, 'all');
  else into.set(key, new Set([...(known ?? []), ...fields]));
}
