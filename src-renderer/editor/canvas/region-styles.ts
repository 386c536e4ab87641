import type { Region } from '../../../src-main/domain/regions/region';
import type { ShapeStyle } from '../../pdf-view/shapes/page-shape';

/** What is needed of a class to draw it. */
export interface StyledClass {
  readonly id: string;
  readonly name: string;
  readonly color: string;
}

/** Of a region without a class, or whose class is gone. */
export const NO_CLASS_COLOR = '#6b7280';

/** Before the class on the tag of a region that breaks its schema. */
const PROBLEM_MARK = '⚠';

export type StyleOf = (region: Region) => ShapeStyle;

/** Gives each region its look; equal looks are the same object, which drawing makes use of. */
export function createStyles(
  classes: readonly StyledClass[],
  filterClass: string | null,
  hasProblem: (region: Region) => boolean = () => false,
): StyleOf {
  const byId = new Map(classes.map((one) => [one.id, one]));
  const styles = new Map<string, ShapeStyle>();
  return (region) => {
    const status = region.status ?? 'accepted';
    const isMarked = hasProblem(region);
    const key = `${region.class ?? ''} ${status} ${isMarked}`;
    const known = styles.get(key);
    if (known !== undefined) return known;
    const found = region.class === null ? undefined : byId.get(region.class);
    const name = found?.name ?? 'No class';
    const style: ShapeStyle = {
      color: found?.color ?? NO_CLASS_COLOR,
      label: isMarked ? `${PROBLEM_MARK} ${name}` : name,
      isDashed: status === 'proposed',
      isFaded: status === 'rejected' || (filterClass !== null && region.class !== filterClass),
    };
    styles.set(key, style);
    return style;
  };
}
