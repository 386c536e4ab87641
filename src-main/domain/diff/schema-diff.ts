import { equalJson, type JsonValue } from '../canonical/canonical-json';
import type { LabelClass, LabelSchema, SchemaChange, SchemaChangeLevel } from '../label-schema/label-schema';

/** How far a change of each field of a class reaches. Unlisted fields change what labels mean. */
const FIELD_LEVELS: Readonly<Record<string, SchemaChangeLevel>> = {
  color: 'cosmetic',
  hotkey: 'cosmetic',
  guideline: 'cosmetic',
  name: 'compatible',
  deprecated: 'compatible',
  source: 'cosmetic',
};

/** The changes between two schemas: classes by id first, then by name where they share no id. */
export function diffSchemas(before: LabelSchema, after: LabelSchema): SchemaChange[] {
  const changes: SchemaChange[] = [];
  const pairs = pairClasses(before, after);
  for (const { old, now } of pairs) {
    if (old === null && now !== null)
      changes.push({
        kind: 'class-added',
        path: `classes/${now.name}`,
        before: null,
        after: now,
        level: 'compatible',
      });
    else if (now === null && old !== null)
      changes.push({
        kind: 'class-removed',
        path: `classes/${old.name}`,
        before: old,
        after: null,
        level: 'breaking',
      });
    else if (old !== null && now !== null) changes.push(...diffClass(old, now));
  }
  for (const field of ['guidelines', 'readingOrder', 'relationTypes'] as const) {
    if (isSame(before[field], after[field])) continue;
    const level = field === 'guidelines' ? 'cosmetic' : 'compatible';
    changes.push({
      kind: `${kebab(field)}-changed`,
      path: field,
      before: before[field] ?? null,
      after: after[field] ?? null,
      level,
    });
  }
  return changes;
}

function diffClass(old: LabelClass, now: LabelClass): SchemaChange[] {
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter(
    (field) => field !== 'id',
  ) as (keyof LabelClass)[];
  return fields
    .filter((field) => !isSame(old[field], now[field]))
    .map((field) => ({
      kind: field === 'name' ? 'class-renamed' : `${kebab(field)}-changed`,
      path: `classes/${old.name}/${field}`,
      before: old[field] ?? null,
      after: now[field] ?? null,
      level: FIELD_LEVELS[field] ?? 'breaking',
    }));
}

function pairClasses(
  before: LabelSchema,
  after: LabelSchema,
): { old: LabelClass | null; now: LabelClass | null }[] {
  const left = new Map(before.classes.map((item) => [item.id, item]));
  const byName = new Map(
    before.classes
      .filter(({ id }) => !after.classes.some((item) => item.id === id))
      .map((item) => [item.name, item]),
  );
  const pairs: { old: LabelClass | null; now: LabelClass | null }[] = [];
  const used = new Set<string>();
  for (const now of after.classes) {
    const old = left.get(now.id) ?? byName.get(now.name) ?? null;
    if (old !== null) used.add(old.id);
    pairs.push({ old, now });
  }
  for (const old of before.classes) if (!used.has(old.id)) pairs.push({ old, now: null });
  return pairs.sort((a, b) => compareNames((a.old ?? a.now) as LabelClass, (b.old ?? b.now) as LabelClass));
}

const compareNames = (a: LabelClass, b: LabelClass): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const isSame = (a: unknown, b: unknown): boolean =>
  equalJson((a ?? null) as JsonValue, (b ?? null) as JsonValue);

const LEVELS: readonly SchemaChangeLevel[] = ['cosmetic', 'compatible', 'breaking'];

/** The furthest-reaching level of some changes; `null` when there are none. */
export function levelOf(changes: readonly SchemaChange[]): SchemaChangeLevel | null {
  return changes.reduce<SchemaChangeLevel | null>(
    (level, { level: next }) =>
      level === null || LEVELS.indexOf(next) > LEVELS.indexOf(level) ? next : level,
    null,
  );
}

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
