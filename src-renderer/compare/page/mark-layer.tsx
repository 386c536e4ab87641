import { useLayoutEffect, useMemo, useRef } from 'react';
import type { PageLayerProps } from '../../pdf-view/page-sheet';
import { prepareCanvas } from '../../pdf-view/shapes/draw-shapes';
import { indexShapes } from '../../pdf-view/shapes/shape-index';
import { ShapeLayer } from '../../pdf-view/shapes/shape-layer';
import type { Looks } from '../../sides/class-looks';
import { Ring, RingTag } from '../../sides/ring';
import { tagOf } from '../changes/mark-tags';
import { drawMarkTags } from './draw-mark-tags';
import { boxesOfMark, MARK_COLORS, shapesOfMarks } from './mark-shapes';
import type { Mark } from './merge-page-sides';
import classes from './page-layers.module.css';

interface MarkLayerProps extends PageLayerProps {
  readonly marks: readonly Mark[];
  readonly looks: Looks;
  /** `before` on the old side alone. */
  readonly side: 'before' | 'after';
  readonly currentId: string | null;
  /** The change under a click. */
  readonly onPick: (changeId: string) => void;
}

/** The changes on a page: outlines, arrows, tags, and a ring around the current one. */
export function MarkLayer({ marks, looks, side, currentId, onPick, ...page }: MarkLayerProps) {
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
      <Tags marks={marks} looks={looks} side={side} scale={scale} window={window} />
      {current !== undefined && (
        <>
          <Ring box={boxesOfMark(current).at} scale={scale} />
          <RingTag
            box={boxesOfMark(current).at}
            scale={scale}
            tag={{ words: tagOf(current, looks, side), color: MARK_COLORS[current.look] }}
          />
        </>
      )}
    </>
  );
}

type TagsProps = Pick<MarkLayerProps, 'marks' | 'looks' | 'side' | 'scale' | 'window'>;

/** Of all marks alike: stepping to the next one draws none of them anew. */
function Tags({ marks, looks, side, scale, window }: TagsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null || window.width < 1 || window.height < 1) return;
    const pixelRatio = devicePixelRatio;
    const context = prepareCanvas(element, { window, pixelRatio });
    if (context !== null) drawMarkTags(context, marks, { scale, pixelRatio, looks, side, window });
  }, [marks, looks, side, scale, window]);
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
