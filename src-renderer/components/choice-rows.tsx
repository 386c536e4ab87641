import { UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './choice-rows.module.css';

interface ChoiceRowsProps {
  readonly label: string;
  readonly count: number;
  /** Pixels. */
  readonly rowHeight: number;
  /** Kept in view as it changes; -1 for none. */
  readonly current: number;
  readonly onChoose: (index: number) => void;
  readonly children: (index: number) => ReactNode;
}

/** A list of any length to choose one thing from; fills its place, draws only what is in view. */
export function ChoiceRows({ label, count, rowHeight, current, onChoose, children }: ChoiceRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  useEffect(() => {
    if (current >= 0) virtualizer.scrollToIndex(current, { align: 'auto' });
  }, [virtualizer, current, count]);
  return (
    <div ref={scroller} className={classes.scroller} role="region" aria-label={label}>
      <ul className={classes.space} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <li
            key={key}
            className={classes.item}
            style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            aria-setsize={count}
            aria-posinset={index + 1}
          >
            <UnstyledButton
              className={`row-button ${classes.row}`}
              aria-current={index === current ? 'true' : undefined}
              onClick={() => onChoose(index)}
            >
              {children(index)}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
