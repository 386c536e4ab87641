import { v7 as uuidV7 } from 'uuid';
import { describeSchemaChange } from '../../domain/diff/describe-schema-change';
import { raiseSchemaNumber } from '../../domain/diff/schema-diff';
import { AppError } from '../../domain/errors/app-error';
import type { DraftLineage } from '../../domain/migration/lineage';
import type { LibraryWriter } from '../../storage/library-storage';
import type { SchemaRelease } from '../../storage/repositories/schema-repository';
import { findDataset, viewDraft, type ContentView } from '../content/content-view';
import { emitDraft, requireWriter, type LibraryContext } from '../library-context';
import { lineageOf, planPublish, type Obstacle, type PublishPlan } from './publish-plan';
import { releaseEntry } from './schema-asset-service';
import { checkedSchemaName } from './schema-names';
import { baseOf, refOf } from './schema-refs';
import { checkedReason } from './schema-retirement';

/** The release as it is recorded beside what it holds. */
interface PublishRecord {
  readonly author: string;
  readonly time: string;
  readonly reason: string;
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
    obstacle: obstacle === null ? null : shownObstacle(obstacle),
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

/** What a commit did about the schema of its draft. */
export interface CommittedSchema {
  /** `name@1.2.0` that the version is under; `null` when its schema is not published. */
  readonly ref: string | null;
  /** Whether the commit published it. */
  readonly published: boolean;
  /** Why it is not published. */
  readonly obstacle: ReturnType<typeof shownObstacle> | null;
}

/**
 * Publishes with a commit, where that can be done: a schema that cannot be published now stays the
 * draft's own, since work must not wait for it. Runs inside the commit's transaction.
 *
 * @returns what was done, and the lineage of the draft from then on, for the commit to keep
 */
export function publishOnCommit(
  context: LibraryContext,
  view: ContentView,
  record: PublishRecord,
): { lineage: DraftLineage; schema: CommittedSchema } {
  const plan = planPublish(context, view);
  const lineage = lineageOf(view);
  const held = plan.obstacle ?? plan.scruple;
  if (held === null) {
    const { published, lineage: after } = release(context, view, plan, { ...record, number: plan.number });
    return { lineage: after, schema: { ref: refOf(published), published: true, obstacle: null } };
  }
  // Someone published the very same schema meanwhile: this draft continues that version.
  const same = plan.meanwhile?.objectId === view.schemaId ? plan.meanwhile : null;
  if (same !== null) {
    const schema = { ref: refOf(same), published: false, obstacle: null };
    return { lineage: { ...lineage, base: view.schemaId, unpublished: [] }, schema };
  }
  if (held.code === 'nothing-to-publish') {
    const base = baseOf(context, lineage);
    const ref = base === undefined ? null : refOf(base);
    return { lineage, schema: { ref, published: false, obstacle: null } };
  }
  return { lineage, schema: { ref: null, published: false, obstacle: shownObstacle(held) } };
}

const shownObstacle = ({ code, why, next }: Obstacle) => ({ code, message: `${why} ${next}` });
