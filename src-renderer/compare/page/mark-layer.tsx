import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Box } from '../../../src-main/domain/geometry/units';
import type { PageLayerProps } from '../../pdf-view/page-sheet';
import { boxToSheet } from '../../pdf-view/page-transform';
import { prepareCanvas } from '../../pdf-view/shapes/draw-shapes';
import { indexShapes } from '../../pdf-view/shapes/shape-index';
import { ShapeLayer } from '../../pdf-view/shapes/shape-layer';
import type { Looks } from '../changes/class-looks';
import { drawMarkTags } from './draw-mark-tags';
import { boxesOfMark, shapesOfMarks } from './mark-shapes';
import type { Mark } from './merge-page-sides';
import classes from './page-layers.module.css';

interface MarkLayerProps extends PageLayerProps {
  readonly marks: readonly Mark[];
  readonly looks: Looks;
  readonly currentId: string | null;
  /** The change under a click. */
  readonly onPick: (changeId: string) => void;
}

/** The changes on a page: outlines, arrows, tags, and a ring around the current one. */
export function MarkLayer({ marks, looks, currentId, onPick, ...page }: MarkLayerProps) {
  const { scale, window } = page;
  const index = useMemo(() => indexShapes(shapesOfMarks(marks)), [marks]);
  const current = useMemo(() => marks.find(({ change }) => change.id === currentId), [marks, currentId]);
  return (
    <>
      <ShapeLayer
        {...page}
        index={index}
        showLabels={false}
        onPick={([topmost]) => {
          if (topmost !== undefined) onPick(topmost);
        }}
      />
      {current !== undefined && <Ring box={boxesOfMark(current).at} scale={scale} />}
      <Tags marks={marks} looks={looks} currentId={currentId} scale={scale} window={window} />
    </>
  );
}

type TagsProps = Pick<MarkLayerProps, 'marks' | 'looks' | 'currentId' | 'scale' | 'window'>;

function Tags({ marks, looks, currentId, scale, window }: TagsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null || window.width < 1 || window.height < 1) return;
    const pixelRatio = devicePixelRatio;
    const context = prepareCanvas(element, { window, pixelRatio });
    if (context !== null) drawMarkTags(context, marks, { scale, pixelRatio, looks, currentId, window });
  }, [marks, looks, currentId, scale, window]);
  const { x, y, width, height } = window;
  return (
    <canvas
      ref={canvas}
      className={classes.tags}
      style={{ left: x, top: y, width, height }}
      aria-hidden="true"
    />
  );
}

/** Air between a region and the ring around it. CSS pixels. */
const RING_GAP = 4;

/** Around what the person is at. */
export function Ring({ box, scale }: { readonly box: Box | null; readonly scale: number }) {
  if (box === null) return null;
  const { x, y, width, height } = boxToSheet(box, scale);
  return (
    <div
      className={classes.ring}
      data-testid="current-change"
      style={{
        left: x - RING_GAP,
        top: y - RING_GAP,
        width: width + 2 * RING_GAP,
        height: height + 2 * RING_GAP,
      }}
    />
  );
}
