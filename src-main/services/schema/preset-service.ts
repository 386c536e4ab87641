import { AppError } from '../../domain/errors/app-error';
import type { LabelClass, LabelSchema, RelationType } from '../../domain/label-schema/label-schema';
import { findDataset, viewDraft } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { schemaPresets } from './read-schema-file';
import { setSchema } from './schema-service';

/**
 * Puts a preset's classes into a dataset's draft, as one undoable edit. What is there already stays as it
 * is: classes and relation types of the same name are not touched, and hotkeys in use are not given again.
 *
 * @throws AppError `not-found`
 */
export function usePreset(context: LibraryContext, datasetName: string, presetId: string) {
  const preset = schemaPresets().find(({ id }) => id === presetId);
  if (preset === undefined) {
    throw new AppError('not-found', {
      what: 'The schema was not changed.',
      why: `There is no preset "${presetId}".`,
      next: `Name one of ${schemaPresets()
        .map(({ id }) => id)
        .join(', ')}.`,
    });
  }
  const { schema } = viewDraft(context, findDataset(context, datasetName));
  return setSchema(context, datasetName, withPreset(schema, preset.schema));
}

/** The schema with what it lacks of another. */
function withPreset(schema: LabelSchema, preset: LabelSchema): LabelSchema {
  const idByName = new Map(schema.classes.map(({ id, name }) => [name, id]));
  const taken = new Set(schema.classes.map(({ id }) => id));
  const hotkeys = new Set(schema.classes.map(({ hotkey }) => hotkey));
  const ids = new Map<string, string>();
  for (const { id, name } of preset.classes) ids.set(id, idByName.get(name) ?? freeId(id, taken));
  const idOf = (id: string): string => ids.get(id) ?? id;
  const added = preset.classes
    .filter(({ name }) => !idByName.has(name))
    .map(({ hotkey, ...item }): LabelClass => ({
      ...item,
      id: idOf(item.id),
      ...(hotkey !== undefined && !hotkeys.has(hotkey) && { hotkey }),
      ...(item.parent !== undefined && { parent: idOf(item.parent) }),
      ...(item.allowedParents !== undefined && { allowedParents: item.allowedParents.map(idOf) }),
    }));
  const relationTypes = [
    ...(schema.relationTypes ?? []),
    ...newRelationTypes(schema, preset).map((type) => ({
      ...type,
      ...(type.from !== undefined && { from: type.from.map(idOf) }),
      ...(type.to !== undefined && { to: type.to.map(idOf) }),
    })),
  ];
  const guidelines = schema.guidelines ?? preset.guidelines;
  return {
    ...schema,
    classes: [...schema.classes, ...added],
    ...(relationTypes.length > 0 && { relationTypes }),
    ...(guidelines !== undefined && { guidelines }),
    ...(preset.readingOrder === true && { readingOrder: true }),
  };
}

function newRelationTypes(schema: LabelSchema, preset: LabelSchema): readonly RelationType[] {
  const known = schema.relationTypes ?? [];
  return (preset.relationTypes ?? []).filter(
    ({ id, name }) => !known.some((type) => type.id === id || type.name === name),
  );
}

/** A class that was renamed may hold the id that follows from a preset's name. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let ordinal = 2; ; ordinal++) if (!taken.has(`${id}-${ordinal}`)) return `${id}-${ordinal}`;
}
