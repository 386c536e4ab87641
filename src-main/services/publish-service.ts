import { v7 as uuidV7 } from 'uuid';
import { readSchema } from '../domain/dataset-versions/object-forms';
import type { ObjectId } from '../domain/dataset-versions/object-store';
import { diffSchemas, levelOf, nextSchemaNumber } from '../domain/diff/schema-diff';
import type { SchemaChange, SchemaChangeLevel } from '../domain/label-schema/label-schema';
import type { DraftLineage } from '../domain/migration/lineage';
import type { SchemaRelease } from '../storage/repositories/schema-repository';
import type { ContentView } from './content-view';
import { requireWriter, type LibraryContext } from './library-context';

/** What publishing a draft's schema would make. */
export interface PublishPlan {
  /** The schema it continues; `null` when publishing makes a new one. */
  readonly assetId: string | null;
  readonly name: string | null;
  readonly suggestedName: string;
  readonly previous: ObjectId | null;
  readonly number: string;
  readonly level: SchemaChangeLevel | null;
  readonly changes: readonly SchemaChange[];
  /** Why it cannot be published; `null` when it can. */
  readonly obstacle: Obstacle | null;
}

export interface Obstacle {
  readonly kind: 'unchanged' | 'behind' | 'retired';
  readonly why: string;
  readonly next: string;
}

/** Works out the next version of the schema that a draft continues (docs/decisions/0008). */
export function planPublish(context: LibraryContext, view: ContentView): PublishPlan {
  const { asset, base } = lineageOf(view);
  const releases = asset === null ? [] : context.reader.schemas.releases(asset);
  const [newest] = releases;
  const changes = base === null ? [] : [...diffSchemas(readSchema(view.objects, base), view.schema)];
  const level = base === null ? null : levelOf(changes);
  return {
    assetId: asset,
    name: newest?.name ?? null,
    suggestedName: freeAssetName(context, view.dataset.name),
    previous: base,
    number: nextSchemaNumber(newest?.number ?? null, level),
    level,
    changes,
    obstacle: newest === undefined ? null : obstacleOf(context, view, newest),
  };
}

function obstacleOf(context: LibraryContext, view: ContentView, newest: SchemaRelease): Obstacle | null {
  const { base } = lineageOf(view);
  const newestRef = refOf(newest);
  if (base === view.schemaId) {
    return { kind: 'unchanged', why: `It equals the version it continues.`, next: 'Change something first.' };
  }
  if (base !== newest.objectId) {
    return {
      kind: 'behind',
      why: `${newestRef} was published meanwhile; this draft continues an older version.`,
      next: `Migrate to ${newestRef} first, or publish under a new name.`,
    };
  }
  if (!context.reader.schemas.retirements(newest.assetId).some(({ number }) => number === null)) return null;
  return {
    kind: 'retired',
    why: `The schema "${newest.name}" is retired.`,
    next: 'Publish under a new name.',
  };
}

/** What is recorded with a release. */
interface PublishRecord {
  readonly author: string;
  readonly time: string;
  readonly reason: string;
}

/**
 * Publishes a draft's schema as planned. Runs inside the caller's transaction.
 *
 * @param newName publishes as the first version of a new schema of this name
 * @returns the release, and the lineage that the draft has from then on, for the caller to keep
 */
export function release(
  context: LibraryContext,
  view: ContentView,
  plan: PublishPlan,
  record: PublishRecord & { readonly newName?: string | undefined; readonly number: string },
): { published: SchemaRelease; lineage: DraftLineage } {
  const writer = requireWriter(context);
  const { newName, author, time, reason, number } = record;
  const name = newName ?? plan.name ?? plan.suggestedName;
  const isNew = newName !== undefined || plan.assetId === null;
  const assetId = isNew ? uuidV7() : (plan.assetId as string);
  if (isNew) writer.schemas.createAsset({ id: assetId, name, author, time });
  const lineage = lineageOf(view);
  const published: SchemaRelease = {
    assetId,
    name,
    number,
    objectId: view.schemaId,
    previous: plan.previous,
    plans: lineage.unpublished,
    level: plan.level,
    author,
    time,
    reason,
  };
  view.objects.flush();
  writer.schemas.addRelease(published);
  writer.records.addEvent({
    time,
    author,
    kind: 'schema-published',
    data: { dataset: view.dataset.name, reason, schema: view.schemaId, version: refOf(published) },
  });
  return { published, lineage: { ...lineage, asset: assetId, base: view.schemaId, unpublished: [] } };
}

/**
 * Publishes with a commit, where that can be done: a schema that cannot be published now stays the
 * draft's own, since work must not wait for it. Runs inside the commit's transaction.
 *
 * @returns the lineage of the draft from then on, for the commit to keep
 */
export function publishOnCommit(
  context: LibraryContext,
  view: ContentView,
  record: PublishRecord,
): DraftLineage {
  const plan = planPublish(context, view);
  const lineage = lineageOf(view);
  if (plan.obstacle === null) return release(context, view, plan, { ...record, number: plan.number }).lineage;
  const [newest] = context.reader.schemas.releases(lineage.asset as string);
  // Someone published the very same schema meanwhile: this draft continues that version.
  const isPublished = plan.obstacle.kind === 'behind' && newest?.objectId === view.schemaId;
  return isPublished ? { ...lineage, base: view.schemaId, unpublished: [] } : lineage;
}

function lineageOf(view: ContentView): DraftLineage {
  if (view.draft === null) throw new Error(`${view.label} is no draft`);
  return view.draft.lineage;
}

/** `name@1.2.0` */
export const refOf = ({ name, number }: Pick<SchemaRelease, 'name' | 'number'>): string =>
  `${name}@${number}`;

/** A name that no schema of the library has: the one wanted, or the one with a number. */
function freeAssetName(context: LibraryContext, wanted: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`;
    if (context.reader.schemas.findAsset(name) === undefined) return name;
  }
}
