import { objectJson, readSchema, schemaObject } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { AppError } from '../../domain/errors/app-error';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { sha256 } from '../../storage/hashing';
import type { SchemaAssetRow, SchemaRelease } from '../../storage/repositories/schema-repository';
import { schemaPresets } from './read-schema-file';
import { draftOf, type ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { resolveView } from '../content/resolve-view';

/** A schema that was named: a published version, a preset, or what a draft or version of a dataset is under. */
export interface NamedSchema {
  /** How it is shown: `invoices@1.2.0`, `papers@draft`, the id of a preset. */
  readonly label: string;
  readonly schema: LabelSchema;
  readonly objectId: ObjectId;
  readonly release: SchemaRelease | null;
  readonly view: ContentView | null;
}

/** Three numbers name a published version, however a dataset is called. */
const RELEASE_REF = /^(.+)@(\d+\.\d+\.\d+)$/s;

/** `name@1.2.0` */
export const refOf = ({ name, number }: Pick<SchemaRelease, 'name' | 'number'>): string =>
  `${name}@${number}`;

/** Object id that a schema has, or would have. */
export const schemaIdOf = (schema: LabelSchema): ObjectId => sha256(objectJson(schemaObject(schema)));

/**
 * Resolves `name@1.2.0`, `name` (the newest version of a schema, else a preset), `dataset@draft`,
 * `dataset@3`, or an id prefix of a dataset's version.
 *
 * @throws AppError `not-found`, `ambiguous`
 */
export function resolveSchema(context: LibraryContext, ref: string): NamedSchema {
  const release = findRelease(context, ref);
  if (release !== null) return namedRelease(context, release);
  const preset = schemaPresets().find(({ id }) => id === ref);
  if (preset !== undefined) {
    const { id: label, schema } = preset;
    return { label, schema, objectId: schemaIdOf(schema), release: null, view: null };
  }
  if (!ref.includes('@') && !/^[0-9a-f]{6,64}$/.test(ref)) throw schemaMissing(context, ref);
  const view = resolveView(context, ref);
  const { label, schema, schemaId } = view;
  return { label, schema, objectId: schemaId, release: null, view };
}

function namedRelease(context: LibraryContext, release: SchemaRelease): NamedSchema {
  const schema = readSchema(context.reader.objects, release.objectId);
  return { label: refOf(release), schema, objectId: release.objectId, release, view: null };
}

/** The published version that a reference names; `null` when it names something else. @throws AppError `not-found` */
export function findRelease(context: LibraryContext, ref: string): SchemaRelease | null {
  const [, name, number] = RELEASE_REF.exec(ref) ?? [];
  const asset = context.reader.schemas.findAsset(name ?? ref);
  if (asset === undefined) {
    if (number !== undefined) throw schemaMissing(context, ref);
    return null;
  }
  const releases = context.reader.schemas.releases(asset.id);
  const found = number === undefined ? releases[0] : releases.find((row) => row.number === number);
  if (found !== undefined) return found;
  throw new AppError('not-found', {
    what: `The schema version "${ref}" was not found.`,
    why: `The schema "${asset.name}" has the versions ${releases
      .map((row) => row.number)
      .slice(0, 10)
      .join(', ')}.`,
    next: 'Name one of them.',
  });
}

/** A schema or one of its versions, as `schema retire` names them. @throws AppError `not-found` */
export function findPublished(
  context: LibraryContext,
  ref: string,
): { asset: SchemaAssetRow; release: SchemaRelease | null } {
  const [, name = ref, number] = RELEASE_REF.exec(ref) ?? [];
  const asset = context.reader.schemas.findAsset(name);
  if (asset === undefined) throw schemaMissing(context, ref);
  return { asset, release: number === undefined ? null : findRelease(context, ref) };
}

/** The release that a dataset's draft continues; `undefined` before the first publishing. */
export function baseOf(
  context: LibraryContext,
  { asset, base }: { readonly asset: string | null; readonly base: ObjectId | null },
): SchemaRelease | undefined {
  if (asset === null) return undefined;
  return context.reader.schemas.releases(asset).find(({ objectId }) => objectId === base);
}

/** The release that a release came from, of another schema where it was published under a new name. */
export function predecessorOf(
  context: LibraryContext,
  { assetId, number, previous }: SchemaRelease,
): SchemaRelease | undefined {
  if (previous === null) return undefined;
  const own = context.reader.schemas.releases(assetId);
  const older = own.slice(own.findIndex((row) => row.number === number) + 1);
  const elsewhere = context.reader.schemas.releasesOf(previous).find((row) => row.assetId !== assetId);
  return older.find(({ objectId }) => objectId === previous) ?? elsewhere;
}

/** The release that a draft or version is under, of its own schema if it can be; `undefined` when unpublished. */
export function publishedAs(
  context: LibraryContext,
  { dataset, draft, schemaId }: Pick<ContentView, 'dataset' | 'draft' | 'schemaId'>,
): SchemaRelease | undefined {
  const releases = context.reader.schemas.releasesOf(schemaId);
  const { asset } = (draft ?? draftOf(context, dataset)).lineage;
  const own = releases.findLast(({ assetId }) => assetId === asset);
  // A draft's schema that equals someone else's by chance is not published.
  return own ?? (draft === null ? releases[0] : undefined);
}

/** Number of the release that a draft or version is under; `draft` when there is none. */
export const schemaNumber = (context: LibraryContext, view: ContentView): string =>
  publishedAs(context, view)?.number ?? 'draft';

function schemaMissing(context: LibraryContext, ref: string): AppError {
  const known = context.reader.schemas
    .assets()
    .map(({ name }) => name)
    .slice(0, 10)
    .join(', ');
  const isDataset = context.reader.datasets.find(ref) !== undefined;
  return new AppError('not-found', {
    what: `The schema "${ref}" was not found.`,
    why: `The library has ${known === '' ? 'no published schema yet' : `the schemas ${known}`}.`,
    next: 'Choose one of the schemas that there are.',
    inTerminal: isDataset
      ? `Write ${ref}@draft for what the dataset's draft is under.`
      : 'Name one as NAME or NAME@1.2.0, or what a dataset is under as DATASET@draft or DATASET@3.',
  });
}
