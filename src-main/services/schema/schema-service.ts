import { normaliseText } from '../../domain/canonical/normalise-text';
import { schemaObject, objectJson } from '../../domain/dataset-versions/object-forms';
import { AppError } from '../../domain/errors/app-error';
import { classId } from '../../domain/identity/derived-ids';
import type { LabelClass, LabelSchema } from '../../domain/label-schema/label-schema';
import { showClasses } from '../../domain/label-schema/shown-class';
import { sha256 } from '../../storage/hashing';
import { findDataset, viewDraft, type ContentView } from '../content/content-view';
import { keepKnownIds } from '../exchange/keep-known-ids';
import { actNow, emitDraft, requireWriter, type LibraryContext } from '../library-context';
import { readSchemaFile } from './read-schema-file';
import { publishedAs, refOf, schemaNumber, baseOf } from './schema-refs';
import { countView } from '../content/count-view';
import { resolveView } from '../content/resolve-view';

/** The schema a draft or version is under, with colours and hotkeys worked out and regions counted. */
export function getSchema(context: LibraryContext, version: string) {
  return schemaViewOf(context, resolveView(context, version));
}

function schemaViewOf(context: LibraryContext, view: ContentView) {
  const { byClass } = countView(context, view);
  const base = view.draft === null ? publishedAs(context, view) : baseOf(context, view.draft.lineage);
  const classes = showClasses(view.schema).map((shown) => ({ ...shown, regions: byClass[shown.id] ?? 0 }));
  return {
    dataset: view.dataset.name,
    version: schemaNumber(context, view),
    changed: base?.objectId !== view.schemaId,
    base: base === undefined ? null : refOf(base),
    schema: view.schema,
    classes,
  };
}

/**
 * Puts a whole schema in the place of the draft's, as one undoable edit.
 *
 * @throws AppError `class-in-use` when a class that regions have would go, `schema-invalid`
 */
export function setSchema(context: LibraryContext, datasetName: string, schema: LabelSchema) {
  const writer = requireWriter(context);
  const dataset = findDataset(context, datasetName);
  const view = viewDraft(context, dataset);
  const next = readSchemaFile(schema); // the same rules as a schema file: one parser checks both
  refuseLosingClasses(context, view, next);
  if (objectJson(schemaObject(next)) !== objectJson(schemaObject(view.schema))) {
    const { by: author, at: time } = actNow(context);
    const draftId = (view.draft as NonNullable<typeof view.draft>).id;
    const revision = writer.transaction(() => {
      writer.drafts.setSchema(draftId, next);
      const changes = [{ kind: 'schema' as const, before: view.schema, after: next }];
      writer.journal.append({ draftId, time, author, label: 'change schema', changes });
      return writer.drafts.touch(draftId);
    });
    emitDraft(context, dataset.name, revision);
  }
  return schemaViewOf(context, viewDraft(context, dataset));
}

/** The schema of a file with the ids that the dataset's classes of the same names have already. */
export function setSchemaFromFile(context: LibraryContext, datasetName: string, file: unknown) {
  const current = viewDraft(context, findDataset(context, datasetName)).schema;
  return setSchema(context, datasetName, keepKnownIds(current, readSchemaFile(file)));
}

function refuseLosingClasses(context: LibraryContext, view: ContentView, next: LabelSchema): void {
  const { byClass } = countView(context, view);
  const kept = new Set(next.classes.map(({ id }) => id));
  const lost = view.schema.classes.filter(({ id }) => !kept.has(id) && (byClass[id] ?? 0) > 0);
  if (lost.length === 0) return;
  const named = lost.slice(0, CLASSES_NAMED).map(({ id, name }) => `"${name}" (${byClass[id]})`);
  const more = lost.length > named.length ? ` and ${lost.length - named.length} more` : '';
  throw new AppError('class-in-use', {
    what: 'The schema was not changed.',
    why: `There are regions of classes that the new schema does not have: ${named.join(', ')}${more}.`,
    next: 'Migrate the dataset to it (“Migrate to…”, “From a schema file…”): that asks what becomes of these regions.',
  });
}

/** In one error; a schema from elsewhere may lack every class. */
const CLASSES_NAMED = 5;

/** Adds one class to the draft's schema. @throws AppError `already-exists` */
export function addClass(
  context: LibraryContext,
  request: { dataset: string; name: string; color?: string | undefined; hotkey?: string | undefined },
) {
  const { schema } = viewDraft(context, findDataset(context, request.dataset));
  const name = normaliseText(request.name.trim());
  if (schema.classes.some((item) => item.name === name)) {
    throw new AppError('already-exists', {
      what: 'No class was added.',
      why: `There is a class "${name}" already.`,
      next: 'Choose another name.',
    });
  }
  const added: LabelClass = {
    id: freeClassId(schema.classes, name),
    name,
    ...(request.color !== undefined && { color: request.color }),
    ...(request.hotkey !== undefined && { hotkey: request.hotkey }),
  };
  return setSchema(context, request.dataset, { ...schema, classes: [...schema.classes, added] });
}

/** The id that follows from a name, or the next one when a renamed class holds it. */
export function freeClassId(classes: readonly LabelClass[], name: string): string {
  const taken = new Set(classes.map(({ id }) => id));
  for (let ordinal = 0; ; ordinal++) {
    const id = classId(sha256, name, ordinal);
    if (!taken.has(id)) return id;
  }
}
