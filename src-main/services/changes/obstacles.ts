import type { LabelSchema } from '../../domain/label-schema/label-schema';
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
  const links = broken.map((link): Obstacle => ({
    kind: link.kind,
    document,
    id: link.from,
    pageIndex: placed.get(link.from)?.pageIndex ?? null,
    to: link.to,
    words: linkWords(link),
  }));
  const own = [...placed].flatMap(([id, { pageIndex, region }]): Obstacle[] => {
    const at = { document, id, pageIndex };
    const isChanged = after.changed.has(id);
    const isLost = (isChanged || isSchemaRestored) && region.class !== null && !known.has(region.class);
    const isOutside = (isChanged || isFileRestored) && pageIndex >= count;
    const name = classNames.get(region.class ?? '') ?? region.class;
    return [
      ...(isLost
        ? [{ ...at, kind: 'class' as const, to: region.class, words: classWords(id, name ?? '') }]
        : []),
      ...(isOutside
        ? [{ ...at, kind: 'page' as const, to: null, words: pageWords(id, pageIndex, count) }]
        : []),
    ];
  });
  return [...links, ...own];
}

function linkWords({ kind, from, to, isKept }: BrokenLink): string {
  if (kind === 'circle') return `region ${from} stands inside ${to}, which would come to stand inside it`;
  if (kind === 'relation')
    return isKept
      ? `relation ${from} leads to region ${to}, which would go`
      : `relation ${from} leads to region ${to}, which is not in the draft`;
  return isKept
    ? `region ${from} stands inside region ${to}, which would go`
    : `region ${from} stood inside region ${to}, which is not in the draft`;
}

const classWords = (id: string, name: string): string =>
  `region ${id} has the class “${name}”, which the schema would not have`;

const pageWords = (id: string, pageIndex: number, count: number): string =>
  `region ${id} stands on page ${pageIndex + 1} of a file with ${count} page${count === 1 ? '' : 's'}`;
