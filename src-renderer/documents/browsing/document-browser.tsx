import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { LIST_MARK, useFocusOnOpen } from '../../components/screen-focus';
import { documentTexts as texts } from '../../texts/document-texts';
import { DocumentLineHead } from './document-card';
import { DocumentOption, type DocumentList } from './document-option';
import { moveCursor, selectOne, selectRange, toggleOne, type Selection } from './selection';
import classes from './document-browser.module.css';

const CARD_WIDTH_PX = 176;
const CARD_HEIGHT_PX = 252;
const LINE_HEIGHT_PX = 42;
/** Lines drawn above and below what is in view. */
const OVERSCAN = 3;

interface DocumentBrowserProps {
  readonly list: DocumentList;
  readonly onSelect: (selection: Selection) => void;
}

/** The documents in view, as cards or lines: one list of options, moved in with the arrow keys. */
export function DocumentBrowser({ list, onSelect }: DocumentBrowserProps) {
  const { documents, total, view, selection } = list;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  useFocusOnOpen(scroller);
  const columns = useColumns(scroller, view);
  const virtualizer = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => (view === 'grid' ? CARD_HEIGHT_PX : LINE_HEIGHT_PX),
    overscan: OVERSCAN,
    paddingStart: 2,
    paddingEnd: 72,
  });
  const lines = virtualizer.getVirtualItems();
  const first = (lines[0]?.index ?? 0) * columns;
  const last = Math.min(total, ((lines.at(-1)?.index ?? 0) + 1) * columns) - 1;
  useEffect(() => documents.show(first, Math.max(first, last)), [documents, first, last]);
  useEffect(() => virtualizer.measure(), [virtualizer, view]);
  const layout = { columns, total, rowsInView: Math.max(1, lines.length - 2 * OVERSCAN) };
  const onKeyDown = useListKeys(list, onSelect, layout, (line) => virtualizer.scrollToIndex(line));
  return (
    <>
      {view === 'list' && <DocumentLineHead />}
      <div
        ref={scroller}
        role="listbox"
        aria-label={texts.listLabel}
        {...LIST_MARK}
        aria-multiselectable="true"
        aria-activedescendant={`${id}-${selection.cursor}`}
        tabIndex={0}
        className={classes.scroller}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={classes.space} style={{ height: virtualizer.getTotalSize() }}>
          {lines.map(({ key, index: line, size, start }) => (
            <div key={key} role="presentation" className={classes.row} style={placeOf(start, size, columns)}>
              {indexesOf(line, columns, total).map((index) => (
                <DocumentOption
                  key={index}
                  id={`${id}-${index}`}
                  index={index}
                  list={list}
                  onSelect={onSelect}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

const placeOf = (startPx: number, heightPx: number, columns: number) => ({
  height: heightPx,
  transform: `translateY(${startPx}px)`,
  gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
});

const indexesOf = (line: number, columns: number, total: number): readonly number[] =>
  Array.from({ length: Math.min(columns, total - line * columns) }, (_, column) => line * columns + column);

/** Arrow keys move and, with Shift, extend; Space adds to the selection; Enter opens. */
function useListKeys(
  { documents, selection, onOpen }: DocumentList,
  onSelect: (selection: Selection) => void,
  layout: Parameters<typeof moveCursor>[2],
  scrollToLine: (line: number) => void,
) {
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moveCursor(event.key, selection.cursor, layout);
    if (next !== null) {
      const { rowAt } = documents;
      onSelect(event.shiftKey ? selectRange(selection, next, rowAt) : selectOne(next, rowAt));
      scrollToLine(Math.floor(next / layout.columns));
    } else if (event.key === ' ') onSelect(toggleOne(selection, selection.cursor, documents.rowAt));
    else if (event.key === 'Enter') onOpen(selection.cursor);
    else return;
    event.preventDefault();
  };
}

/** How many cards stand side by side. */
function useColumns(scroller: { readonly current: HTMLDivElement | null }, view: 'grid' | 'list'): number {
  const [columns, setColumns] = useState(1);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = (): void =>
      setColumns(view === 'list' ? 1 : Math.max(1, Math.floor((element.clientWidth - 40) / CARD_WIDTH_PX)));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller, view]);
  return columns;
}
