import { readSchema } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { AppError } from '../../domain/errors/app-error';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { checkPlan, refuseBadPlan } from '../../domain/migration/check-plan';
import { derivePlan, type SchemaAt } from '../../domain/migration/derive-plan';
import type { MigrationPlan, PlanStep } from '../../domain/migration/plan';
import { parsePlanFile, planFile } from '../../domain/migration/plan-file';
import { readPlan } from '../../domain/migration/plan-object';
import type { SchemaRelease } from '../../storage/repositories/schema-repository';
import { findDataset, viewDraft, type ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { resolveTarget, type MigrationTarget, type ResolvedTarget } from './migration-target';
import { predecessorOf } from '../schema/schema-refs';

/** A migration that is ready to be previewed or applied. */
export interface SettledMigration {
  readonly view: ContentView;
  readonly target: ResolvedTarget;
  readonly plan: MigrationPlan;
  /** Every schema that a step names. */
  readonly schemas: ReadonlyMap<ObjectId, LabelSchema>;
}

export interface MigrationRequest {
  readonly dataset: string;
  readonly to: MigrationTarget;
  /** Derived when absent. */
  readonly plan?: MigrationPlan | undefined;
}

/**
 * The draft, the target and the plan between them. A plan that was given is checked, and completed by
 * what follows from the schemas.
 *
 * @throws AppError `plan-invalid`, `not-found`, `schema-invalid`
 */
export function settleMigration(context: LibraryContext, request: MigrationRequest): SettledMigration {
  const view = viewDraft(context, findDataset(context, request.dataset));
  const target = resolveTarget(context, view, request.to);
  const ends = { from: { id: view.schemaId, schema: view.schema }, to: target };
  if (request.plan === undefined) {
    const plan = planTo(context, view, target);
    return { view, target, plan, schemas: schemasOf(context, ends, plan) };
  }
  const schemas = schemasOf(context, ends, request.plan);
  refuseBadPlan(checkPlan(request.plan, schemas, { from: ends.from.id, to: ends.to.id }));
  const steps = request.plan.steps.map((step) =>
    derivePlan(schemaAt(schemas, step.from), schemaAt(schemas, step.to), step),
  );
  return { view, target, plan: { steps }, schemas };
}

const schemaAt = (schemas: ReadonlyMap<ObjectId, LabelSchema>, id: ObjectId): SchemaAt => ({
  id,
  schema: schemas.get(id) as LabelSchema,
});

/** The schemas a plan names that can be found; checking it reports the rest. */
function schemasOf(
  context: LibraryContext,
  { from, to }: { readonly from: SchemaAt; readonly to: SchemaAt },
  plan: MigrationPlan,
): Map<ObjectId, LabelSchema> {
  const schemas = new Map([
    [from.id, from.schema],
    [to.id, to.schema],
  ]);
  for (const id of plan.steps.flatMap((step) => [step.from, step.to])) {
    if (schemas.has(id) || !/^[0-9a-f]{64}$/.test(id) || !context.reader.objects.has(id)) continue;
    if (context.reader.objects.read(id).type === 'schema')
      schemas.set(id, readSchema(context.reader.objects, id));
  }
  return schemas;
}

/**
 * The plan that leads to a target: by the migrations published on the way where the draft is under a
 * release and the target is a later one of the same schema, else derived from the two schemas.
 */
function planTo(context: LibraryContext, view: ContentView, target: ResolvedTarget): MigrationPlan {
  const from = { id: view.schemaId, schema: view.schema };
  const releases = releasesBetween(context, view, target);
  if (releases.length === 0) return { steps: [derivePlan(from, target)] };
  const steps: PlanStep[] = [];
  let at: SchemaAt = from;
  const derivedTo = (id: ObjectId): void => {
    if (id === at.id) return;
    const next = { id, schema: readSchema(context.reader.objects, id) };
    steps.push(derivePlan(at, next));
    at = next;
  };
  for (const release of releases) {
    for (const step of release.plans.flatMap((id) => readPlan(context.reader.objects, id).steps)) {
      derivedTo(step.from); // changes that needed no migration there may need one here
      steps.push(step);
      at = { id: step.to, schema: readSchema(context.reader.objects, step.to) };
    }
    derivedTo(release.objectId);
  }
  return { steps: steps.length > 0 ? steps : [derivePlan(from, target)] };
}

/**
 * The releases that lead from the one that the draft is under to the target, each from the one before,
 * oldest first. A release that was retired and left aside is none of them, though its number lies between.
 */
function releasesBetween(
  context: LibraryContext,
  { draft, schemaId }: ContentView,
  { release }: ResolvedTarget,
): SchemaRelease[] {
  const { asset = null, base = null } = draft?.lineage ?? {};
  if (release === null || release.assetId !== asset || base !== schemaId) return [];
  const way: SchemaRelease[] = [];
  let step: SchemaRelease | undefined = release;
  while (step?.assetId === asset && step.objectId !== base) {
    way.unshift(step);
    step = predecessorOf(context, step);
  }
  return step?.assetId === asset ? way : [];
}

/** The plan that would be used, and the schemas to show it with. */
export function deriveMigration(context: LibraryContext, request: Omit<MigrationRequest, 'plan'>) {
  const { view, target, plan, schemas } = settleMigration(context, request);
  const ends = new Set([view.schemaId, target.id]);
  const between = [...schemas].filter(([id]) => !ends.has(id));
  return {
    plan,
    from: view.schema,
    to: target.schema,
    between: Object.fromEntries(between),
    toLabel: target.label,
    warnings: target.warnings,
  };
}

/**
 * Reads a plan file (docs/plan-file.md); what it does not mention is derived.
 *
 * @throws AppError `plan-invalid` that names every place, `format-invalid`
 */
export function readPlanFile(
  context: LibraryContext,
  { file, ...request }: Omit<MigrationRequest, 'plan'> & { readonly file?: unknown },
): { plan: MigrationPlan } {
  const value = typeof file === 'string' ? parseText(file) : file;
  const { plan: derived, schemas } = settleMigration(context, request);
  const { plan, problems } = parsePlanFile(value, derived, schemas);
  refuseBadPlan(problems);
  return { plan: settleMigration(context, { ...request, plan }).plan };
}

/** The value of a JSON text. @throws AppError `format-invalid` */
function parseText(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(
      'format-invalid',
      {
        what: 'The plan file was not used.',
        why: `It is not JSON: ${why}.`,
        next: 'Correct it and try again.',
      },
      { cause },
    );
  }
}

/** The plan as a file that `readPlanFile` reads. @throws AppError `plan-invalid` */
export function savePlanFile(
  context: LibraryContext,
  request: MigrationRequest,
): { fileName: string; content: string } {
  const { plan, schemas, target } = settleMigration(context, request);
  const name = target.release === null ? 'schema' : `${target.release.name}-${target.release.number}`;
  return {
    fileName: `${request.dataset}-to-${name}.plan.json`.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-'),
    content: `${JSON.stringify(planFile(plan, schemas), null, 2)}\n`,
  };
}

/**
 * Refuses a migration that would change nothing, not even which version the draft continues: as a step of undo it
 * would only end what can be done again.
 *
 * @throws AppError `nothing-to-migrate`
 */
export function refuseNothing({ view, target: { id, label, release }, plan }: SettledMigration): void {
  const { asset = null, base = null } = view.draft?.lineage ?? {};
  const continues = release === null || (release.assetId === asset && release.objectId === base);
  if (id !== view.schemaId || !continues || plan.steps.some(hasRules)) return;
  throw new AppError('nothing-to-migrate', {
    what: 'Nothing was migrated.',
    why: `"${view.dataset.name}" is under ${label} already.`,
    next: 'Name another schema, or give a plan that changes regions.',
  });
}

const hasRules = ({ from: _from, to: _to, ...rules }: PlanStep): boolean =>
  Object.values(rules).some((list) => list.length > 0);

/** The draft went on to another schema while a migration was at work. */
export const schemaMovedOn = (dataset: string): AppError =>
  new AppError('edit-conflict', {
    what: `"${dataset}" was not migrated.`,
    why: 'Its schema was changed meanwhile, and the plan begins at the schema before that.',
    next: 'Preview the migration again and repeat it.',
  });
