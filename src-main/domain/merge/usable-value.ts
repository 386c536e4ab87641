import type { JsonObject, JsonValue } from '../canonical/canonical-json';
import type { MergeTarget, ThreeValues } from './conflict';

const STATUSES = ['proposed', 'accepted', 'rejected'];
const STATES = ['unseen', 'seen', 'reviewed'];
const SPLITS = ['train', 'validation', 'test'];

/**
 * Whether a value that a person gave for a field can stand in it. Whether it also fits the schema is looked
 * at where problems are listed, as for any other edit.
 */
export function isUsableValue(
  target: MergeTarget,
  field: string,
  value: JsonValue,
  sides: ThreeValues<unknown>,
): boolean {
  const [name] = field.split('/');
  switch (`${target.kind} ${name}`) {
    case 'region geometry':
      return isShape(value);
    case 'region class':
    case 'region text':
    case 'region parent':
      return value === null || isName(value);
    case 'region status':
      return STATUSES.some((status) => status === value);
    case 'page state':
      return STATES.some((state) => state === value);
    case 'document split':
      return value === null || SPLITS.some((split) => split === value);
    case 'region attributes':
    case 'document attributes':
      return value === null || isAttribute(value);
    case 'page order':
      return isNames(value);
    case 'region source':
    case 'page frame':
      return true;
    case 'region origin':
    case 'document file':
      return false; // nobody says of a region that another made it, or makes up a file
    default:
      return target.kind === 'relation' || name === 'name' ? isName(value) : isLike(value, sides);
  }
}

const isName = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isNames = (value: unknown): boolean => Array.isArray(value) && value.every(isName);
const isAttribute = (value: unknown): boolean =>
  typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string' || isNames(value);

/** A field of a schema takes what either side has in it: a text for a text, a list for a list. */
const isLike = (value: JsonValue, { ours, theirs }: ThreeValues<unknown>): boolean =>
  [ours, theirs].some((side) => typeof side === typeof value && Array.isArray(side) === Array.isArray(value));

function isShape(value: JsonValue): boolean {
  const { pageIndex, parts } = asObject(value);
  return isIndex(pageIndex) && Array.isArray(parts) && parts.length > 0 && parts.every(isPart);
}

function isPart(part: JsonValue): boolean {
  const { page, box, quad, polygon } = asObject(part);
  if (page !== undefined && !isIndex(page)) return false;
  const given = [box, quad, polygon].filter((points) => points !== undefined);
  if (given.length !== 1) return false;
  if (box !== undefined) return isPoints(box) && box.length === 4;
  if (quad !== undefined) return isPoints(quad) && quad.length === 8;
  return isPoints(polygon) && polygon.length >= 6 && polygon.length % 2 === 0;
}

const isIndex = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isPoints = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((edge) => Number.isSafeInteger(edge));

const asObject = (value: JsonValue): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
