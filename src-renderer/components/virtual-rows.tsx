import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { LIST_MARK, useFocusOnOpen } from './screen-focus';
import classes from './virtual-rows.module.css';

interface VirtualRowsProps {
  readonly label: string;
  readonly count: number;
  /** Pixels; rows may grow. By index where rows are known to differ. */
  readonly rowHeight: number | ((index: number) => number);
  readonly maxHeight?: number;
  /** This is what the screen is for: it has the focus when the screen opens. */
  readonly isScreenList?: boolean;
  /** A row to bring into view; negative for none. */
  readonly reveal?: number;
  /** Where it comes to stand: `auto` moves no further than needed. */
  readonly revealAlign?: 'center' | 'auto';
  /** Under this name it is remembered how far it was scrolled, so that coming back goes on there. Until the window closes. */
  readonly keptAs?: string | undefined;
  /** Told which rows are drawn, both included: those of a long list are read as they are looked at. */
  readonly onView?: (first: number, last: number) => void;
  readonly children: (index: number) => ReactNode;
}

/** What is above a list may grow when it is read at last: the row that was in view stays so. */
function useStaysInView(virtualizer: Virtualizer<HTMLDivElement, Element>, index: number): void {
  const height = virtualizer.scrollRect?.height ?? 0;
  const last = useRef(height);
  useEffect(() => {
    const before = last.current;
    last.current = height;
    const row = virtualizer.measurementsCache[index];
    if (row === undefined || height >= before) return;
    const top = virtualizer.scrollOffset ?? 0;
    const wasInView = row.end > top && row.start < top + before;
    if (wasInView) virtualizer.scrollToIndex(index, { align: 'auto' });
  }, [virtualizer, index, height]);
}

/** Pixels from the top, by name. */
const offsets = new Map<string, number>();

/** A list of any length: only the rows in view are drawn. */
export function VirtualRows(props: VirtualRowsProps) {
  const { label, count, rowHeight, maxHeight, isScreenList = false, reveal = -1, children } = props;
  const { revealAlign = 'center', keptAs = '', onView } = props;
  const scroller = useRef<HTMLDivElement>(null);
  useFocusOnOpen(scroller, isScreenList);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: typeof rowHeight === 'number' ? () => rowHeight : rowHeight,
    overscan: 8,
    initialOffset: () => offsets.get(keptAs) ?? 0,
  });
  useEffect(
    () => () => void (keptAs !== '' && offsets.set(keptAs, virtualizer.scrollOffset ?? 0)),
    [keptAs, virtualizer],
  );
  useEffect(() => {
    if (reveal >= 0 && reveal < count) virtualizer.scrollToIndex(reveal, { align: revealAlign });
  }, [reveal, revealAlign, count, virtualizer]);
  useStaysInView(virtualizer, reveal);
  const drawn = virtualizer.getVirtualItems();
  const [first, last] = [drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0];
  useEffect(() => onView?.(first, last), [onView, first, last]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div
      ref={scroller}
      {...(isScreenList ? LIST_MARK : {})}
      className={classes.scroller}
      style={{ maxHeight }}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <ul className={classes.space} style={{ height: virtualizer.getTotalSize() }}>
        {drawn.map((row) => (
          <li
            key={row.key}
            ref={virtualizer.measureElement}
            data-index={row.index}
            aria-setsize={count}
            aria-posinset={row.index + 1}
            className={classes.row}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            {children(row.index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
