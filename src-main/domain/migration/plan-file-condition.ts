import { normaliseText } from '../canonical/normalise-text';
import { GEOMETRY_KINDS } from '../regions/region';
import { checkAttributeCondition, checkPattern, checkRange, type ConditionSides } from './check-condition';
import type { Condition, Range } from './plan';
import { asChoice, asItems, asRecord, asText, isValue, quote, refuseUnknown } from './plan-file-values';

const KINDS = ['all', 'any', 'not', 'attribute', 'geometry', 'text', 'centre', 'size', 'page'] as const;
/** Nested conditions; people write two or three. A bound, because a file may come from a stranger. */
const DEEPEST = 50;

/** A condition with attributes by name. Everything that is wrong with it is reported where it stands. */
export function readCondition(
  value: unknown,
  place: string,
  sides: ConditionSides,
  depth = 0,
): Condition | null {
  const { report } = sides;
  const record = asRecord(value, place, report);
  if (record === null) return null;
  const found = KINDS.filter((kind) => kind in record);
  const [kind] = found;
  if (kind === undefined || found.length > 1 || depth > DEEPEST) {
    report(place, depth > DEEPEST ? 'is nested too deep' : `needs exactly one of ${KINDS.join(', ')}`);
    return null;
  }
  refuseUnknown(record, kind === 'attribute' ? ['attribute', 'is', 'range'] : [kind], place, report);
  const here = `${place}.${kind}`;
  const inner = record[kind];
  if (kind === 'all' || kind === 'any') {
    if (Array.isArray(inner) && inner.length === 0) report(here, 'is empty; write at least one condition');
    const items = asItems(inner, here, report).flatMap(
      (item, index) => readCondition(item, `${here}[${index}]`, sides, depth + 1) ?? [],
    );
    return kind === 'all' ? { all: items } : { any: items };
  }
  if (kind === 'not') {
    const item = readCondition(inner, here, sides, depth + 1);
    return item === null ? null : { not: item };
  }
  if (kind === 'attribute') return readAttribute(record, place, sides);
  if (kind === 'text') return readText(inner, here, report);
  if (kind === 'page') return { page: readRange(inner, here, report) };
  if (kind === 'geometry') {
    const geometry = asChoice(inner, GEOMETRY_KINDS, here, report);
    return geometry === null ? null : { geometry };
  }
  const axes = kind === 'centre' ? ['x', 'y'] : ['width', 'height', 'area'];
  const shares = asRecord(inner, here, report);
  if (shares === null) return null;
  refuseUnknown(shares, axes, here, report);
  const ranges = Object.fromEntries(
    axes
      .filter((axis) => shares[axis] !== undefined)
      .map((axis) => [axis, readRange(shares[axis], `${here}.${axis}`, report)]),
  );
  return kind === 'centre' ? { centre: ranges } : { size: ranges };
}

function readAttribute(
  record: Record<string, unknown>,
  place: string,
  { labelClass, report }: ConditionSides,
): Condition | null {
  const text = asText(record['attribute'], `${place}.attribute`, report);
  if (text === null) return null;
  const name = normaliseText(text);
  const known = labelClass?.attributes ?? [];
  // An unknown name stays as it is: checking the condition says which there are.
  const id = (known.find((item) => item.name === name) ?? known.find((item) => item.id === text))?.id ?? text;
  const is = asItems(record['is'], `${place}.is`, report);
  for (const [index, value] of is.entries())
    if (!isValue(value)) report(`${place}.is[${index}]`, `${quote(value)} is no value`);
  const condition = {
    attribute: id,
    ...(record['is'] !== undefined && { is: is.every(isValue) ? is : [] }),
    ...(record['range'] !== undefined && { range: readRange(record['range'], `${place}.range`, report) }),
  };
  checkAttributeCondition(condition, place, { labelClass, report });
  return condition;
}

const TEXT_KINDS = ['contains', 'startsWith', 'endsWith', 'equals', 'matches', 'isEmpty'] as const;

function readText(value: unknown, place: string, report: ConditionSides['report']): Condition | null {
  const record = asRecord(value, place, report);
  if (record === null) return null;
  const kind = TEXT_KINDS.find((key) => key in record);
  if (kind === undefined || Object.keys(record).length > 1) {
    report(place, `needs exactly one of ${TEXT_KINDS.join(', ')}`);
    return null;
  }
  if (kind === 'isEmpty') {
    if (typeof record[kind] === 'boolean') return { text: { isEmpty: record[kind] } };
    report(`${place}.isEmpty`, 'is neither true nor false');
    return null;
  }
  const text = asText(record[kind], `${place}.${kind}`, report);
  if (text !== null && kind === 'matches') checkPattern(text, `${place}.matches`, report);
  return text === null ? null : { text: { [kind]: text } as Extract<Condition, { text: unknown }>['text'] };
}

function readRange(value: unknown, place: string, report: ConditionSides['report']): Range {
  const record = asRecord(value, place, report);
  if (record === null) return {};
  refuseUnknown(record, ['min', 'max'], place, report);
  const end = (key: 'min' | 'max'): Range => {
    const number = record[key];
    if (number === undefined) return {};
    if (typeof number === 'number' && Number.isFinite(number)) return { [key]: number };
    report(`${place}.${key}`, `${quote(number)} is not a number`);
    return {};
  };
  const range = { ...end('min'), ...end('max') };
  const isRead = Object.keys(range).length === Object.keys(record).length;
  if (isRead) checkRange(range, place, report);
  return range;
}
