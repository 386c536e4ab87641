import { readDocument, schemaObject } from '../../domain/dataset-versions/object-forms';
import type { Effect } from '../../domain/migration/effect-tally';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { createTally } from '../../domain/migration/effect-tally';
import { migrateDocument } from '../../domain/migration/migrate-document';
import { createMigrator } from '../../domain/migration/migrate-page';
import { planObject } from '../../domain/migration/plan-object';
import type { DraftLineage } from '../../domain/migration/lineage';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import { runBulkAct } from '../content/bulk-act';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { embedAnswers } from './migration-answers';
import { collectExamples } from './migration-examples';
import type { MigrationOutcome } from './migration-job';
import {
  refuseNothing,
  schemaMovedOn,
  settleMigration,
  type MigrationRequest,
  type SettledMigration,
} from './migration-plans';
import { fileSizes } from '../content/file-sizes';
import { walkDocuments, type WalkOptions } from './migration-walk';
import { createMigrationWriter } from './migration-writer';
import { schemaIdOf } from '../schema/schema-refs';

/**
 * What a migration would do, without doing it: regions by rule, classes before and after, examples.
 *
 * @throws AppError `plan-invalid`, `cancelled`
 */
export async function previewMigration(
  context: LibraryContext,
  { examplesPerRule, ...request }: MigrationRequest & { readonly examplesPerRule: number },
  options: WalkOptions,
) {
  const { view, target, plan, schemas } = settleMigration(context, request);
  const migrator = createMigrator([plan], schemas);
  const tally = createTally(migrator.lines, view.schema, target.schema);
  const examples = collectExamples(migrator, examplesPerRule);
  const { objects, roots } = view;
  const sizesOf = fileSizes(context);
  const onOutcome = ({ documents }: MigrationOutcome): void => {
    for (const { before, shows } of documents) {
      if (!examples.lacksSome(shows)) continue;
      const document = readDocument(objects, before);
      const sizeOf = (file: string, index: number) => sizesOf(file)[index];
      examples.take(document, migrateDocument(objects, document, migrator, sizeOf));
    }
  };
  const setup = { plan, schemas, act: null };
  const { wants } = examples;
  const isThorough = concernsAll(view.schema, (id) => migrator.fateOf(id) === null);
  const walk = { context, roots, objects, setup, migrator, tally, wants, isThorough, onOutcome };
  await walkDocuments(walk, options);
  const named = examples.list().map(({ document, ...example }) => ({
    ...example,
    document: document.entry,
    name: context.reader.datasets.nameOf(view.dataset.id, document.entry) ?? document.entry,
    file: document.file,
  }));
  return { ...tally.result(), examples: named };
}

/**
 * Carries the draft to another schema, as one step of undo. What was edited meanwhile is migrated, too.
 *
 * @throws AppError `plan-invalid`, `nothing-to-migrate`, `edit-conflict` when the schema was edited meanwhile, `cancelled`
 */
export async function applyMigration(
  context: LibraryContext,
  request: MigrationRequest,
  options: WalkOptions,
): Promise<Effect> {
  requireWriter(context);
  const settled = settleMigration(context, request);
  refuseNothing(settled);
  const { view, target, plan, schemas } = settled;
  const migrator = createMigrator([plan], schemas);
  const tally = createTally(migrator.lines, view.schema, target.schema);
  const label = `migrate to ${target.label}`;
  await runBulkAct(context, view.dataset, label, async ({ roots, schema, objects }) => {
    if (schemaIdOf(schema) !== view.schemaId) throw schemaMovedOn(view.dataset.name);
    const planId = writePlan(objects, settled);
    const earlier = embedAnswers(context, view, objects);
    const act = { ...actNow(context), run: planId };
    const setup = { plan, schemas, act };
    const writer = createMigrationWriter({ context, migrator, objects, roots, act });
    const { onOutcome } = writer;
    const wants = (classIds: readonly (string | null)[]): boolean =>
      classIds.some((id) => migrator.fateOf(id)?.to !== id);
    const isThorough = concernsAll(schema, (id) => wants([id]));
    const walk = { context, roots, objects, setup, migrator, tally, wants, isThorough, onOutcome };
    await walkDocuments(walk, options);
    const next = await writer.finish(options.signal);
    return {
      roots: next,
      changeSchema: (current) => {
        if (schemaIdOf(current) !== view.schemaId) throw schemaMovedOn(view.dataset.name);
        return schemaIdOf(target.schema) === view.schemaId ? current : target.schema;
      },
      changeLineage: (current) => lineageAfter(current, settled, { planId, earlier: earlier.plans }),
      rebase: writer.rebase,
      record: (library) => {
        library.review.put(earlier.open);
        writer.record(library);
      },
    };
  });
  return tally.result();
}

const concernsAll = ({ classes }: LabelSchema, concerns: (classId: string) => boolean): boolean =>
  classes.length > 0 && classes.every(({ id }) => concerns(id));

/** The plan and every schema that it names, as objects: a diff replays it years later. */
function writePlan(objects: ObjectBuffer, { plan, schemas }: SettledMigration): string {
  for (const schema of schemas.values()) objects.write(schemaObject(schema));
  return objects.write(planObject(plan));
}

/** At a release the draft has nothing unpublished; anywhere else the plan is one more since its base. */
function lineageAfter(
  current: DraftLineage,
  { target }: SettledMigration,
  { planId, earlier }: { readonly planId: string; readonly earlier: DraftLineage['plans'] },
): DraftLineage {
  const plans = [...earlier, planId];
  const { release } = target;
  if (release !== null)
    return { ...current, asset: release.assetId, base: release.objectId, plans, unpublished: [] };
  return { ...current, plans, unpublished: [...current.unpublished, planId] };
}
