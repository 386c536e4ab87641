import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, type KeyboardEvent } from 'react';
import type { ShownClass } from '../../src-main/contract/schema-contract';
import { schemaTexts as texts } from '../texts/schema-texts';
import { formatCount } from '../texts/words';
import classes from './class-list.module.css';

const ROW_HEIGHT_PX = 36;

interface ClassListProps {
  readonly classes: readonly ShownClass[];
  readonly shown: string | undefined;
  readonly onShow: (id: string) => void;
}

/** Every class with its colour, hotkey and number of regions; a schema may hold 10,000. */
export function ClassList({ classes: all, shown, onShow }: ClassListProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 10,
  });
  const current = all.findIndex((each) => each.id === shown);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: all.length - 1 }[event.key];
    const next = to === undefined ? undefined : all[to];
    if (next === undefined || to === undefined) return;
    event.preventDefault();
    onShow(next.id);
    virtualizer.scrollToIndex(to);
  };
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={texts.list}
      aria-activedescendant={current < 0 ? undefined : `${id}-${current}`}
      tabIndex={0}
      className={classes.list}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={classes.space} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const each = all[index];
          if (each === undefined) return null;
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list box has the keys
            <div
              key={each.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              aria-posinset={index + 1}
              aria-setsize={all.length}
              className={classes.row}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onShow(each.id)}
            >
              <ClassRow shown={each} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function ClassRow({ shown: { name, color, hotkey, deprecated, regions } }: { readonly shown: ShownClass }) {
  return (
    <>
      <span className={classes.swatch} style={{ background: color }} aria-hidden="true" />
      <span className={classes.name} data-deprecated={deprecated || undefined}>
        {name}
      </span>
      {deprecated && <span className={classes.badge}>{texts.deprecated}</span>}
      <span className={classes.regions} title={texts.regions(regions)}>
        {formatCount(regions)}
      </span>
      {hotkey === null ? (
        <span className={classes.noKey} />
      ) : (
        <kbd className={classes.key} title={texts.hotkeyOf(hotkey)}>
          {hotkey}
        </kbd>
      )}
    </>
  );
}
