import { canonicalJson, compareCodeUnits, type JsonValue, type Sha256 } from '../canonical/canonical-json';
import type { AttributeDefinition, LabelClass, LabelSchema } from '../label-schema/label-schema';
import type { DocumentContent, PageContent, Region } from '../regions/region';
import {
  asJson,
  type ObjectId,
  type ObjectReader,
  type ObjectWriter,
  type StoredObject,
} from './object-store';

/**
 * The stored forms of pages, documents and schemas: lists that are sets sorted by id, empty and
 * default values left out, so that equal content has equal bytes (data-model.md §3).
 */
const FORMAT = 1;

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => compareCodeUnits(a.id, b.id);
const isEmptyObject = (value: object | undefined): boolean =>
  value === undefined || Object.keys(value).length === 0;

/** The region without empty and default fields, keys in canonical order. */
export function compactRegion(region: Region): Region {
  const { id, class: classId, parts, attributes, text, status, parent, origin, source, reshaped } = region;
  return {
    ...(!isEmptyObject(attributes) && { attributes: attributes as NonNullable<typeof attributes> }),
    class: classId,
    id,
    ...(origin !== undefined && { origin }),
    ...(parent !== undefined && { parent }),
    parts: parts.map(compactPart),
    ...(reshaped === true && { reshaped }),
    ...(!isEmptyObject(source) && { source: source as NonNullable<typeof source> }),
    ...(status !== undefined && status !== 'accepted' && { status }),
    ...(text !== undefined && text !== '' && { text }),
  };
}

function compactPart(part: Region['parts'][number]): Region['parts'][number] {
  if (part.page !== undefined) return part;
  if ('box' in part) return { box: part.box };
  return 'quad' in part ? { quad: part.quad } : { polygon: part.polygon };
}

/** The page's object, or `null` for a page that nothing was said of. */
export function pageObject(page: PageContent): StoredObject | null {
  const { regions, state = 'unseen', order = [], frame } = page;
  if (regions.length === 0 && state === 'unseen' && isEmptyObject(frame)) return null;
  return {
    format: FORMAT,
    ...(!isEmptyObject(frame) && { frame }),
    ...(order.length > 0 && { order }),
    ...(regions.length > 0 && { regions: regions.map(compactRegion).sort(byId) }),
    ...(state !== 'unseen' && { state }),
    type: 'page',
  };
}

/** Reads a page object; `undefined` gives the untouched page. */
export const readPage = (reader: ObjectReader, id: ObjectId | undefined): PageContent =>
  id === undefined ? { regions: [] } : pageOf(reader.read(id));

/** The page that an object stands for. */
export function pageOf(object: StoredObject): PageContent {
  const { regions = [], state, order, frame } = object as unknown as Partial<PageContent>;
  return {
    regions,
    ...(state !== undefined && { state }),
    ...(order !== undefined && { order }),
    ...(frame !== undefined && { frame }),
  };
}

/** The document's object. Pages without an object are not listed. */
export function documentObject(document: DocumentContent): StoredObject {
  const { entry, file, absent, pages, relations = [], split, attributes } = document;
  return {
    ...(absent !== undefined &&
      file === null && { absent: { height: absent.height, name: absent.name, width: absent.width } }),
    ...(!isEmptyObject(attributes) && { attributes }),
    entry,
    ...(file !== null && { file }),
    format: FORMAT,
    ...(pages.length > 0 && { pages: [...pages].sort((a, b) => a[0] - b[0]) }),
    ...(relations.length > 0 && { relations: [...relations].sort(byId) }),
    ...(split !== undefined && { split }),
    type: 'document',
  };
}

/** Reads a document object. */
export function readDocument(reader: ObjectReader, id: ObjectId): DocumentContent {
  const stored = reader.read(id) as unknown as Partial<DocumentContent> & Pick<DocumentContent, 'entry'>;
  return { ...stored, file: stored.file ?? null, pages: stored.pages ?? [] };
}

/** The schema's object: classes, attributes and relation types sorted by id, defaults left out. */
export function schemaObject(schema: LabelSchema): StoredObject {
  const { classes, relationTypes = [], guidelines = '', readingOrder = false } = schema;
  return {
    ...(classes.length > 0 && { classes: [...classes].sort(byId).map(compactClass) }),
    format: FORMAT,
    ...(guidelines !== '' && { guidelines }),
    ...(readingOrder && { readingOrder }),
    ...(relationTypes.length > 0 && { relationTypes: [...relationTypes].sort(byId).map(withoutDefaults) }),
    type: 'schema',
  };
}

function compactClass({ attributes = [], examples = [], ...rest }: LabelClass): object {
  return withoutDefaults({
    ...rest,
    attributes: [...attributes].sort(byId).map(compactAttribute),
    examples: examples.map(withoutDefaults),
  });
}

/** The default of an attribute is a value of its own: `false` and an empty text are not the same as none. */
function compactAttribute({ default: preset, ...rest }: AttributeDefinition): object {
  return { ...withoutDefaults(rest), ...(preset !== undefined && { default: preset }) };
}

/** What is absent, empty or `false` is left out. Zero is a value. */
function withoutDefaults(value: object): object {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined && field !== '' && field !== false && !isEmptyList(field))
      .sort((a, b) => compareCodeUnits(a[0], b[0])),
  );
}

function isEmptyList(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Reads a schema object. */
export function readSchema(reader: ObjectReader, id: ObjectId): LabelSchema {
  const {
    classes = [],
    relationTypes,
    guidelines,
    readingOrder,
  } = reader.read(id) as unknown as Partial<LabelSchema>;
  return {
    classes,
    ...(relationTypes !== undefined && { relationTypes }),
    ...(guidelines !== undefined && { guidelines }),
    ...(readingOrder !== undefined && { readingOrder }),
  };
}

/**
 * Writes a page and gives its id, or `null` when the page has no object.
 *
 * @param like the page object whose place it takes
 */
export function writePage(writer: ObjectWriter, page: PageContent, like?: ObjectId): ObjectId | null {
  const object = pageObject(page);
  return object === null ? null : writer.write(object, like);
}

/** SHA-256 of a version's content and schema alone: equal content has the equal id on any machine. */
export function contentId(sha256: Sha256, root: ObjectId, schema: ObjectId): string {
  return sha256(canonicalJson({ format: FORMAT, root, schema, type: 'content' }));
}

/** What a version's id is computed from. The version's number is never part of it. */
export interface VersionRecord {
  readonly contentId: string;
  readonly root: ObjectId;
  readonly schema: ObjectId;
  readonly provenance: ObjectId;
  /** Version ids, the line this version continues first. */
  readonly parents: readonly string[];
  readonly author: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
  readonly message: string;
  /** Object ids of the migrations applied since the first parent, or since the version that was restored. */
  readonly plans: readonly ObjectId[];
  /** Version id whose content this one goes on from, where it was restored; absent when that is its first parent. */
  readonly restored?: string;
  /** Object id of how the further parents were merged in, with every decision; absent where nothing was merged. */
  readonly merge?: ObjectId;
}

/** The canonical record of a version. `root` and `schema` stand in it through the content id. */
export function versionRecordJson(record: VersionRecord): string {
  const { contentId: content, provenance, parents, author, time, message, plans, restored, merge } = record;
  const fields: JsonValue = {
    author,
    contentId: content,
    format: FORMAT,
    ...(merge !== undefined && { merge }),
    message,
    ...(parents.length > 0 && { parents }),
    ...(plans.length > 0 && { plans }),
    provenance,
    ...(restored !== undefined && { restored }),
    time,
    type: 'version',
  };
  return canonicalJson(fields);
}

/** Canonical bytes of any stored object. */
export const objectJson = (object: StoredObject): string => canonicalJson(asJson(object));
