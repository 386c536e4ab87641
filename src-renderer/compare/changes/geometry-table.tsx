import { Fragment } from 'react';
import { compareTexts } from '../../texts/compare-texts';
import type { GeometryRow, PartDescription } from './change-description';
import classes from './change-fields.module.css';

const texts = compareTexts.change;
const NUMBER = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const SIGNED = new Intl.NumberFormat('en', { maximumFractionDigits: 2, signDisplay: 'exceptZero' });

interface GeometryTableProps {
  readonly parts: readonly PartDescription[];
  readonly unit: 'pt' | 'px';
}

/** Position and size before and after, with the difference, for every part of a region. */
export function GeometryTable({ parts, unit }: GeometryTableProps) {
  const hasBefore = parts.some(({ shapeBefore }) => shapeBefore !== null);
  const hasAfter = parts.some(({ shapeAfter }) => shapeAfter !== null);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{texts.unit[unit]}</th>
            {hasBefore && <th scope="col">{texts.before}</th>}
            {hasAfter && <th scope="col">{texts.after}</th>}
            {hasBefore && hasAfter && <th scope="col">{texts.difference}</th>}
          </tr>
        </thead>
        <tbody>
          {parts.map((part, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a part is known by its place alone
            <Fragment key={index}>
              {parts.length > 1 && (
                <tr>
                  <th scope="rowgroup" colSpan={4}>
                    {texts.partOn(index + 1, part.page)}
                  </th>
                </tr>
              )}
              {part.rows.map((row) => (
                <Row key={row.name} row={row} hasBefore={hasBefore} hasAfter={hasAfter} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      {parts.map(({ shapeBefore, shapeAfter }, index) =>
        shapeBefore !== null && shapeAfter !== null && shapeBefore !== shapeAfter ? (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <p key={index} className={classes.shape}>
            {texts.shape(shapeBefore, shapeAfter)}
          </p>
        ) : null,
      )}
    </>
  );
}

interface RowProps {
  readonly row: GeometryRow;
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

function Row({ row: { name, before, after }, hasBefore, hasAfter }: RowProps) {
  const difference = before === null || after === null ? null : after - before;
  const show = (value: number | null): string => (value === null ? texts.noValue : NUMBER.format(value));
  return (
    <tr data-differs={(difference !== null && difference !== 0) || undefined}>
      <th scope="row">{texts.geometry[name]}</th>
      {hasBefore && <td>{show(before)}</td>}
      {hasAfter && <td>{show(after)}</td>}
      {hasBefore && hasAfter && (
        <td>
          {difference === null || difference === 0
            ? texts.noValue
            : SIGNED.format(difference).replace('-', '−')}
        </td>
      )}
    </tr>
  );
}
