import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import { toPoints } from '../../../src-main/domain/geometry/units';
import type { Origin, Part } from '../../../src-main/domain/regions/region';
import { boundsOfPart } from '../../pdf-view/shapes/page-shape';
import type { ClassLook, Looks } from '../../sides/class-looks';
import type { ComparedRegion } from '../../sides/region-place';
import { showValue } from '../../sides/show-value';
import { diffWords, type WordRun } from '../../sides/word-diff';

/** A value before and after; `null` where there is none, equal where it stayed. */
export interface ValueRow {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface GeometryRow {
  readonly name: 'x' | 'y' | 'width' | 'height';
  /** Points (pixels for images). */
  readonly before: number | null;
  readonly after: number | null;
}

export interface PartDescription {
  /** 0-based page, where it is not the page that holds the region. */
  readonly page: number | null;
  readonly shapeBefore: string | null;
  readonly shapeAfter: string | null;
  readonly rows: readonly GeometryRow[];
}

/** One field of a region in words; fields that stayed and say nothing are left out. */
export type FieldDescription =
  | { readonly field: 'class'; readonly before: ClassLook | null; readonly after: ClassLook | null }
  | { readonly field: 'geometry'; readonly parts: readonly PartDescription[] }
  | { readonly field: 'text'; readonly runs: readonly WordRun[] }
  | { readonly field: 'attributes' | 'status' | 'source' | 'parent'; readonly rows: readonly ValueRow[] }
  /** There is a difference and no value of the region to show for it (reading order, relations). */
  | { readonly field: 'order' | 'relations' };

/** Describes a change field by field: all fields of what was added or removed, of the rest those that differ. */
export function describeChange(change: RegionChangeView, looks: Looks): readonly FieldDescription[] {
  const { before, after, kinds } = change;
  const isShown = (kind: string): boolean => change.change !== 'changed' || kinds.includes(kind);
  const fields: FieldDescription[] = [
    {
      field: 'class',
      before: before === null ? null : looks.before(before.class),
      after: after === null ? null : looks.after(after.class),
    },
  ];
  if (isShown('geometry')) fields.push({ field: 'geometry', parts: describeParts(before, after) });
  const runs = isShown('text') ? diffWords(before?.text ?? '', after?.text ?? '') : [];
  if (runs.length > 0) fields.push({ field: 'text', runs });
  const attributes = valueRows(before?.attributes, after?.attributes).map((row) => ({
    ...row,
    name: looks.nameOfAttribute(row.name),
  }));
  pushRows(fields, 'attributes', isShown('attributes'), attributes);
  pushRows(fields, 'status', isShown('status'), statusRows(before, after));
  pushRows(fields, 'parent', isShown('parent'), valueRows(pick(before, 'parent'), pick(after, 'parent')));
  pushRows(fields, 'source', isShown('source'), sourceRows(change));
  if (kinds.includes('order')) fields.push({ field: 'order' });
  if (kinds.includes('relations')) fields.push({ field: 'relations' });
  return fields;
}

function pushRows(
  fields: FieldDescription[],
  field: 'attributes' | 'status' | 'source' | 'parent',
  isShown: boolean,
  rows: readonly ValueRow[],
): void {
  if (isShown && rows.length > 0) fields.push({ field, rows });
}

function describeParts(
  before: ComparedRegion | null,
  after: ComparedRegion | null,
): readonly PartDescription[] {
  const count = Math.max(before?.parts.length ?? 0, after?.parts.length ?? 0);
  return Array.from({ length: count }, (_, index) => {
    const old = before?.parts[index] as Part | undefined;
    const now = after?.parts[index] as Part | undefined;
    return {
      page: (now ?? old)?.page ?? null,
      shapeBefore: old === undefined ? null : shapeOf(old),
      shapeAfter: now === undefined ? null : shapeOf(now),
      rows: geometryRows(old, now),
    };
  });
}

const shapeOf = (part: Part): string =>
  'box' in part ? 'box' : 'quad' in part ? 'quad' : `polygon of ${part.polygon.length / 2} corners`;

function geometryRows(old: Part | undefined, now: Part | undefined): readonly GeometryRow[] {
  const from = old === undefined ? null : edgesOf(old);
  const to = now === undefined ? null : edgesOf(now);
  return (['x', 'y', 'width', 'height'] as const).map((name, at) => ({
    name,
    before: from?.[at] ?? null,
    after: to?.[at] ?? null,
  }));
}

function edgesOf(part: Part): readonly number[] {
  const [left, top, right, bottom] = boundsOfPart(part);
  return [left, top, right - left, bottom - top].map(toPoints);
}

function statusRows(before: ComparedRegion | null, after: ComparedRegion | null): readonly ValueRow[] {
  const of = (region: ComparedRegion | null): Readonly<Record<string, unknown>> =>
    region === null ? {} : { status: region.status ?? 'accepted', origin: originWords(region.origin) };
  return valueRows(of(before), of(after));
}

/** "person", "import", or a model with its version and confidence. */
function originWords(origin: unknown): string {
  const { kind = 'person', model } = (origin ?? {}) as Partial<{ kind: string; model: ModelOrigin }>;
  if (model === undefined) return kind;
  const { name, version, confidence } = model;
  const named = version === undefined ? name : `${name} ${version}`;
  return confidence === undefined ? `${kind} ${named}` : `${kind} ${named}, confidence ${confidence}`;
}

type ModelOrigin = Extract<Origin, { readonly kind: 'model' }>['model'];

/** Of fields that a format left behind only those that differ: they may be many and long. */
function sourceRows({ change, before, after }: RegionChangeView): readonly ValueRow[] {
  const rows = valueRows(before?.source, after?.source);
  return change === 'changed' ? rows.filter((row) => row.before !== row.after) : rows;
}

const pick = (region: ComparedRegion | null, key: 'parent'): Readonly<Record<string, unknown>> =>
  region?.[key] === undefined ? {} : { [key]: region[key] };

function valueRows(
  before: Readonly<Record<string, unknown>> | undefined,
  after: Readonly<Record<string, unknown>> | undefined,
): readonly ValueRow[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .sort()
    .map((name) => ({ name, before: showValue(before?.[name]), after: showValue(after?.[name]) }));
}
