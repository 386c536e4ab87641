import type { Part } from '../../../src-main/domain/regions/region';
import {
  boundsOfPart,
  shapeOfPart,
  unionOfBoxes,
  type PageShape,
  type ShapeStyle,
} from '../../pdf-view/shapes/page-shape';
import type { Box } from '../../../src-main/domain/geometry/units';
import type { LookOf } from '../../sides/class-looks';
import { partsOnPage, type ComparedRegion } from '../../sides/region-place';
import type { ChangeLook } from '../changes/nature';
import type { Mark } from './merge-page-sides';

/** Colours on paper, which is white in both themes; white text on each is at least 4.5:1. */
export const MARK_COLORS: Readonly<Record<ChangeLook | 'ghost', string>> = {
  added: '#17703a',
  removed: '#b3261e',
  relabelled: '#7a3db8',
  moved: '#1f5fbf',
  edited: '#8a5200',
  rewritten: '#0f6674',
  ghost: '#6b7280',
};

const GHOST: ShapeStyle = {
  color: MARK_COLORS.ghost,
  label: null,
  isDashed: true,
  fillOpacity: 0,
  strokeWidth: 1.5,
};

const styleOf = (look: ChangeLook): ShapeStyle => ({
  color: MARK_COLORS[look],
  label: null,
  isDashed: look === 'removed',
  fillOpacity: look === 'removed' ? 0.05 : 0.1,
  strokeWidth: 2,
});

const STYLES: Readonly<Record<ChangeLook, ShapeStyle>> = {
  added: styleOf('added'),
  removed: styleOf('removed'),
  relabelled: styleOf('relabelled'),
  moved: styleOf('moved'),
  edited: styleOf('edited'),
  rewritten: { ...styleOf('rewritten'), isDashed: true },
};

/** Outlines of changes: what is there now in the colour of its change, what was there as a ghost or dashed red. */
export function shapesOfMarks(marks: readonly Mark[]): readonly PageShape[] {
  return marks.flatMap(({ change, look, old, now }) => [
    ...old.map((part) => shapeOfPart(change.id, part, change.after === null ? STYLES[look] : GHOST)),
    ...now.map((part) => shapeOfPart(change.id, part, STYLES[look])),
  ]);
}

/** Outlines of regions as they are, in the colours of their classes. */
export function shapesOfRegions(
  regions: readonly ComparedRegion[],
  pageIndex: number,
  lookOf: LookOf,
  hasLabels: boolean,
): readonly PageShape[] {
  const styles = new Map<string | null, ShapeStyle>();
  return regions.flatMap((region) => {
    const look = lookOf(region.class);
    const style = styles.get(region.class) ?? { color: look.color, label: hasLabels ? look.name : null };
    styles.set(region.class, style);
    return partsOnPage(region, pageIndex, pageIndex).map((part) => shapeOfPart(region.id, part, style));
  });
}

const boxOf = (parts: readonly Part[]): Box | null => unionOfBoxes(parts.map(boundsOfPart));

/** Where a mark lies and where it came from, for its tag, its arrow and the ring around the current one. */
export function boxesOfMark({ old, now }: Pick<Mark, 'old' | 'now'>): {
  readonly from: Box | null;
  readonly at: Box | null;
} {
  const at = boxOf(now);
  return at === null ? { from: null, at: boxOf(old) } : { from: boxOf(old), at };
}
