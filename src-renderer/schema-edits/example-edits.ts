import type { ClassExample, LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { changeClass } from './class-edits';
import { withFields } from './with-fields';

/** The place that is an example: equal for two that show the same. */
export const examplePlace = ({ file, pageIndex, box }: ClassExample): string =>
  `${file} ${pageIndex} ${box.join()}`;

const isSame = (a: ClassExample, b: ClassExample): boolean => examplePlace(a) === examplePlace(b);

const examplesOf = (schema: LabelSchema, classId: string): readonly ClassExample[] =>
  schema.classes.find(({ id }) => id === classId)?.examples ?? [];

/** The schema with one more example of a class. The same place again replaces what was said of it. */
export function addExample(schema: LabelSchema, classId: string, example: ClassExample): LabelSchema {
  const others = examplesOf(schema, classId).filter((each) => !isSame(each, example));
  return changeClass(schema, classId, { examples: [...others, example] });
}

/** Changes what is said of an example; an empty note, or belonging to the class, is left out. */
export function changeExample(
  schema: LabelSchema,
  classId: string,
  example: ClassExample,
  change: { readonly note?: string; readonly isNegative?: boolean },
): LabelSchema {
  const examples = examplesOf(schema, classId).map((each) =>
    isSame(each, example)
      ? withFields(each, {
          ...('note' in change && { note: change.note?.trim() || null }),
          ...('isNegative' in change && { isNegative: change.isNegative || null }),
        })
      : each,
  );
  return changeClass(schema, classId, { examples });
}

export const removeExample = (schema: LabelSchema, classId: string, example: ClassExample): LabelSchema =>
  changeClass(schema, classId, {
    examples: examplesOf(schema, classId).filter((each) => !isSame(each, example)),
  });
