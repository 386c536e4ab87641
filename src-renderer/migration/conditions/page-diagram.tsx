import { useRef, type PointerEvent } from 'react';
import { migrationTexts } from '../../texts/migration-texts';
import { bandOf, centreOf, type Centre } from './page-band';
import classes from './conditions.module.css';

/** A letter page, small; CSS pixels. */
const WIDTH = 68;
const HEIGHT = 88;

interface PageDiagramProps {
  readonly centre: Centre;
  readonly onChange: (centre: Centre) => void;
}

/** A small page with the band shaded; dragging draws another band. The fields beside it say the same to the keyboard. */
export function PageDiagram({ centre, onChange }: PageDiagramProps) {
  const start = useRef<readonly [number, number] | null>(null);
  const { left, top, right, bottom } = bandOf(centre);
  const place = (event: PointerEvent<SVGSVGElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  const onPointerDown = (event: PointerEvent<SVGSVGElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = place(event);
  };
  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    if (start.current === null) return;
    const next = centreOf(...start.current, ...place(event));
    if (Object.keys(next).length > 0) onChange(next);
  };
  const onPointerUp = (): void => {
    start.current = null;
  };
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      className={classes.diagram}
      role="img"
      aria-label={migrationTexts.condition.diagram}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
    >
      {LINES.map((y) => (
        <rect key={y} x={0.14} y={y} width={0.72} height={0.03} className={classes.diagramText} />
      ))}
      <rect
        x={left}
        y={top}
        width={Math.max(0, right - left)}
        height={Math.max(0, bottom - top)}
        className={classes.diagramBand}
      />
    </svg>
  );
}

/** Lines of print, so that it looks like a page. */
const LINES = [0.12, 0.22, 0.32, 0.42, 0.52, 0.62, 0.72, 0.82];
