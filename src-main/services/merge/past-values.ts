import { findEntry } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { Conflict, MergeTarget } from '../../domain/merge/conflict';
import type { DocumentContent, PageContent } from '../../domain/regions/region';

/** The content of a dataset at one time. */
export interface Moment {
  readonly id: string;
  readonly root: ObjectId;
  readonly schema: () => LabelSchema;
}

/** Fields of what was, by the conflict that is about them. */
export interface Past {
  /** `undefined` where the thing or the field was absent. @param side whose of two things of one name is meant */
  valueAt(moment: Moment, conflict: Conflict, side: 'ours' | 'theirs'): unknown;
}

/** Reads each document of each time once. */
export function createPast(reader: ObjectReader): Past {
  const documents = new Map<string, DocumentContent | undefined>();
  const documentAt = ({ id, root }: Moment, entry: string): DocumentContent | undefined => {
    const key = `${id} ${entry}`;
    if (!documents.has(key)) {
      const object = findEntry(reader, root, entry);
      documents.set(key, object === undefined ? undefined : readDocument(reader, object));
    }
    return documents.get(key);
  };
  return {
    valueAt(moment, conflict, side) {
      const { target, field, kind } = conflict;
      if ('document' in target) {
        const document = documentAt(moment, target.document);
        return document === undefined ? undefined : valueIn(reader, document, target, field);
      }
      if (kind === 'same-name') return nameOfClass(moment.schema(), String(conflict[side]));
      const item = itemOf(moment.schema(), target);
      return field === 'existence' ? item : own(item, field === 'circle' ? 'parent' : field);
    },
  };
}

type DocumentTarget = Extract<MergeTarget, { readonly document: string }>;

function valueIn(
  reader: ObjectReader,
  document: DocumentContent,
  target: DocumentTarget,
  field: string,
): unknown {
  const isWhole = field === 'existence';
  switch (target.kind) {
    case 'document':
      return isWhole ? document : field === 'file' ? fileOf(document) : own(document, field);
    case 'page': {
      const page = document.pages.find(([index]) => index === target.pageIndex);
      return page === undefined ? undefined : own(readPage(reader, page[1]), field);
    }
    case 'relation': {
      const relation = document.relations?.find(({ id }) => id === target.relation);
      return isWhole ? relation : own(relation, field);
    }
    // Who changed a region stands in its record; this is asked where it is gone.
    case 'region':
      return document.pages.some(([, page]) => hasRegion(readPage(reader, page), target.region)) || undefined;
  }
}

const hasRegion = ({ regions }: PageContent, region: string): boolean =>
  regions.some(({ id }) => id === region);

const fileOf = ({ file, absent }: DocumentContent) => ({ file, absent: absent ?? null });

/** `attributes/KEY` and the like are one level down. */
function own(thing: object | undefined, field: string): unknown {
  const [key = '', ...rest] = field.split('/');
  const value = (thing as Readonly<Record<string, unknown>> | undefined)?.[key];
  if (rest.length === 0 || typeof value !== 'object' || value === null) return value;
  return Object.hasOwn(value, rest.join('/'))
    ? (value as Readonly<Record<string, unknown>>)[rest.join('/')]
    : undefined;
}

const nameOfClass = ({ classes, relationTypes = [] }: LabelSchema, item: string): string | undefined =>
  [...classes, ...relationTypes, ...classes.flatMap(({ attributes = [] }) => attributes)].find(
    ({ id }) => id === item,
  )?.name;

function itemOf(schema: LabelSchema, target: MergeTarget): object | undefined {
  const classOf = (wanted: string) => schema.classes.find(({ id }) => id === wanted);
  switch (target.kind) {
    case 'class':
      return classOf(target.class);
    case 'attribute':
      return classOf(target.class)?.attributes?.find(({ id }) => id === target.attribute);
    case 'relation-type':
      return schema.relationTypes?.find(({ id }) => id === target.relationType);
    default:
      return schema;
  }
}
