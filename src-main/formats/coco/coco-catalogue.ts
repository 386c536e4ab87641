import { normaliseText } from '../../domain/canonical/normalise-text';
import type { JsonValue } from '../../domain/canonical/canonical-json';
import type { Warnings } from '../warnings';
import { type AnnotationGroups, NO_IMAGE } from './annotation-table';
import type { CocoIndex } from './coco-index';
import {
  type CocoCategory,
  type CocoId,
  type CocoImage,
  type ImageSize,
  sizeOf,
  toCocoId,
} from './coco-types';

/** The images of a file, and their annotations grouped; reports what is wrong between the two. */
export function describeImages(index: CocoIndex): { images: CocoImage[]; groups: AnnotationGroups } {
  const { warnings, slots, table } = index;
  const imageOfSlot = new Uint32Array(slots.size).fill(NO_IMAGE);
  const seen = new Map<CocoId, number>();
  index.images.forEach((fields, number) => {
    const id = toCocoId(fields['id']);
    if (id === null)
      return warnings.add('image-id-missing', () => `image ${number + 1} of the list has no id`);
    if (seen.has(id)) {
      return warnings.add(
        'image-id-duplicate',
        () => `image id ${id} comes more than once: annotations go to the first`,
      );
    }
    seen.set(id, number);
    const slot = slots.get(id);
    if (slot !== undefined) imageOfSlot[slot] = number;
  });
  const groups = table.group(imageOfSlot, index.images.length);
  reportUnknownImages(index, seen, groups);
  const images = index.images.map((fields, number) => ({
    id: toCocoId(fields['id']),
    fileName: readFileName(fields['file_name'], number, warnings),
    ...readSize(fields['width'], fields['height'], number, warnings),
    fields,
    annotationCount: groups.countOf(number),
  }));
  return { images, groups };
}

function reportUnknownImages(
  { slots, table, warnings, images }: CocoIndex,
  seen: ReadonlyMap<CocoId, number>,
  groups: AnnotationGroups,
): void {
  let unknown = table.count;
  for (let number = 0; number < images.length; number++) unknown -= groups.countOf(number);
  if (unknown === 0) return;
  const example = [...slots.keys()].find((id) => !seen.has(id)) ?? '';
  const label = example === '' ? 'no image_id' : `image_id ${example}, which the file does not list`;
  warnings.add('image-unknown', () => `an annotation has ${label}: not imported`, unknown);
}

function readFileName(value: JsonValue | undefined, number: number, warnings: Warnings): string | null {
  if (typeof value === 'string' && value !== '') return value;
  warnings.add('file-name-missing', () => `image ${number + 1} of the list has no file_name`);
  return null;
}

function readSize(
  width: JsonValue | undefined,
  height: JsonValue | undefined,
  number: number,
  warnings: Warnings,
): ImageSize {
  const size = sizeOf(width, height);
  if (size.width === null) {
    warnings.add(
      'size-missing',
      () => `image ${number + 1} of the list has no usable width and height: boxes are read in points`,
    );
  }
  return size;
}

/** The categories of a file, and a `category N` for every id that annotations use and the file does not list. */
export function listCategories({ categories, usedCategories, warnings }: CocoIndex): CocoCategory[] {
  const ids = new Set<CocoId>();
  const names = new Set<string>();
  const listed = categories.map((fields): CocoCategory => {
    const id = toCocoId(fields['id']);
    const name = typeof fields['name'] === 'string' ? normaliseText(fields['name']).trim() : '';
    if (name === '')
      warnings.add(
        'category-unnamed',
        () => `category ${id ?? 'without id'} has no name: called “category ${id ?? ''}”`,
      );
    if (id === null)
      warnings.add('category-id-missing', () => `category “${name}” has no id, so no annotation can use it`);
    else if (ids.has(id))
      warnings.add('category-id-duplicate', () => `category id ${id} comes more than once: the first counts`);
    if (name !== '' && names.has(name))
      warnings.add('category-duplicate', () => `two categories are called “${name}”: they become one class`);
    if (id !== null) ids.add(id);
    names.add(name);
    return { id, name: name === '' ? `category ${id ?? ''}`.trim() : name, fields };
  });
  const unlisted = [...usedCategories].filter((id) => !ids.has(id));
  for (const id of unlisted)
    warnings.add(
      'category-unknown',
      () => `category id ${id} is not listed: its class is called “category ${id}”`,
    );
  return [
    ...listed,
    ...unlisted.map((id) => ({ id, name: `category ${id}`, fields: { id, name: `category ${id}` } })),
  ];
}
