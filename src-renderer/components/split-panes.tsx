import { useCallback, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import classes from './split-panes.module.css';

interface SplitPanesProps {
  /** Remembered under this name. */
  readonly name: string;
  /** What the divider resizes, for people who cannot see it: "Region list". */
  readonly label: string;
  /** Which side has the fixed size; the other takes the rest. */
  readonly fixed: 'start' | 'end';
  /** Pixels. */
  readonly initial: number;
  readonly min?: number;
  readonly max?: number;
  /** Where both have no room side by side, the pane with the fixed size goes below the other. */
  readonly stacks?: boolean;
  readonly start: ReactNode;
  readonly end: ReactNode;
}

const STEP_PX = 16;
/** Of both panes, for the one with a size of its own. */
const MOST_OF_ALL = '60%';

/** Remembered in a wide window, a pane would leave nothing of the other one in a narrow one. */
const widthOf = (size: number, min: number): string => `min(${size}px, max(${min}px, ${MOST_OF_ALL}))`;

/** Two panes side by side with a divider that drags, and moves with the arrow keys. */
export function SplitPanes({
  name,
  label,
  fixed,
  initial,
  min = 160,
  max = 640,
  stacks = false,
  start,
  end,
}: SplitPanesProps) {
  const [size, setSize] = useState(() => readSize(name, initial));
  const container = useRef<HTMLDivElement>(null);
  const resize = useCallback(
    (wanted: number) => {
      const available = (container.current?.clientWidth ?? max + min) - min;
      const next = Math.round(Math.max(min, Math.min(wanted, max, available)));
      setSize(next);
      localStorage.setItem(keyOf(name), String(next));
    },
    [name, min, max],
  );
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = container.current?.getBoundingClientRect();
    if (box !== undefined) resize(fixed === 'start' ? event.clientX - box.left : box.right - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction === undefined && event.key !== 'Home') return;
    event.preventDefault();
    event.stopPropagation();
    resize(direction === undefined ? initial : size + direction * (fixed === 'start' ? STEP_PX : -STEP_PX));
  };
  const width = widthOf(size, min);
  return (
    <div ref={container} className={classes.panes} data-stacks={stacks || undefined}>
      <Side width={fixed === 'start' ? width : null}>{start}</Side>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a focusable separator is a widget (WAI-ARIA 1.2, window splitter) */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={size}
        aria-valuemin={min}
        aria-valuemax={max}
        tabIndex={0}
        className={classes.divider}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => resize(initial)}
        onKeyDown={onKeyDown}
      />
      <Side width={fixed === 'end' ? width : null}>{end}</Side>
    </div>
  );
}

interface SideProps {
  /** Of the pane that has one of its own. */
  readonly width: string | null;
  readonly children: ReactNode;
}

const Side = ({ width, children }: SideProps) => (
  <div
    className={width === null ? classes.rest : classes.fixed}
    style={width === null ? undefined : { width }}
  >
    {children}
  </div>
);

const keyOf = (name: string): string => `colophon:pane:${name}`;

function readSize(name: string, initial: number): number {
  const stored = Number(localStorage.getItem(keyOf(name)));
  return Number.isFinite(stored) && stored > 0 ? stored : initial;
}
