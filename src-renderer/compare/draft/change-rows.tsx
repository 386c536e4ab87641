import { UnstyledButton } from '@mantine/core';
import type { ChangeItem } from '../../../src-main/contract/changes-contract';
import type { RowWindow } from '../../api/row-window';
import { VirtualRows } from '../../components/virtual-rows';
import { changesTexts } from '../../texts/changes-texts';
import { ChangeSign } from '../changes/change-sign';
import { signOf, textOf, wordsOf } from './change-words';
import { RestoreMenu } from './restore-menu';
import classes from './change-rows.module.css';

const texts = changesTexts.row;
const ROW_PX = 44;

interface ChangeRowsProps {
  readonly dataset: string;
  readonly rows: RowWindow<ChangeItem>;
  readonly current: number;
  readonly canWrite: boolean;
  readonly onOpen: (index: number) => void;
}

/** The changes in view. A click goes to the page; keys move through the list, which itself has the focus. */
export function ChangeRows({ dataset, rows, current, canWrite, onOpen }: ChangeRowsProps) {
  const count = rows.total() ?? 0;
  const item = rows.rowAt(current);
  return (
    <>
      <div className="visually-hidden" aria-live="polite">
        {item !== undefined && texts.announce(current + 1, count, spoken(item))}
      </div>
      <div className={classes.list}>
        <VirtualRows
          label={texts.list}
          count={count}
          rowHeight={ROW_PX}
          isScreenList
          reveal={current}
          revealAlign="auto"
          onView={rows.show}
        >
          {(index) => (
            <Row
              {...{ dataset, canWrite }}
              item={rows.rowAt(index)}
              isCurrent={index === current}
              onOpen={() => onOpen(index)}
            />
          )}
        </VirtualRows>
      </div>
    </>
  );
}

interface RowProps {
  readonly dataset: string;
  /** Undefined while it is not here yet. */
  readonly item: ChangeItem | undefined;
  readonly isCurrent: boolean;
  readonly canWrite: boolean;
  readonly onOpen: () => void;
}

const Row = ({ dataset, item, isCurrent, canWrite, onOpen }: RowProps) => (
  <div className={classes.item} style={{ height: ROW_PX }} data-current={isCurrent || undefined}>
    {item !== undefined && (
      <>
        <UnstyledButton
          className={classes.row}
          tabIndex={-1}
          aria-current={isCurrent ? 'true' : undefined}
          onClick={onOpen}
        >
          <RowContent item={item} />
        </UnstyledButton>
        {canWrite && <RestoreMenu dataset={dataset} item={item} isInList />}
      </>
    )}
  </div>
);

function RowContent({ item }: { readonly item: ChangeItem }) {
  const text = textOf(item);
  const { thing, what } = wordsOf(item);
  return (
    <>
      <ChangeSign {...signOf(item)} />
      <span className={classes.what}>
        <bdi className={classes.words} title={thing}>
          {thing}
        </bdi>
        {what !== '' && <span className={classes.fields}>{what}</span>}
        {item.cause !== 'labels' && <span className={classes.quiet}>{texts.byMigration}</span>}
        {text !== '' && (
          <span className={classes.text} title={text}>
            {text}
          </span>
        )}
      </span>
      <span className={classes.place}>
        <bdi className={classes.name} title={item.name}>
          {item.name}
        </bdi>
        {item.pageIndex !== null && <span className={classes.quiet}>{texts.page(item.pageIndex)}</span>}
      </span>
      <bdi className={classes.by} title={item.by ?? undefined}>
        {item.by}
      </bdi>
    </>
  );
}

const spoken = (item: ChangeItem): string =>
  [
    signOf(item).name,
    ...Object.values(wordsOf(item)).filter(Boolean),
    item.name,
    ...(item.pageIndex === null ? [] : [texts.page(item.pageIndex)]),
  ].join(', ');
