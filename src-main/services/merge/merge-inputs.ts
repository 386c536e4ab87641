import { emptyTree } from '../../domain/dataset-versions/document-tree';
import { objectJson, readSchema } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectWriter } from '../../domain/dataset-versions/object-store';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { SideMigrators } from '../../domain/merge/document-sides';
import { migratorsOf } from '../../domain/merge/side-migrators';
import { findMergeBase, type MergeBase } from '../../domain/merge/virtual-base';
import type { MigrationPlan } from '../../domain/migration/plan';
import { planObject, readPlan } from '../../domain/migration/plan-object';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import { viewDraft, viewVersion, type ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { actFinder, type FindActs } from './who-acted';
import { embedAnswers } from '../migration/migration-answers';
import { plansSince, type AppliedPlan } from '../migration/plan-path';

/** What is merged: our side is the draft as it is, edits made since the merge began included. */
export interface MergeSpec {
  /** Version id. */
  readonly theirs: string;
  /** IoU from which regions of both sides count as drawn twice; `null` looks for none. */
  readonly overlap: number | null;
}

/** Everything that a merge follows from, besides the decisions. */
export interface MergeInputs extends MergeSpec {
  readonly dataset: DatasetRow;
  readonly ours: ContentView;
  readonly their: ContentView;
  readonly base: MergeBase;
  /** Reads all sides; keeps in memory what the merge writes. */
  readonly writer: ObjectWriter;
  readonly migrators: SideMigrators;
  /** Migrations since the common ancestor that the other side did not meet, by object ids, oldest first. */
  readonly plans: { readonly ours: readonly ObjectId[]; readonly theirs: readonly ObjectId[] };
  readonly actsOf: FindActs;
}

/** Reads the sides of a merge and what they came from, and how the labels of each come to the merged schema. */
export function openInputs(
  context: LibraryContext,
  dataset: DatasetRow,
  spec: MergeSpec,
  buffer: ObjectWriter & { holds(id: ObjectId): boolean } = context.reader.newBuffer(),
): MergeInputs {
  const ours = viewDraft(context, dataset);
  const version = context.reader.versions.byId(dataset.id, spec.theirs);
  if (version === undefined) throw new Error(`version ${spec.theirs} is not in ${dataset.name}`);
  const their = viewVersion(context, dataset, version);
  const writer: ObjectWriter = {
    read: (id) => (buffer.holds(id) ? buffer.read(id) : ours.objects.read(id)),
    write: (object) => buffer.write(object),
  };
  const base = baseOf(context, { dataset, ours, their, writer });
  const plans = plansOf(context, { ours, their, writer, ancestor: base.ancestors[0] });
  const ids = (list: readonly AppliedPlan[]) => list.map(({ id }) => id);
  return {
    ...spec,
    dataset,
    ours,
    their,
    base,
    writer,
    migrators: migratorsFor(writer, plans),
    plans: { ours: ids(plans.ours), theirs: ids(plans.theirs) },
    actsOf: actFinder(context, { dataset, ours, their, writer }),
  };
}

interface Sides {
  readonly ours: ContentView;
  readonly their: ContentView;
  readonly writer: ObjectWriter;
}

function baseOf(
  context: LibraryContext,
  { dataset, ours, their, writer }: Sides & { readonly dataset: DatasetRow },
): MergeBase {
  const { versions, fileFacts } = context.reader;
  const all = new Map(versions.list(dataset.id).map((version) => [version.id, version]));
  const nothing = emptyTree(writer);
  return findMergeBase(
    {
      writer,
      parentsOf: (id) => all.get(id)?.parents ?? [],
      contentOf: (id) => {
        const version = all.get(id);
        if (version === undefined) throw new Error(`version ${id} is not in ${dataset.name}`);
        return { roots: version, schema: readSchema(writer, version.schema) };
      },
      nothing: { root: nothing, provenance: nothing },
      pageSize: fileFacts.pageSize,
    },
    ours.draft?.headVersion ?? '',
    their.version?.id ?? '',
  );
}

interface SidePlans {
  readonly ours: readonly AppliedPlan[];
  readonly theirs: readonly AppliedPlan[];
  /** Those that both met first, without the answers of either. */
  readonly shared: readonly MigrationPlan[];
}

function plansOf(
  context: LibraryContext,
  { ours, their, writer, ancestor }: Sides & { readonly ancestor: string | undefined },
): SidePlans {
  const since = (view: ContentView) =>
    ancestor === undefined ? [] : (plansSince(context, view, ancestor) ?? []);
  const left = withAnswers(context, ours, writer, since(ours));
  const right = since(their);
  const formOf = ({ id }: AppliedPlan): string =>
    objectJson(planObject({ steps: readPlan(writer, id).steps }));
  let count = 0;
  for (; count < Math.min(left.length, right.length); count++)
    if (formOf(left[count] as AppliedPlan) !== formOf(right[count] as AppliedPlan)) break;
  const shared = left.slice(0, count).map(({ id }) => ({ steps: readPlan(writer, id).steps }));
  return { ours: left.slice(count), theirs: right.slice(count), shared };
}

/** The plans of our side, those of the draft with the answers that it holds: so the version will have and the merge record them. */
function withAnswers(
  context: LibraryContext,
  ours: ContentView,
  writer: ObjectWriter,
  plans: readonly AppliedPlan[],
): readonly AppliedPlan[] {
  const own = ours.draft?.lineage.plans.length ?? 0;
  if (own === 0 || plans.length < own) return plans;
  const answered = embedAnswers(context, ours, writer).plans;
  return [...plans.slice(0, -own), ...answered.map((id) => ({ id, schema: ours.schemaId }))];
}

function migratorsFor(reader: ObjectWriter, { ours, theirs, shared }: SidePlans): SideMigrators {
  const read = (plans: readonly AppliedPlan[]): MigrationPlan[] =>
    plans.map(({ id }) => readPlan(reader, id));
  const sides = { ours: read(ours), theirs: read(theirs), shared };
  const schemas = new Map<ObjectId, LabelSchema>();
  for (const { from, to } of Object.values(sides)
    .flat()
    .flatMap(({ steps }) => steps))
    for (const id of [from, to]) if (!schemas.has(id)) schemas.set(id, readSchema(reader, id));
  return migratorsOf({ ...sides, schemas });
}
