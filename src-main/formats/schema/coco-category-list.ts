import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { normaliseText } from '../../domain/canonical/normalise-text';
import { quote, type Report } from '../../domain/label-schema/schema-file-values';
import { sourceOfCategory } from '../coco/coco-classes';
import { isJsonObject } from '../coco/coco-types';
import { toHexColor } from '../../domain/label-schema/css-color';
import { type DraftClass, readGivenName, type SchemaFileDraft } from './schema-file-draft';

/**
 * Reads COCO `categories`: each becomes a class that keeps its category id and other fields as source fields, so that
 * an export to COCO gives them back; `supercategory` becomes the parent class too.
 *
 * @param categories the value of the key `categories`
 */
export function readCocoCategories(categories: JsonValue, draft: SchemaFileDraft, report: Report): void {
  if (!Array.isArray(categories)) return report('categories', 'is not a list in brackets [ ]');
  const parents: { readonly item: DraftClass; readonly parent: string; readonly place: string }[] = [];
  for (const [index, category] of (categories as readonly JsonValue[]).entries()) {
    const place = `categories[${index}]`;
    if (!isJsonObject(category)) {
      report(place, `${quote(category)} is not an object in braces { }`);
      continue;
    }
    const item = readCategory(category, place, draft, report);
    const parent = category['supercategory'];
    if (item === null || parent === undefined || parent === null || parent === '') continue;
    if (typeof parent !== 'string')
      report(`${place}.supercategory`, `${quote(parent)} is not text in quotes`);
    else if (normaliseText(parent) !== item.name)
      parents.push({ item, parent, place: `${place}.supercategory` });
  }
  for (const { item, parent, place } of parents) linkParent(draft, item, draft.openClass(parent).item, place);
}

function readCategory(
  category: JsonObject,
  place: string,
  draft: SchemaFileDraft,
  report: Report,
): DraftClass | null {
  const { id } = category;
  const name = readGivenName(category['name'], `${place}.name`, report);
  if (name === null) return null;
  if (id === undefined) draft.warn(place, 'has no id; an export to COCO will give it one');
  else if (typeof id !== 'number' && typeof id !== 'string')
    report(`${place}.id`, `${quote(id)} is neither a number nor text`);
  const { item, isNew } = draft.openClass(name);
  if (!isNew) {
    draft.warn(place, `the name ${quote(name)} stands twice; both are one class, with the id of the first`);
    return null;
  }
  Object.assign(item, sourceOfCategory(category));
  const color = readColor(category['color']);
  if (color !== null) item.color = color;
  else if (category['color'] !== undefined)
    draft.warn(
      `${place}.color`,
      `${quote(category['color'])} is not a colour; the class gets one of its own`,
    );
  if (category['keypoints'] !== undefined)
    draft.warn(
      `${place}.keypoints`,
      'key points cannot be drawn; their names are kept for an export to COCO',
    );
  return item;
}

/** COCO panoptic writes `[r, g, b]`, other tools a CSS colour. */
function readColor(color: JsonValue | undefined): string | null {
  if (typeof color === 'string') return toHexColor(color)?.hex ?? null;
  if (!Array.isArray(color) || color.length !== 3) return null;
  return toHexColor(`rgb(${color.map(Number).join(',')})`)?.hex ?? null;
}

/** Parents may not form a circle; in a COCO file they can. */
function linkParent(draft: SchemaFileDraft, item: DraftClass, parent: DraftClass, place: string): void {
  const byName = new Map(draft.classes().map((one) => [one.name, one]));
  for (let at: DraftClass | undefined = parent; at !== undefined; at = byName.get(at.parent ?? '')) {
    if (at !== item) continue;
    return draft.warn(place, `${quote(item.name)} would be its own ancestor; it has no parent now`);
  }
  item.parent = parent.name;
}
