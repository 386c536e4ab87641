import { AppError } from '../errors/app-error';
import {
  SCHEMA_CHANGE_LEVELS,
  type LabelClass,
  type LabelSchema,
  type SchemaChange,
  type SchemaChangeLevel,
} from '../label-schema/label-schema';
import { changesOf, schemaChange, type ChangeList, type SchemaChangeKind } from '../label-schema/rule-table';
import { GEOMETRY_KINDS } from '../regions/region';
import { diffAttributes } from './attribute-diff';
import { classNames, type ClassNames } from './class-names';
import { diffRelationTypes } from './relation-type-diff';
import { compareAllowed, isSame, pairItems } from './schema-pairs';

/**
 * Every change between two schemas, each with the level of its kind (docs/schema-changes.md). Classes,
 * attributes and relation types belong together by id, then by name where they share no id. Paths hold
 * the old names; other classes are spoken of by name.
 */
export function diffSchemas(before: LabelSchema, after: LabelSchema): SchemaChange[] {
  const pairs = pairItems(before.classes, after.classes);
  const names = classNames(before, after, pairs);
  const changes = pairs.flatMap(({ old, now }) => {
    const path = `classes/${(old ?? now)?.name ?? ''}`;
    if (old === null) return [schemaChange('class-added', path, null, now)];
    if (now === null) return [schemaChange('class-removed', path, old, null)];
    return diffClass(old, now, { path, names });
  });
  changes.push(...diffRelationTypes(before.relationTypes ?? [], after.relationTypes ?? [], names));
  if (!isSame(before.guidelines, after.guidelines))
    changes.push(schemaChange('guidelines-changed', 'guidelines', before.guidelines, after.guidelines));
  const [hadOrder, hasOrder] = [before.readingOrder === true, after.readingOrder === true];
  if (hadOrder !== hasOrder)
    changes.push(
      schemaChange(hasOrder ? 'reading-order-on' : 'reading-order-off', 'readingOrder', hadOrder, hasOrder),
    );
  return changes;
}

/** Fields of a class that change as a whole. */
const PLAIN_FIELDS = {
  color: 'color-changed',
  hotkey: 'hotkey-changed',
  guideline: 'guideline-changed',
  order: 'order-changed',
  examples: 'examples-changed',
  source: 'source-changed',
} as const satisfies Partial<Record<keyof LabelClass, SchemaChangeKind>>;

function diffClass(
  old: LabelClass,
  now: LabelClass,
  { path, names }: { path: string; names: ClassNames },
): SchemaChange[] {
  const { changes, add } = changesOf(path);
  if (old.id !== now.id) add('class-id-changed', 'id', old.id, now.id);
  if (old.name !== now.name) add('class-renamed', 'name', old.name, now.name);
  const [wasDeprecated, isDeprecated] = [old.deprecated === true, now.deprecated === true];
  if (wasDeprecated !== isDeprecated)
    add(isDeprecated ? 'class-deprecated' : 'class-restored', 'deprecated', wasDeprecated, isDeprecated);
  diffPlaces(old, now, names, add);
  for (const [field, kind] of Object.entries(PLAIN_FIELDS) as [keyof typeof PLAIN_FIELDS, SchemaChangeKind][])
    if (!isSame(old[field], now[field])) add(kind, field, old[field], now[field]);
  return [...changes, ...diffAttributes(old.attributes ?? [], now.attributes ?? [], path)];
}

/** Where a class stands among the others, and what may be drawn for it. */
function diffPlaces(old: LabelClass, now: LabelClass, names: ClassNames, add: ChangeList['add']): void {
  const [oldParent, nowParent] = [parentOf(old), parentOf(now)];
  if (!isSame(names.idsAfter(oldParent), nowParent))
    add('parent-changed', 'parent', names.before(oldParent)?.[0], names.after(nowParent)?.[0]);
  const { allowedParents: oldParents } = old;
  const parents = compareAllowed({ before: names.idsAfter(oldParents), after: now.allowedParents });
  if (parents !== null)
    add(
      `allowed-parents-${parents}`,
      'allowedParents',
      names.before(oldParents),
      names.after(now.allowedParents),
    );
  const shapes = compareAllowed({ before: shapesOf(old), after: shapesOf(now) });
  if (shapes !== null) add(`geometry-${shapes}`, 'geometry', old.geometry, now.geometry);
}

const parentOf = ({ parent }: LabelClass): readonly string[] => (parent === undefined ? [] : [parent]);

/** A list of every shape is no restriction. */
const shapesOf = ({ geometry = [] }: LabelClass): readonly string[] =>
  new Set(geometry).size === GEOMETRY_KINDS.length ? [] : geometry;

/** The furthest-reaching level of some changes; `null` when there are none. */
export const levelOf = (changes: readonly SchemaChange[]): SchemaChangeLevel | null =>
  SCHEMA_CHANGE_LEVELS.find((each) => changes.some(({ level }) => level === each)) ?? null;

/** The changes in the order in which they are read: those that reach furthest first. */
export const furthestFirst = <Change extends Pick<SchemaChange, 'level'>>(
  changes: readonly Change[],
): Change[] =>
  changes.toSorted((a, b) => SCHEMA_CHANGE_LEVELS.indexOf(a.level) - SCHEMA_CHANGE_LEVELS.indexOf(b.level));

/**
 * The number of the schema version that follows: cosmetic → patch, compatible → minor, breaking → major.
 *
 * @param previous semantic version of the predecessor; `null` for the first, which is 1.0.0
 */
export function nextSchemaNumber(previous: string | null, level: SchemaChangeLevel | null): string {
  if (previous === null) return '1.0.0';
  const [major = 1, minor = 0, patch = 0] = previous.split('.').map(Number);
  if (level === 'breaking') return `${major + 1}.0.0`;
  return level === 'compatible' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Digits of a part of a version number: nine stay exact in any program that reads them. */
const NUMBER = /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})$/;

/**
 * Why a schema version cannot have the number that a person wants: it may be above the derived one and not below it.
 *
 * @param derived what `nextSchemaNumber` gave
 * @returns `null` when it can
 */
export function schemaNumberProblem(wanted: string, derived: string): 'no-number' | 'too-low' | null {
  if (!NUMBER.test(wanted)) return 'no-number';
  const [given, least] = [wanted, derived].map((number) => number.split('.').map(Number)) as [
    number[],
    number[],
  ];
  const differing = given.findIndex((part, index) => part !== least[index]);
  return differing >= 0 && given[differing]! < least[differing]! ? 'too-low' : null;
}

/**
 * The number of a schema version: the derived one, or the higher one that a person wants.
 *
 * @throws AppError `schema-invalid` for a number that is lower, or none
 */
export function raiseSchemaNumber(derived: string, wanted?: string): string {
  if (wanted === undefined) return derived;
  const problem = schemaNumberProblem(wanted, derived);
  if (problem === null) return wanted;
  throw new AppError('schema-invalid', {
    what: 'The schema was not published.',
    why:
      problem === 'no-number'
        ? `"${wanted}" is not a version number such as ${derived}.`
        : `${wanted} is lower than ${derived}, which follows from the changes and from the numbers that were used.`,
    next: `Leave the number out, or choose ${derived} or a higher one.`,
  });
}
