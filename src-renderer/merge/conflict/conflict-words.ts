import { toPoints } from '../../../src-main/domain/geometry/units';
import type { Part } from '../../../src-main/domain/regions/region';
import { boundsOfPart } from '../../pdf-view/shapes/page-shape';
import { showValue } from '../../sides/show-value';
import { mergeTexts } from '../../texts/merge-texts';
import { capitalised, roundShown } from '../../texts/words';

const texts = mergeTexts.fields;

/** What a conflict is about, as a title: "Class of a region", "Due date of a region", "Name of a class". */
export function titleOf(conflict: {
  readonly what: string;
  readonly field: string;
  readonly fieldName: string;
}): string {
  const { what, field, fieldName } = conflict;
  const [kind = ''] = field.split('/');
  const name =
    kind === 'attributes' ? fieldName.slice('attributes/'.length) : (texts.names[kind] ?? fieldName);
  return texts.of(capitalised(name), texts.things[what] ?? what);
}

interface Geometry {
  readonly pageIndex: number;
  readonly parts: readonly Part[];
}

const isGeometry = (value: unknown): value is Geometry =>
  typeof value === 'object' && value !== null && 'parts' in value && 'pageIndex' in value;

/** Each part of a geometry in a line: "page 3: at 10, 20, 100 × 50". */
export function linesOfGeometry(value: unknown): readonly string[] | null {
  if (!isGeometry(value)) return null;
  return value.parts.map((part) => {
    const [left, top, right, bottom] = boundsOfPart(part).map(toPoints) as [number, number, number, number];
    const shape = 'box' in part ? 'box' : 'quad' in part ? 'quad' : 'polygon';
    const sizes = [left, top, right - left, bottom - top].map(roundShown);
    return texts.part(shape, (part.page ?? value.pageIndex) + 1, sizes);
  });
}

/** A value that has no picture of its own, in words; what is absent is said, too. */
export const wordsOfValue = (value: unknown): string => showValue(value) ?? texts.absent;
