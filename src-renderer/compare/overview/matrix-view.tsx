import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { Panel } from '../../components/panel';
import { VirtualRows } from '../../components/virtual-rows';
import { compareTexts } from '../../texts/compare-texts';
import { formatCount } from '../../texts/words';
import type { What } from '../walk/compared-documents';
import { matrixOf, type MatrixCell, type ShownMatrix } from './matrix-cells';
import classes from './matrix-view.module.css';

const texts = compareTexts.matrix;
const ROW_PX = 32;
const LIST_PX = 520;

interface MatrixViewProps {
  readonly matrix: DiffView['matrix'];
  readonly onWhat: (what: What) => void;
}

/** From which class to which people relabelled regions; each cell leads to its regions. */
export function MatrixView({ matrix, onWhat }: MatrixViewProps) {
  const shown = useMemo(() => matrixOf(matrix), [matrix]);
  const { cells, square } = shown;
  return (
    <Panel title={texts.title}>
      {cells.length === 0 ? (
        <p className={classes.hint}>{texts.none}</p>
      ) : square === null ? (
        <VirtualRows label={texts.title} count={cells.length} rowHeight={ROW_PX} maxHeight={LIST_PX}>
          {(index) => <CellRow cell={cells[index]!} onWhat={onWhat} />}
        </VirtualRows>
      ) : (
        <Square cells={cells} square={square} onWhat={onWhat} />
      )}
      {cells.length > 0 && <p className={classes.hint}>{texts.hint}</p>}
    </Panel>
  );
}

interface CellProps {
  readonly cell: MatrixCell;
  readonly onWhat: (what: What) => void;
}

const labelOf = ({ from, to, regions }: MatrixCell): string => texts.cell(from, to, regions);

function CellRow({ cell, onWhat }: CellProps) {
  const { from, to, regions, heat } = cell;
  return (
    <UnstyledButton
      className={classes.row}
      aria-label={labelOf(cell)}
      onClick={() => onWhat({ relabelled: [from, to] })}
    >
      <span className={classes.heat} style={{ width: `${heat * 100}%`, opacity: 0.14 }} aria-hidden="true" />
      <span className={classes.name}>
        <bdi>{from}</bdi>
      </span>
      <span className={classes.name}>
        → <bdi>{to}</bdi>
      </span>
      <span className={classes.number}>{formatCount(regions)}</span>
    </UnstyledButton>
  );
}

interface SquareProps {
  readonly cells: ShownMatrix['cells'];
  readonly square: NonNullable<ShownMatrix['square']>;
  readonly onWhat: (what: What) => void;
}

function Square({ cells, square, onWhat }: SquareProps) {
  const known = new Map(cells.map((cell) => [`${cell.from}\0${cell.to}`, cell]));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={classes.frame} role="region" aria-label={texts.title} tabIndex={0}>
      <table className={classes.square}>
        <thead>
          <tr>
            <th scope="col">{texts.corner}</th>
            {square.to.map((to) => (
              <th key={to} scope="col" title={to}>
                <bdi className={classes.heading}>{to}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {square.from.map((from) => (
            <tr key={from}>
              <th scope="row" title={from}>
                <bdi className={classes.heading}>{from}</bdi>
              </th>
              {square.to.map((to) => {
                const cell = known.get(`${from}\0${to}`);
                return <td key={to}>{cell !== undefined && <SquareCell cell={cell} onWhat={onWhat} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SquareCell({ cell, onWhat }: CellProps) {
  const { from, to, regions, heat } = cell;
  return (
    <UnstyledButton
      className={classes.cell}
      aria-label={labelOf(cell)}
      title={labelOf(cell)}
      onClick={() => onWhat({ relabelled: [from, to] })}
    >
      <span className={classes.heat} style={{ opacity: heat * 0.32 }} aria-hidden="true" />
      {formatCount(regions)}
    </UnstyledButton>
  );
}
