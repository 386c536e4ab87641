import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { PlacedRegion } from '../../domain/merge/merge-region';
import type { BrokenLink } from '../../domain/restore/broken-links';
import { regionsOn } from '../../domain/restore/restore-document';
import type { RestoredOne } from './restore-one';

/** Something that stands against restoring a part; nothing is restored then. */
export interface Obstacle {
  readonly kind: 'parent' | 'circle' | 'relation' | 'class' | 'page';
  readonly document: string;
  /** The region or relation in question. */
  readonly id: string;
  /** 0-based; `null` for a relation. */
  readonly pageIndex: number | null;
  /** What it points to: a region, a class; `null` for a page. */
  readonly to: string | null;
  /** In plain words: what would happen. */
  readonly words: string;
}

/** What the schema and file of the draft will be. */
export interface Surroundings {
  readonly schema: LabelSchema;
  /** Names of classes of both sides, by id. */
  readonly classNames: ReadonlyMap<string, string>;
  /** Whether the schema itself is restored, so that every region of the draft has to fit it anew. */
  readonly isSchemaRestored: boolean;
  /** Number of pages of a file, or of an absent document. */
  pageCount(document: { readonly file: string | null }): number;
}

/** Why one document cannot be as it would be after restoring. */
export function obstaclesOf(
  one: RestoredOne,
  { schema, classNames, isSchemaRestored, pageCount }: Surroundings,
): Obstacle[] {
  const { after, broken, sides } = one;
  if (after === null) return [];
  const isFileRestored = sides.draft?.document.file !== after.document.file;
  const { entry: document } = sides;
  const placed = regionsOn(after.pages);
  const known = new Set(schema.classes.map(({ id }) => id));
  const count = pageCount(after.document);
  const nameOf = regionNamer([placed, ...knownRegions(sides)], classNames);
  const links = broken.map((link): Obstacle => {
    const pageIndex = placed.get(link.from)?.pageIndex ?? null;
    const names = { from: nameOf(link.from, pageIndex), to: nameOf(link.to, pageIndex) };
    return {
      kind: link.kind,
      document,
      id: link.from,
      pageIndex,
      to: link.to,
      words: linkWords(link, names),
    };
  });
  const own = [...placed].flatMap(([id, { pageIndex, region }]): Obstacle[] => {
    const at = { document, id, pageIndex };
    const isChanged = after.changed.has(id);
    const isLost = (isChanged || isSchemaRestored) && region.class !== null && !known.has(region.class);
    const isOutside = (isChanged || isFileRestored) && pageIndex >= count;
    const name = nameOf(id, pageIndex);
    return [
      ...(isLost ? [{ ...at, kind: 'class' as const, to: region.class, words: classWords(name) }] : []),
      ...(isOutside
        ? [{ ...at, kind: 'page' as const, to: null, words: pageWords(name, pageIndex, count) }]
        : []),
    ];
  });
  return [...links, ...own];
}

type Placed = ReadonlyMap<string, PlacedRegion>;

function* knownRegions({ draft, source }: RestoredOne['sides']): Generator<Placed> {
  for (const side of [draft, source]) if (side !== null) yield regionsOn(side.pages);
}

/**
 * Names regions as people see them, with the id that commands take: "Table (id …)", and "Table on page 2 (id …)" where
 * the place that is told with it is another page. Without a class, or on no page that was read, it is a region.
 */
function regionNamer(sides: readonly Placed[], classNames: ReadonlyMap<string, string>) {
  return (id: string, toldPage: number | null): string => {
    const found = sides.find((placed) => placed.has(id))?.get(id);
    const classId = found?.region.class ?? null;
    const name = classId === null ? 'region' : (classNames.get(classId) ?? classId);
    const isElsewhere = found !== undefined && found.pageIndex !== toldPage;
    return `${name}${isElsewhere ? ` on page ${found.pageIndex + 1}` : ''} (id ${id})`;
  };
}

function linkWords(
  { kind, from, isKept }: BrokenLink,
  names: { readonly from: string; readonly to: string },
): string {
  if (kind === 'circle')
    return `${names.from} stands inside ${names.to}, which would come to stand inside it`;
  const end = isKept ? 'which would go' : 'which is not in the draft';
  if (kind === 'relation') return `relation ${from} leads to ${names.to}, ${end}`;
  return `${names.from} ${isKept ? 'stands' : 'stood'} inside ${names.to}, ${end}`;
}

const classWords = (name: string): string => `${name} has a class that the schema would not have`;

const pageWords = (name: string, pageIndex: number, count: number): string =>
  `${name} stands on page ${pageIndex + 1} of a file with ${count} page${count === 1 ? '' : 's'}`;
