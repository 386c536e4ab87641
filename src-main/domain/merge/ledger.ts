import { equalJson, type JsonObject, type JsonValue } from '../canonical/canonical-json';
import type { Act } from '../dataset-versions/provenance';
import {
  fieldKey,
  MERGE_CHOICES,
  targetKey,
  type Conflict,
  type ConflictKind,
  type MergeChoice,
  type MergeTarget,
  type Resolution,
  type Resolutions,
  type ThreeValues,
} from './conflict';
import { isUsableValue } from './usable-value';

/** A conflict and what was decided of it; `null` while it is open. */
export interface LedgerEntry {
  readonly conflict: Conflict;
  readonly resolution: Resolution | null;
}

/** What a merge asks before it takes a value, and where it writes down what it found. */
export interface Ledger {
  readonly entries: LedgerEntry[];
  readonly resolutions: Resolutions;
  /** Keys of fields on which the common ancestors do not agree. */
  readonly noBase: ReadonlySet<string>;
  /** The things those fields belong to. */
  readonly unsure: ReadonlySet<string>;
}

/** Starts a merge's list of conflicts. */
export function openLedger(
  resolutions: Resolutions = new Map(),
  noBase: ReadonlySet<string> = new Set(),
): Ledger {
  const unsure = new Set([...noBase].map((key) => key.slice(0, key.indexOf('#'))));
  return { entries: [], resolutions, noBase, unsure };
}

/** The same decisions, an empty list: for one document of a merge that is streamed. */
export const continueLedger = (ledger: Ledger): Ledger => ({ ...ledger, entries: [] });

/** Conflicts of which nothing was decided, or nothing that can be done. */
export const openConflicts = (entries: readonly LedgerEntry[]): Conflict[] =>
  entries.filter(({ resolution }) => resolution === null).map(({ conflict }) => conflict);

/** Whether a field is in conflict and nothing was decided of it. */
export const isOpen = (ledger: Ledger, target: MergeTarget, field: string): boolean =>
  ledger.entries.some(
    ({ conflict, resolution }) => resolution === null && conflict.key === fieldKey(target, field),
  );

/** A field that is asked for: of what, which one, and who changed that thing last. */
export interface Place {
  readonly target: MergeTarget;
  readonly acts?: Conflict['acts'];
  /** Set for a thing that both sides added: its fields have no base, and what is optional counts as absent before. */
  readonly isAdded?: boolean;
}

/** Whether what the common ancestor says of a thing can be relied on. */
export const isSure = (ledger: Ledger, target: MergeTarget): boolean =>
  ledger.unsure.size === 0 || !ledger.unsure.has(targetKey(target));

/** Whether the common ancestors agree on a field. */
export const hasBaseOf = (ledger: Ledger, target: MergeTarget, field: string): boolean =>
  ledger.noBase.size === 0 || !ledger.noBase.has(fieldKey(target, field));

export const same = (a: unknown, b: unknown): boolean =>
  equalJson(a as JsonValue | undefined, b as JsonValue | undefined);

/**
 * One field of both sides: the value of the side that changed it. Where both changed it to different
 * values, what was decided, and until then ours.
 */
export function mergeField<Value>(
  ledger: Ledger,
  place: Place,
  field: string,
  values: ThreeValues<Value>,
): Value | undefined {
  const { base, ours, theirs } = values;
  if (same(ours, theirs)) return ours;
  const hasBase = hasBaseOf(ledger, place.target, field);
  if (hasBase && same(base, ours)) return theirs;
  if (hasBase && same(base, theirs)) return ours;
  const found = { place, field, kind: 'values' as const, hasBase: hasBase && place.isAdded !== true, values };
  const resolution = note(ledger, found);
  return resolution === null ? ours : decided(resolution, values);
}

interface Found {
  readonly place: Place;
  readonly field: string;
  readonly kind: ConflictKind;
  readonly hasBase: boolean;
  readonly values: ThreeValues<unknown>;
}

/** Writes a conflict down and gives what was decided of it; `null` when it is open. */
export function note(ledger: Ledger, found: Found): Resolution | null {
  const { place, field, kind, hasBase, values } = found;
  const key = fieldKey(place.target, field);
  const given = ledger.resolutions.get(key);
  const resolution = given !== undefined && canApply(given, found) ? given : null;
  const json = (value: unknown): JsonValue => (value ?? null) as JsonValue;
  const conflict: Conflict = {
    key,
    kind,
    target: place.target,
    field,
    base: hasBase ? json(values.base) : null,
    ours: json(values.ours),
    theirs: json(values.theirs),
    hasBase,
    ...(place.acts !== undefined && { acts: place.acts }),
  };
  ledger.entries.push({ conflict, resolution });
  return resolution;
}

/** What can be decided of a conflict by naming a side. */
export const choicesOf = ({ field, kind, target, hasBase, ...values }: Conflict): MergeChoice[] =>
  MERGE_CHOICES.filter((choice) => {
    const resolution = { choice, by: '', at: '' };
    return canApply(resolution, { place: { target }, field, kind, hasBase, values });
  });

/** Whether a conflict can be decided by another value than those of its sides. */
export const takesValue = ({ kind, field }: Conflict): boolean =>
  kind === 'same-name' || (kind === 'values' && field !== 'existence');

/** A resolution may be older than the sides it is applied to, or come from a file. */
function canApply(resolution: Resolution, { place, field, kind, hasBase, values }: Found): boolean {
  if ('value' in resolution) {
    if (kind !== 'values') return kind === 'same-name';
    return isUsableValue(place.target, field, resolution.value, values);
  }
  if (resolution.choice === 'base') return hasBase;
  if (resolution.choice !== 'both') return true;
  if (kind === 'values') return Array.isArray(values.ours) && Array.isArray(values.theirs);
  return kind === 'duplicates' || kind === 'edit-delete';
}

/** The value that a resolution stands for. */
export function decided<Value>(
  resolution: Resolution,
  { base, ours, theirs }: ThreeValues<Value>,
): Value | undefined {
  if ('value' in resolution) return (resolution.value ?? undefined) as Value | undefined;
  switch (resolution.choice) {
    case 'base':
      return base;
    case 'ours':
      return ours;
    case 'theirs':
      return theirs;
    case 'both':
      return Array.isArray(ours) && Array.isArray(theirs) ? (unite(ours, theirs) as Value) : (ours ?? theirs);
  }
}

/** Every item of both lists once, ours first. */
const unite = (ours: readonly JsonValue[], theirs: readonly JsonValue[]): JsonValue[] => [
  ...ours,
  ...theirs.filter((item) => !ours.some((other) => same(other, item))),
];

/** An object merged key by key, each a field of its own: `PREFIX/KEY`. Absent when nothing is left. */
export function mergeKeys<Value extends JsonValue>(
  ledger: Ledger,
  place: Place,
  prefix: string,
  { base = {}, ours = {}, theirs = {} }: ThreeValues<Readonly<Record<string, Value | undefined>> | undefined>,
): Readonly<Record<string, Value>> | undefined {
  if (same(ours, theirs)) return nonEmpty(ours as JsonObject) as Readonly<Record<string, Value>> | undefined;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(ours), ...Object.keys(theirs)])].sort();
  const merged = keys.flatMap((key) => {
    const value = mergeField(ledger, place, `${prefix}/${key}`, {
      base: own(base, key),
      ours: own(ours, key),
      theirs: own(theirs, key),
    });
    return value === undefined ? [] : [[key, value] as const];
  });
  // `fromEntries` makes a key of its own even of `__proto__`, which a stranger's file may hold.
  return nonEmpty(Object.fromEntries(merged)) as Readonly<Record<string, Value>> | undefined;
}

const own = <Value>(object: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

const nonEmpty = (object: JsonObject): JsonObject | undefined =>
  Object.keys(object).length === 0 ? undefined : object;

/** Three states of a thing that need not exist. */
export interface ThreeStates<State> extends ThreeValues<State> {
  /** Whether a side that has the thing has it as the common ancestor does. */
  isUntouched(state: State, base: State): boolean;
  /** How a state is shown in a conflict. */
  show(state: State): unknown;
}

/**
 * Whether a thing that one side does not have is in the result: `undefined` when both sides have it, and
 * its fields are merged one by one.
 */
export function mergeExistence<State>(
  ledger: Ledger,
  place: Place,
  { base, ours, theirs, isUntouched, show }: ThreeStates<State>,
): State | null | undefined {
  if (ours !== undefined && theirs !== undefined) return undefined;
  const present = ours ?? theirs;
  if (present === undefined) return null;
  const hasBase = isSure(ledger, place.target);
  if (hasBase && base === undefined) return present;
  if (hasBase && base !== undefined && isUntouched(present, base)) return null;
  const shown = (state: State | undefined): unknown => (state === undefined ? undefined : show(state));
  const resolution = note(ledger, {
    place,
    field: 'existence',
    kind: 'edit-delete',
    hasBase,
    values: { base: shown(base), ours: shown(ours), theirs: shown(theirs) },
  });
  // Until it is decided the edit stays: what was deleted can be deleted again, what was edited cannot be found again.
  if (resolution === null) return present;
  return decided(resolution, { base, ours, theirs }) ?? null;
}

/** Who changed something last on each side, as a conflict has it; absent when neither is known. */
export function actsOf(ours: Act | undefined, theirs: Act | undefined): Conflict['acts'] {
  if (ours === undefined && theirs === undefined) return undefined;
  return { ...(ours !== undefined && { ours }), ...(theirs !== undefined && { theirs }) };
}
