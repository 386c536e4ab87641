import { createHash } from 'node:crypto';

import type { LabelClass, LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { classId } from '../../src-main/domain/identity/derived-ids';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Id of a class that came by name. */
export const classNamed = (name: string): string => classId(sha256, name);

/** A schema with classes of these names, with the ids that follow from them. */
export function aSchema(
  names: readonly string[] = ['Text', 'Table', 'Figure'],
  more: Partial<LabelSchema> = {},
): LabelSchema {
  const classes = names.map((name): LabelClass => ({ id: classNamed(name), name }));
  return { ...more, classes: classes.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
