import { v7 as uuidV7 } from 'uuid';
import { normaliseText } from '../domain/canonical/normalise-text';
import { emptyTree } from '../domain/dataset-versions/document-tree';
import { AppError } from '../domain/errors/app-error';
import { EMPTY_SCHEMA } from '../domain/label-schema/label-schema';
import { NO_LINEAGE } from '../domain/migration/lineage';
import { MAIN_BRANCH, viewDraft } from './content-view';
import { actNow, requireWriter, type LibraryContext } from './library-context';
import { readSchemaFile } from './schema-service';
import { schemaNumber } from './schema-refs';
import { countRoot } from './statistics';

/** Datasets of the library, by name. */
export function listDatasets(context: LibraryContext) {
  return context.reader.datasets.list().map((dataset) => {
    const view = viewDraft(context, dataset);
    return {
      name: dataset.name,
      versions: context.reader.versions.list(dataset.id).length,
      documents: countRoot(context.reader, view.objects, view.roots.root).documents,
      schema: schemaNumber(context, view),
    };
  });
}

/**
 * Makes a dataset with an empty draft.
 *
 * @param schema content of a schema file, when there is one
 * @throws AppError `already-exists`, `input-invalid`, `schema-invalid`
 */
export function createDataset(
  context: LibraryContext,
  request: { name: string; schema?: unknown },
): { name: string; schema: string } {
  const writer = requireWriter(context);
  const name = checkedName(request.name);
  if (writer.datasets.find(name) !== undefined) throw nameTaken(name);
  const schema = request.schema === undefined ? EMPTY_SCHEMA : readSchemaFile(request.schema);
  const { by: author, at: time } = actNow(context);
  const id = uuidV7();
  writer.transaction(() => {
    const objects = writer.newBuffer();
    const root = emptyTree(objects);
    objects.flush();
    writer.datasets.create({ id, name, author, time });
    const lineage = NO_LINEAGE;
    writer.drafts.create({ datasetId: id, branch: MAIN_BRANCH, root, provenance: root, schema, lineage });
    writer.records.addEvent({ time, author, kind: 'dataset-created', data: { dataset: name, id } });
  });
  context.emit({ kind: 'datasets', dataset: name, revision: null, remaining: null });
  return { name, schema: 'draft' };
}

/** `@` separates a dataset from its version on the command line, so a name has none. */
function checkedName(given: string): string {
  const name = normaliseText(given).trim();
  const hasControl = [...name].some((character) => (character.codePointAt(0) ?? 0) < 32);
  if (name !== '' && !name.includes('@') && !hasControl) return name;
  throw new AppError('input-invalid', {
    what: 'No dataset was made.',
    why: `"${given}" cannot be the name of a dataset.`,
    next: 'Use letters, digits and spaces, without @.',
  });
}

const nameTaken = (name: string): AppError =>
  new AppError('already-exists', {
    what: 'No dataset was made.',
    why: `There is a dataset "${name}" already.`,
    next: 'Choose another name.',
  });
