import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconSparkles } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Region } from '../../../src-main/domain/regions/region';
import { formatCount } from '../../texts/words';
import { useDerived } from '../../pdf-view/use-store';
import { revealSelection, select, selectNeighbour } from '../actions/selection-actions';
import { boundsOnPage, isOutside } from '../edits/region-geometry';
import { inReadingPosition } from '../edits/reading-position';
import type { Editor } from '../editor';
import { problemWords } from '../problems/find-problems';
import { editorTexts } from '../texts';
import { useCurrentPage, useEditor, useSettledState } from '../use-editor';
import { Panel } from './panel';
import classes from './panels.module.css';

const texts = editorTexts.regions;
/** CSS pixels. */
const ROW_HEIGHT = 28;

/** Regions of the page in view, in reading position. Also the page's regions for people who do not see it. */
export function RegionList() {
  const page = useCurrentPage();
  const loaded = useSettledState((state) => state.pages.get(page), page);
  const [search, setSearch] = useState('');
  const regions = useListed(page, search);
  const total = loaded?.content?.regions.size ?? 0;
  const note =
    regions.length === total ? formatCount(total) : `${formatCount(regions.length)} / ${formatCount(total)}`;
  return (
    <Panel title={editorTexts.panels.regions} note={loaded?.status === 'ready' ? note : ''} grows>
      {total > 0 && (
        <div className={classes['search']}>
          <TextInput
            aria-label={texts.search}
            placeholder={texts.search}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </div>
      )}
      {regions.length > 0 ? (
        <Rows regions={regions} page={page} />
      ) : (
        <Empty status={loaded?.status ?? 'loading'} total={total} />
      )}
    </Panel>
  );
}

function Empty({
  status,
  total,
}: {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly total: number;
}) {
  const { isReadOnly } = useEditor();
  if (status === 'loading') return <div className={classes['hint']}>{texts.loading}</div>;
  if (status === 'failed') return <div className={classes['hint']}>{texts.failed}</div>;
  if (total > 0) return <div className={classes['hint']}>{texts.noneMatch}</div>;
  return (
    <div className={classes['hint']}>
      <strong>{texts.none}</strong>
      {isReadOnly ? texts.noneReadOnly : texts.noneText}
    </div>
  );
}

/** Regions that filter and search let through, in reading position; worked out only when one of these changes. */
function useListed(page: number, search: string): readonly Region[] {
  const editor = useEditor();
  const content = useSettledState((state) => state.pages.get(page)?.content ?? null, page);
  const filter = useSettledState((state) => state.filterClass);
  const { classes: known } = useStore(editor.schema);
  return useMemo(() => {
    const names = new Map(known.map(({ id, name }) => [id, name.toLowerCase()]));
    const words = search.trim().toLowerCase();
    const matches = (region: Region): boolean =>
      (filter === null || region.class === filter) &&
      (words === '' ||
        (names.get(region.class ?? '') ?? '').includes(words) ||
        (region.text ?? '').toLowerCase().includes(words));
    return inReadingPosition([...(content?.regions.values() ?? [])].filter(matches), page);
  }, [content, known, filter, search, page]);
}

interface RowsProps {
  readonly regions: readonly Region[];
  readonly page: number;
}

function Rows({ regions, page }: RowsProps) {
  const editor = useEditor();
  const scroller = useRef<HTMLDivElement>(null);
  const selection = useSettledState((state) => state.selection);
  const isHere = selection.pageIndex === page;
  const [firstSelected] = isHere ? selection.ids : [];
  const virtual = useVirtualizer({
    count: regions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const active = firstSelected === undefined ? -1 : regions.findIndex(({ id }) => id === firstSelected);
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [virtual, active]);
  const drawn = virtual.getVirtualItems();
  // Not before it is there: it comes into view a moment after it was selected.
  const isActiveDrawn = drawn.some(({ index }) => index === active);
  return (
    <div
      ref={scroller}
      className={classes['list']}
      role="listbox"
      aria-label={`${editorTexts.panels.regions}, ${editorTexts.announce.page(page + 1, editor.shown.pages.length)}`}
      aria-multiselectable="true"
      aria-activedescendant={isActiveDrawn ? optionId(regions[active]!.id) : undefined}
      tabIndex={0}
      onKeyDown={(event) => onKey(event, editor)}
      onMouseLeave={() => editor.hover.setState({ at: null })}
    >
      <div className={classes['listContent']} style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start }) => (
          <Row
            key={regions[index]!.id}
            region={regions[index]!}
            page={page}
            position={index + 1}
            count={regions.length}
            top={start}
            isSelected={isHere && selection.ids.has(regions[index]!.id)}
            isActive={index === active}
          />
        ))}
      </div>
    </div>
  );
}

const optionId = (id: string): string => `region-${id}`;

/** Arrow keys walk through the list; every other key works as it does on the page. */
function onKey(event: KeyboardEvent, editor: Editor): void {
  const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
  if (direction === undefined || event.altKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  selectNeighbour(editor, direction);
}

interface RowProps {
  readonly region: Region;
  readonly page: number;
  readonly position: number;
  readonly count: number;
  readonly top: number;
  readonly isSelected: boolean;
  readonly isActive: boolean;
}

const Row = memo(function Row({ region, page, position, count, top, isSelected, isActive }: RowProps) {
  const editor = useEditor();
  const shown = useStore(editor.schema, ({ classes: known }) => known.find(({ id }) => id === region.class));
  const isHovered = useDerived(editor.hover, ({ at }) => at?.id === region.id && at.pageIndex === page);
  const size = editor.shown.pages[page];
  const box = boundsOnPage(region, page);
  const isOut = box !== null && size !== undefined && isOutside(box, size);
  const problems = useStore(editor.schema, ({ schema }) => problemWords(region, schema));
  const name = shown?.name ?? editorTexts.region.noClass;
  const pick = (event: MouseEvent): void => {
    select(
      editor,
      page,
      [region.id],
      event.shiftKey || event.ctrlKey || event.metaKey ? 'toggle' : 'replace',
    );
    revealSelection(editor);
  };
  return (
    // The listbox itself takes the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={optionId(region.id)}
      role="option"
      aria-selected={isSelected}
      aria-label={[`${name} region`, region.text, isOut ? texts.outside : '', problems]
        .filter((part) => part !== undefined && part !== '')
        .join(', ')}
      aria-posinset={position}
      aria-setsize={count}
      className={classes['row']}
      style={{ top }}
      data-hovered={isHovered || undefined}
      data-active={isActive || undefined}
      onClick={pick}
      onMouseEnter={() => editor.hover.setState({ at: { pageIndex: page, id: region.id } })}
    >
      <span className={classes['swatch']} style={{ background: shown?.color }} aria-hidden="true" />
      <span className={classes['rowClass']}>{name}</span>
      <span className={classes['rowText']}>{region.text}</span>
      {region.status === 'proposed' && (
        <span className={classes['flag']} title={texts.proposed}>
          <IconSparkles size={14} />
        </span>
      )}
      {problems !== '' && (
        <span className={classes['flag']} title={problems}>
          <IconAlertTriangle size={14} />
        </span>
      )}
      {isOut && (
        <span className={classes['flag']} title={texts.outside}>
          <IconAlertTriangle size={14} />
        </span>
      )}
    </div>
  );
});
