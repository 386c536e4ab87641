import { v7 as uuidV7 } from 'uuid';
import { readSchema } from '../domain/dataset-versions/object-forms';
import type { ObjectId } from '../domain/dataset-versions/object-store';
import { describeSchemaChange } from '../domain/diff/describe-schema-change';
import { diffSchemas, levelOf, nextSchemaNumber, raiseSchemaNumber } from '../domain/diff/schema-diff';
import { AppError, type ErrorCode } from '../domain/errors/app-error';
import type { SchemaChange, SchemaChangeLevel } from '../domain/label-schema/label-schema';
import type { DraftLineage } from '../domain/migration/lineage';
import type { LibraryWriter } from '../storage/library-storage';
import type { SchemaRelease } from '../storage/repositories/schema-repository';
import { findDataset, viewDraft, type ContentView } from './content-view';
import { emitDraft, requireWriter, type LibraryContext } from './library-context';
import { releaseEntry } from './schema-asset-service';
import { checkedSchemaName, freeSchemaName } from './schema-names';
import { refOf } from './schema-refs';
import { checkedReason } from './schema-retirement';

/** What publishing a draft's schema would make. */
interface PublishPlan {
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

interface Obstacle {
  readonly code: ErrorCode & ('nothing-to-publish' | 'schema-behind' | 'schema-retired');
  readonly why: string;
  readonly next: string;
}

/** The release as it is recorded beside what it holds. */
interface PublishRecord {
  readonly author: string;
  readonly time: string;
  readonly reason: string;
}

/** Works out the next version of the schema that a draft continues (docs/decisions/0008). */
function planPublish(context: LibraryContext, view: ContentView): PublishPlan {
  const { asset, base } = lineageOf(view);
  const releases = asset === null ? [] : context.reader.schemas.releases(asset);
  const [newest] = releases;
  const changes = base === null ? [] : diffSchemas(readSchema(view.objects, base), view.schema);
  const level = base === null ? null : levelOf(changes);
  return {
    assetId: asset,
    name: newest?.name ?? null,
    suggestedName: freeSchemaName(context, view.dataset.name),
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
    return {
      code: 'nothing-to-publish',
      why: 'It equals the published version that the draft continues.',
      next: 'Change something first.',
    };
  }
  if (base !== newest.objectId) {
    return {
      code: 'schema-behind',
      why: `${newestRef} was published meanwhile; this draft continues an older version.`,
      next: `Migrate the dataset to ${newestRef} first, or publish under a new name.`,
    };
  }
  if (!context.reader.schemas.retirements(newest.assetId).some(({ number }) => number === null)) return null;
  return {
    code: 'schema-retired',
    why: `The schema "${newest.name}" is retired.`,
    next: 'Publish under a new name.',
  };
}

/** What publishing the draft's schema would make: number, level and changelog, or why it cannot be done. */
export function previewPublish(context: LibraryContext, datasetName: string) {
  const view = viewDraft(context, findDataset(context, datasetName));
  const { name, suggestedName, number, level, changes, obstacle } = planPublish(context, view);
  return {
    name,
    suggestedName,
    number,
    level,
    changelog: changes.map(describeSchemaChange),
    changes,
    obstacle: obstacle === null ? null : `${obstacle.why} ${obstacle.next}`,
  };
}

/**
 * Makes the draft's schema an immutable version. The number is derived and may be raised, never lowered.
 *
 * @throws AppError `nothing-to-publish`, `schema-behind`, `schema-retired`, `schema-invalid` for the number,
 *   `already-exists` and `input-invalid` for the name, `input-invalid` for an empty reason
 */
export function publishSchema(
  context: LibraryContext,
  request: {
    dataset: string;
    reason: string;
    author?: string | undefined;
    name?: string | undefined;
    number?: string | undefined;
  },
) {
  const writer = requireWriter(context);
  const view = viewDraft(context, findDataset(context, request.dataset));
  const plan = planPublish(context, view);
  const reason = checkedReason(request.reason, NOT_PUBLISHED);
  const newName =
    request.name === undefined || request.name === plan.name
      ? undefined
      : checkedSchemaName(context, request.name);
  const { obstacle } = plan;
  if (obstacle !== null && newName === undefined)
    throw new AppError(obstacle.code, { what: NOT_PUBLISHED, why: obstacle.why, next: obstacle.next });
  const number = raiseSchemaNumber(newName === undefined ? plan.number : '1.0.0', request.number);
  const author = (request.author ?? '').trim() || context.person();
  const draft = view.draft as NonNullable<typeof view.draft>;
  const { published, revision } = writer.transaction(() => {
    const made = release(context, view, plan, { author, time: context.now(), reason, number, newName });
    writer.drafts.setLineage(draft.id, made.lineage);
    return { ...made, revision: writer.drafts.touch(draft.id) };
  });
  emitDraft(context, view.dataset.name, revision);
  context.emit({ kind: 'versions', dataset: null, revision: null, remaining: null });
  return { ...releaseEntry(context, published), changelog: plan.changes.map(describeSchemaChange) };
}

const NOT_PUBLISHED = 'The schema was not published.';

/**
 * Publishes a draft's schema as planned. Runs inside the caller's transaction.
 *
 * @param newName publishes as the first version of a new schema of this name
 * @returns the release, and the lineage that the draft has from then on, for the caller to keep
 */
function release(
  context: LibraryContext,
  view: ContentView,
  plan: PublishPlan,
  record: PublishRecord & { readonly newName?: string | undefined; readonly number: string },
): { published: SchemaRelease; lineage: DraftLineage } {
  const { newName, author, time, reason, number } = record;
  const name = newName ?? plan.name ?? plan.suggestedName;
  const isNew = newName !== undefined || plan.assetId === null;
  const assetId = isNew ? uuidV7() : (plan.assetId as string);
  const lineage = lineageOf(view);
  const published: SchemaRelease = {
    assetId,
    name,
    number,
    objectId: view.schemaId,
    previous: plan.previous,
    plans: plan.previous === null ? [] : lineage.unpublished,
    level: plan.level,
    author,
    time,
    reason,
  };
  view.objects.flush();
  recordRelease(requireWriter(context), published, { isNew, dataset: view.dataset.name });
  return { published, lineage: { ...lineage, asset: assetId, base: view.schemaId, unpublished: [] } };
}

/**
 * Records a published version, with its schema where that is new. Runs inside the caller's transaction.
 *
 * @param dataset whose draft it was; left out for a schema that came from a file
 */
export function recordRelease(
  writer: LibraryWriter,
  published: SchemaRelease,
  { isNew, dataset }: { readonly isNew: boolean; readonly dataset?: string },
): void {
  const { assetId: id, name, author, time, reason, objectId: schema } = published;
  if (isNew) writer.schemas.createAsset({ id, name, author, time });
  writer.schemas.addRelease(published);
  const data = { ...(dataset !== undefined && { dataset }), reason, schema, version: refOf(published) };
  writer.records.addEvent({ time, author, kind: 'schema-published', data });
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
  const isPublished = plan.obstacle.code === 'schema-behind' && newest?.objectId === view.schemaId;
  return isPublished ? { ...lineage, base: view.schemaId, unpublished: [] } : lineage;
}

function lineageOf(view: ContentView): DraftLineage {
  if (view.draft === null) throw new Error(`${view.label} is no draft`);
  return view.draft.lineage;
}
