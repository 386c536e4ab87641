import type { LabelClass, LabelSchema } from '../../domain/label-schema/label-schema';
import { mergeSource } from '../../domain/regions/merge-source';
import { toClasses, type ClassName } from '../../formats/coco/coco-classes';
import type { CocoFile } from '../../formats/coco/coco-file';
import type { CocoId } from '../../formats/coco/coco-types';
import { sha256 } from '../../storage/hashing';
import { freeClassId } from '../schema/schema-service';

/** What an import makes of the file's categories in the dataset's schema. */
export interface ClassPlan {
  /** Classes that the schema did not have. */
  readonly added: number;
  classOf(categoryId: CocoId | null): ClassName | null;
  /** The schema with the classes of the file: by name those it has, new ones added. */
  changeSchema(current: LabelSchema): LabelSchema;
}

/** Classes by name: a category becomes the class of that name, or a new one. */
export function planClasses(coco: CocoFile, schema: LabelSchema): ClassPlan {
  const { classes, classOf } = toClasses(coco.categories, sha256);
  const idByName = new Map(schema.classes.map(({ id, name }) => [name, id]));
  const planned = [...schema.classes];
  for (const { name } of classes) {
    if (idByName.has(name)) continue;
    const id = freeClassId(planned, name);
    idByName.set(name, id);
    planned.push({ id, name });
  }
  const named = classes.map((item) => ({ ...item, id: idByName.get(item.name) as string }));
  return {
    added: planned.length - schema.classes.length,
    classOf(categoryId) {
      const found = classOf(categoryId);
      return found === null ? null : { id: idByName.get(found.name) as string, name: found.name };
    },
    changeSchema: (current) => withClasses(current, named),
  };
}

function withClasses(current: LabelSchema, imported: readonly LabelClass[]): LabelSchema {
  const byId = new Map(current.classes.map((item) => [item.id, item]));
  let isChanged = false;
  for (const item of imported) {
    const known = byId.get(item.id);
    const source = mergeSource(known?.source, item.source);
    if (
      known !== undefined &&
      JSON.stringify(source) === JSON.stringify(mergeSource(known.source, known.source))
    )
      continue;
    byId.set(item.id, { ...(known ?? item), ...(source !== undefined && { source }) });
    isChanged = true;
  }
  return isChanged ? { ...current, classes: [...byId.values()] } : current;
}
