import { type PointerEvent, useEffect, useRef } from 'react';
import type { PageLayerProps } from '../page-sheet';
import { fromSheet, pxInUnits } from '../page-transform';
import classes from '../pdf-view.module.css';
import type { ShapeIndex } from './shape-index';
import { createShapePainter, type ShapePainter } from './shape-painter';

interface ShapeLayerProps extends PageLayerProps {
  readonly index: ShapeIndex;
  readonly showLabels?: boolean;
  /** A click on the page: ids under it, the topmost first; empty beside all. */
  readonly onPick?: ((ids: readonly string[]) => void) | undefined;
}

const HIT_TOLERANCE_PX = 3;

/** Read-only shapes over a page, for comparing and previews. The editor draws with the same painter. */
export function ShapeLayer({ index, scale, window, showLabels = true, onPick }: ShapeLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<ShapePainter | null>(null);
  useEffect(() => {
    const made = createShapePainter(canvas.current!);
    painter.current = made;
    return () => made.close();
  }, []);
  useEffect(
    () => painter.current?.update({ index, scale, window, showLabels }),
    [index, scale, window, showLabels],
  );
  const pick = (event: PointerEvent<HTMLDivElement>): void => {
    const sheet = event.currentTarget.getBoundingClientRect();
    const x = fromSheet(event.clientX - sheet.left, scale);
    const y = fromSheet(event.clientY - sheet.top, scale);
    onPick?.(index.hit(x, y, pxInUnits(HIT_TOLERANCE_PX, scale)));
  };
  return (
    <div className={classes['layer']} onPointerDown={onPick === undefined ? undefined : pick}>
      <canvas ref={canvas} className={classes['shapes']} aria-hidden />
    </div>
  );
}
