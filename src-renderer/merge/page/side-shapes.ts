import type { Box } from '../../../src-main/domain/geometry/units';
import type { LookOf } from '../../sides/class-looks';
import { partsOnPage } from '../../sides/region-place';
import { boundsOfPart, shapeOfPart, unionOfBoxes, type PageShape } from '../../pdf-view/shapes/page-shape';
import type { RingTagWords } from '../../sides/ring';
import { mergeTexts } from '../../texts/merge-texts';
import { SIDES, type MergeConflict, type MergePage, type Side } from '../desk/merge-types';

/** Colours on paper, which is white in both themes; white text on each is at least 4.5:1. */
export const SIDE_COLORS: Readonly<Record<Side, string>> = {
  base: '#5b6270',
  ours: '#1f5fbf',
  theirs: '#a1431c',
};

type Region = NonNullable<MergePage['ours']>[number];
export type Regions = readonly Region[];

const NONE = (): boolean => false;

const PLAIN_STROKE_PX = 1.5;
const CONFLICT_STROKE_PX = 2.5;

/** Regions that a conflict is about: one, or the two that were drawn twice. */
export function regionsOfConflict({
  region,
  field,
}: Pick<MergeConflict, 'region' | 'field'>): readonly string[] {
  if (region === null) return [];
  const [kind, ...other] = field.split('/');
  return kind === 'duplicate' ? [region, other.join('/')] : [region];
}

/** Regions in conflict, each with the first of its conflicts. */
export function conflictsByRegion(conflicts: readonly MergeConflict[]): ReadonlyMap<string, MergeConflict> {
  const found = new Map<string, MergeConflict>();
  for (const conflict of conflicts)
    for (const id of regionsOfConflict(conflict)) if (!found.has(id)) found.set(id, conflict);
  return found;
}

interface Shown {
  readonly isInConflict: (id: string) => boolean;
  /** Of those in conflict: where there is room for tags beside regions, and the ring has none for it. */
  readonly isTagged: (id: string) => boolean;
}

/** The regions of one side in the colours of their classes; what is not in conflict is pale. */
export const shapesOfSide = (
  regions: Regions,
  pageIndex: number,
  lookOf: LookOf,
  { isInConflict, isTagged }: Shown,
): readonly PageShape[] =>
  regions.flatMap((region) => {
    const { color, name } = lookOf(region.class);
    const isFaded = !isInConflict(region.id);
    const strokeWidth = isFaded ? PLAIN_STROKE_PX : CONFLICT_STROKE_PX;
    const label = isTagged(region.id) && !isFaded ? name : null;
    const style = { color, label, isFaded, strokeWidth };
    return partsOnPage(region, pageIndex, pageIndex).map((part) => shapeOfPart(region.id, part, style));
  });

/** All three sides over each other: what is in conflict in the colours of the sides, the rest of ours pale. */
export function shapesOverlaid(
  page: Pick<MergePage, Side | 'pageIndex'>,
  lookOf: LookOf,
  isInConflict: (id: string) => boolean,
  nameOf: (side: Side) => string,
): readonly PageShape[] {
  const { pageIndex } = page;
  const rest = (page.ours ?? page.theirs ?? []).filter(({ id }) => !isInConflict(id));
  const marked = SIDES.flatMap((side) =>
    (page[side] ?? [])
      .filter(({ id }) => isInConflict(id))
      .flatMap((region) => {
        const style = {
          color: SIDE_COLORS[side],
          label: `${nameOf(side)}: ${lookOf(region.class).name}`,
          isDashed: side === 'base',
          fillOpacity: 0.05,
          strokeWidth: CONFLICT_STROKE_PX,
        };
        return partsOnPage(region, pageIndex, pageIndex).map((part) => shapeOfPart(region.id, part, style));
      }),
  );
  return [...shapesOfSide(rest, pageIndex, lookOf, { isInConflict: NONE, isTagged: NONE }), ...marked];
}

/** Around regions of one side; null where it has none of them. */
export function boxOfRegions(regions: Regions | null, ids: readonly string[], pageIndex: number): Box | null {
  const parts = (regions ?? [])
    .filter(({ id }) => ids.includes(id))
    .flatMap((region) => partsOnPage(region, pageIndex, pageIndex));
  return unionOfBoxes(parts.map(boundsOfPart));
}

/** What one side has where the conflict is: the class, or nothing. Null where the conflict is about no region. */
export function tagOfRegions(
  regions: Regions | null,
  ids: readonly string[],
  lookOf: LookOf,
): RingTagWords | null {
  if (ids.length === 0) return null;
  const found = regions?.find(({ id }) => ids.includes(id));
  if (found === undefined) return { words: mergeTexts.page.notHere, color: SIDE_COLORS.base };
  const { name, color } = lookOf(found.class);
  return { words: name, color };
}

/** Around what a conflict is about on all sides, so that nothing of it is out of sight. */
export const boxOfConflict = (
  page: Pick<MergePage, Side | 'pageIndex'>,
  ids: readonly string[],
): Box | null =>
  unionOfBoxes(
    SIDES.map((side) => boxOfRegions(page[side], ids, page.pageIndex)).filter((box) => box !== null),
  );
