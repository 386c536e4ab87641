import type { Region } from '../../src-main/domain/regions/region';
import type { DatasetModel } from './datasets';

/** The fields of a region that conflicts are about, by name; `null` for a region that is not there. */
function fieldsOf(region: Region | undefined, page: number): Record<string, string> | null {
  if (region === undefined) return null;
  const {
    id: _id,
    parts,
    attributes = {},
    source = {},
    status = 'accepted',
    reshaped: _mark,
    ...plain
  } = region;
  const named: Record<string, unknown> = { ...plain, geometry: { pageIndex: page, parts }, status };
  for (const [key, value] of Object.entries(attributes)) named[`attributes/${key}`] = value;
  for (const [key, value] of Object.entries(source)) named[`source/${key}`] = value;
  return Object.fromEntries(
    Object.entries(named)
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]) => [key, JSON.stringify(value)]),
  );
}

type Fields = Record<string, string> | null;

/** The fields of every region of a document, by region. */
export function regionsOf(dataset: DatasetModel, entry: string): Map<string, Fields> {
  return new Map(
    (dataset[entry]?.pages ?? []).flatMap(({ regions }, page) =>
      regions.map((region) => [region.id, fieldsOf(region, page)] as const),
    ),
  );
}

/** The fields of a region as one text. */
export const textOf = (fields: Fields | undefined): string =>
  fields == null ? '' : JSON.stringify(Object.entries(fields).sort());

/** A region merged the long way, each of its fields looked at by itself. */
function mergeByForce(base: Fields, ours: Fields, theirs: Fields, choice: 'ours' | 'theirs') {
  const conflicts: string[] = [];
  if (ours === null || theirs === null) {
    const present = ours ?? theirs;
    if (present === null || base === null) return { conflicts, merged: present };
    if (textOf(present) === textOf(base)) return { conflicts, merged: null };
    return { conflicts: ['existence'], merged: choice === 'ours' ? ours : theirs };
  }
  const merged: Record<string, string> = {};
  const before = base ?? { status: '"accepted"' };
  for (const key of new Set([...Object.keys(before), ...Object.keys(ours), ...Object.keys(theirs)])) {
    const [b, o, t] = [before[key], ours[key], theirs[key]];
    if (o !== t && o !== b && t !== b) conflicts.push(key);
    const value = o === t ? o : o === b ? t : t === b ? o : choice === 'ours' ? o : t;
    if (value !== undefined) merged[key] = value;
  }
  return { conflicts, merged };
}

/** What is in conflict between the labels of documents that all three have, and what the labels come to be. */
export function labelsByForce(
  { base, ours, theirs }: Readonly<Record<'base' | 'ours' | 'theirs', DatasetModel>>,
  choice: 'ours' | 'theirs',
) {
  const conflicts: string[] = [];
  const labels = new Map<string, string>();
  for (const entry of Object.keys(base).filter((key) => key in ours && key in theirs)) {
    const sides = [base, ours, theirs].map((dataset) => regionsOf(dataset, entry));
    for (const id of new Set(sides.flatMap((side) => [...side.keys()]))) {
      const [b, o, t] = sides.map((side) => side.get(id) ?? null) as [Fields, Fields, Fields];
      const found = mergeByForce(b, o, t, choice);
      conflicts.push(...found.conflicts.map((field) => `${entry} ${id} ${field}`));
      if (found.merged !== null) labels.set(`${entry} ${id}`, textOf(found.merged));
    }
  }
  return { conflicts: conflicts.sort(), labels };
}
