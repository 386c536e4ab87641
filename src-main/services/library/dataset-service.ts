import { v7 as uuidV7 } from 'uuid';
import { countEntries, emptyTree } from '../../domain/dataset-versions/document-tree';
import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import { checkedAssetName } from '../../domain/identity/asset-name';
import { EMPTY_SCHEMA, type LabelSchema } from '../../domain/label-schema/label-schema';
import { NO_LINEAGE, type DraftLineage } from '../../domain/migration/lineage';
import type { DatasetRules } from '../../storage/repositories/dataset-repository';
import type { SchemaRelease } from '../../storage/repositories/schema-repository';
import { findDataset, MAIN_BRANCH, viewDraft, type ContentView } from '../content/content-view';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { readSchemaFile } from '../schema/read-schema-file';
import { retirementOf } from '../schema/schema-retirement';
import { publishedAs, refOf, resolveSchema, schemaNumber } from '../schema/schema-refs';

/** Datasets of the library, by name. */
export function listDatasets(context: LibraryContext) {
  return context.reader.datasets.list().map((dataset) => {
    const view = viewDraft(context, dataset);
    return {
      name: dataset.name,
      versions: context.reader.versions.list(dataset.id).length,
      documents: countEntries(view.objects, view.roots.root),
      schema: schemaNumber(context, view),
    };
  });
}

/**
 * Makes a dataset with an empty draft.
 *
 * @param schema content of a schema file, when there is one
 * @param schemaRef a published schema that the draft continues, or a preset
 * @throws AppError `already-exists`, `input-invalid`, `schema-invalid`, `not-found`, `schema-retired`
 */
export function createDataset(
  context: LibraryContext,
  request: { name: string; schema?: unknown; schemaRef?: string | undefined },
): { name: string; schema: string } {
  const writer = requireWriter(context);
  const name = checkedAssetName(request.name, 'dataset');
  if (writer.datasets.find(name) !== undefined) throw nameTaken(name);
  const { schema, lineage, number } = startingSchema(context, request);
  const { by: author, at: time } = actNow(context);
  const id = uuidV7();
  writer.transaction(() => {
    const objects = writer.newBuffer();
    const root = emptyTree(objects);
    objects.flush();
    writer.datasets.create({ id, name, author, time });
    const start = { branch: MAIN_BRANCH, headVersion: null, root, provenance: root };
    writer.drafts.create({ ...start, datasetId: id, schema, lineage });
    writer.records.addEvent({ time, author, kind: 'dataset-created', data: { dataset: name, id } });
  });
  context.emit({ kind: 'datasets', dataset: name, revision: null, remaining: null });
  return { name, schema: number };
}

interface StartingSchema {
  readonly schema: LabelSchema;
  readonly lineage: DraftLineage;
  readonly number: string;
}

function startingSchema(
  context: LibraryContext,
  { schema, schemaRef }: { schema?: unknown; schemaRef?: string | undefined },
): StartingSchema {
  const unpublished = { lineage: NO_LINEAGE, number: 'draft' };
  if (schemaRef === undefined)
    return { ...unpublished, schema: schema === undefined ? EMPTY_SCHEMA : readSchemaFile(schema) };
  if (schema !== undefined) throw eitherOr();
  const named = resolveSchema(context, schemaRef);
  const release = named.release ?? (named.view === null ? undefined : publishedAs(context, named.view));
  if (release === undefined) {
    if (named.view === null) return { ...unpublished, schema: named.schema };
    throw notPublished(named.view);
  }
  refuseRetired(context, release);
  const lineage = { ...NO_LINEAGE, asset: release.assetId, base: release.objectId };
  return { schema: named.schema, lineage, number: release.number };
}

function refuseRetired(context: LibraryContext, release: SchemaRelease): void {
  const retired = retirementOf(release, context.reader.schemas.retirements(release.assetId));
  if (retired === null) return;
  throw new AppError('schema-retired', {
    what: 'No dataset was made.',
    why: `${refOf(release)} is retired: ${retired.reason.replace(/[.]+$/, '')}.`,
    next: retired.successor === null ? 'Choose another schema.' : `Use ${retired.successor} in its place.`,
  });
}

/** What has to hold before a version of the dataset is made. */
export function rulesOf(context: LibraryContext, datasetName: string): DatasetRules {
  return context.reader.datasets.rules(findDataset(context, datasetName).id);
}

/** Sets what has to hold before a version is made. It is no edit: undo does not take it back. */
export function setRules(
  context: LibraryContext,
  { dataset: name, ...rules }: { dataset: string } & DatasetRules,
): DatasetRules {
  const writer = requireWriter(context);
  const dataset = findDataset(context, name);
  const { by: author, at: time } = actNow(context);
  writer.transaction(() => {
    writer.datasets.setRules(dataset.id, rules);
    writer.records.addEvent({ time, author, kind: 'dataset-rules-set', data: { dataset: name, ...rules } });
  });
  context.emit({ kind: 'datasets', dataset: name, revision: null, remaining: null });
  return writer.datasets.rules(dataset.id);
}

const eitherOr = (): AppError =>
  new AppError('input-invalid', {
    what: 'No dataset was made.',
    why: 'Both a schema file and a schema of the library were given.',
    next: 'Give one of the two.',
  });

const notPublished = ({ label, dataset }: ContentView): AppError =>
  new AppError('not-found', {
    what: 'No dataset was made.',
    why: `The schema of ${label} is not published.`,
    next: 'Publish it first.',
    inTerminal: `Publish it first, with: colophon schema publish --dataset ${shellWord(dataset.name)} --reason TEXT.`,
  });

const nameTaken = (name: string): AppError =>
  new AppError('already-exists', {
    what: 'No dataset was made.',
    why: `There is a dataset "${name}" already.`,
    next: 'Choose another name.',
  });
