import { shellWord } from '../../domain/errors/shell-word';
import { toPoints } from '../../domain/geometry/units';
import { pointsOfPart } from '../../domain/regions/part-bounds';
import type { Part } from '../../domain/regions/region';
import type { ConflictJson, MergeJson } from './merge-json';
import { count, printable, renderTable, shortId } from './tables';

const LISTED_CONFLICTS = 50;
const VALUE_WIDTH = 28;

/** What a merge came to, for a person. */
export function describeMerge(merge: MergeJson): string[] {
  const { theirs, branch, outcome, uncommitted, conflicts } = merge;
  const from = theirs.name.startsWith('version ')
    ? theirs.name
    : `${theirs.name} (version ${theirs.version})`;
  return [
    ...headline(merge, from),
    ...(merge.droppedLinks > 0
      ? [`${count(merge.droppedLinks, 'link')} went with the regions that the other side removed`]
      : []),
    ...(uncommitted
      ? [`The draft of ${theirs.name} has changes that were never committed; they are not part of this`]
      : []),
    ...(conflicts.length > 0 ? ['', ...describeConflicts(conflicts)] : []),
    ...(outcome === 'unfinished' ? ['', ...advice(merge)] : []),
    ...(outcome === 'preview' ? [`Nothing was changed in ${branch}`] : []),
  ];
}

function headline(merge: MergeJson, from: string): string[] {
  const { branch, outcome, version, documents, decided, unchanged, conflicts } = merge;
  const changed = count(documents, 'changed document');
  switch (outcome) {
    case 'up-to-date':
      return [`${branch} has all of ${from} already; nothing was merged`];
    case 'preview':
      return [`${from} into ${branch}: ${changed}, ${count(conflicts.length, 'open conflict')}`];
    case 'merged':
      return [
        `Merged ${from} into ${branch} as version ${version}: ${changed}, ${count(decided, 'conflict')} decided`,
        ...(unchanged === 'ours'
          ? [`${branch} had no changes of its own: the content is that of ${from}`]
          : []),
      ];
    case 'unfinished':
      return [
        `The merge of ${from} into ${branch} waits: ${count(conflicts.length, 'open conflict')}, ${decided} decided`,
      ];
  }
}

function advice({ dataset, conflicts }: MergeJson): string[] {
  const finish = `colophon merge --continue --dataset ${shellWord(dataset)}`;
  if (conflicts.length === 0) return [`All is decided; to make the version: ${finish}`];
  return [
    `To decide: colophon merge --resolve 'REGION#FIELD=theirs' --dataset ${shellWord(dataset)}, or by rule: --strategy ours`,
    `Then: ${finish}; to give it up: --abort`,
  ];
}

const COLUMNS = [
  { title: 'DOCUMENT', value: ({ name, what }: ConflictJson) => printable(name ?? what) },
  {
    title: 'PAGE',
    value: ({ pageIndex }: ConflictJson) => (pageIndex === null ? '-' : String(pageIndex + 1)),
  },
  { title: 'CLASS', value: (conflict: ConflictJson) => conflict.class },
  {
    title: 'REGION',
    value: ({ region, item, what }: ConflictJson) => region ?? (item === null ? what : shortId(item)),
  },
  {
    title: 'FIELD',
    value: ({ field, kind }: ConflictJson) => (kind === 'duplicates' ? 'drawn twice' : field),
  },
  { title: 'BASE', value: (conflict: ConflictJson) => shownValue(conflict, conflict.base) },
  { title: 'OURS', value: (conflict: ConflictJson) => shownValue(conflict, conflict.ours) },
  { title: 'THEIRS', value: (conflict: ConflictJson) => shownValue(conflict, conflict.theirs) },
];

function describeConflicts(conflicts: readonly ConflictJson[]): string[] {
  const more = conflicts.length - LISTED_CONFLICTS;
  return [
    ...renderTable(COLUMNS, conflicts.slice(0, LISTED_CONFLICTS)),
    ...(more > 0 ? [`… and ${more.toLocaleString('en-US')} more; --json lists all`] : []),
  ];
}

/** A value short enough for a column. */
function shownValue({ kind, field, region }: ConflictJson, value: unknown): string {
  if (value === null) return kind === 'edit-delete' ? 'removed' : '-';
  if (kind === 'edit-delete') return 'kept';
  if (kind === 'duplicates') return shortId((value as { region: { id: string } }).region.id);
  if (region !== null && field === 'geometry') return shownShape(value as { parts: readonly Part[] });
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > VALUE_WIDTH ? `${text.slice(0, VALUE_WIDTH - 1)}…` : text;
}

/** Edges or corners of the first shape, in points. */
function shownShape({ parts }: { readonly parts: readonly Part[] }): string {
  const [first] = parts;
  if (first === undefined) return '-';
  const points = 'box' in first ? first.box : pointsOfPart(first);
  const text = points.map((edge) => Math.round(toPoints(edge) * 100) / 100).join(' ');
  const shown = text.length > VALUE_WIDTH ? `${text.slice(0, VALUE_WIDTH - 1)}…` : text;
  return parts.length > 1 ? `${shown} +${parts.length - 1}` : shown;
}
