import { Switch, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { DistributionView } from '../../../src-main/contract/comparison-contract';
import { Swatch } from '../../components/swatch';
import table from '../../components/table.module.css';
import { compareTexts } from '../../texts/compare-texts';
import { formatCount } from '../../texts/words';
import type { What } from '../walk/compared-documents';
import type { Looks } from '../../sides/class-looks';
import { formatShare } from './format-share';
import classes from './distribution.module.css';

const texts = compareTexts.distribution;

type ClassRow = DistributionView['classes']['rows'][number];

/** Classes listed before a person asks for all. */
const SHOWN = 30;

const isDrifting = (row: ClassRow): boolean => row.isDrifting || row.sizes.drift !== 'none';

interface ClassSharesProps {
  readonly rows: readonly ClassRow[];
  readonly looks: Looks;
  readonly onWhat: (what: What) => void;
}

/** Share, number and size of each class on both sides; those that drift first. */
export function ClassShares({ rows, looks, onWhat }: ClassSharesProps) {
  const [isAll, setIsAll] = useState(false);
  const sorted = useMemo(
    () => rows.toSorted((a, b) => Number(isDrifting(b)) - Number(isDrifting(a))),
    [rows],
  );
  const shown = isAll ? sorted : sorted.slice(0, SHOWN);
  const most = Math.max(...rows.flatMap(({ before, after }) => [before.share, after.share])) || 1;
  return (
    <>
      <div className={table.frame}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{texts.class}</th>
              <th scope="col">{texts.shares}</th>
              <th scope="col" className={table.number}>
                {texts.regions}
              </th>
              <th scope="col" className={table.number}>
                {texts.perPage}
              </th>
              <th scope="col" className={table.number}>
                {texts.medianSize}
              </th>
              <th scope="col">{texts.drift}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <ClassRowView key={row.name} row={row} most={most} looks={looks} onWhat={onWhat} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && (
        <Switch
          size="xs"
          label={texts.all(rows.length)}
          checked={isAll}
          onChange={(event) => setIsAll(event.currentTarget.checked)}
        />
      )}
    </>
  );
}

interface ClassRowViewProps extends Omit<ClassSharesProps, 'rows'> {
  readonly row: ClassRow;
  /** Largest share of any class: the whole length of a bar. */
  readonly most: number;
}

function ClassRowView({ row, most, looks, onWhat }: ClassRowViewProps) {
  const { name, before, after } = row;
  const size = (side: ClassRow['before']): string =>
    side.sizes === null ? texts.noValue : formatShare(side.sizes.median);
  return (
    <tr>
      <th scope="row">
        <UnstyledButton
          className={classes.class}
          onClick={() => onWhat({ class: name })}
          title={compareTexts.labels.showClass(name)}
        >
          <Swatch color={looks.colorOfName(name)} />
          {name}
        </UnstyledButton>
      </th>
      <td className={classes.shares}>
        <Bar side="before" share={before.share} most={most} />
        <Bar side="after" share={after.share} most={most} />
      </td>
      <td className={table.number}>{texts.change(formatCount(before.count), formatCount(after.count))}</td>
      <td className={table.number}>{texts.change(before.perPage.toFixed(2), after.perPage.toFixed(2))}</td>
      <td className={table.number}>{texts.change(size(before), size(after))}</td>
      <td>
        <DriftMarks row={row} />
      </td>
    </tr>
  );
}

function Bar({
  side,
  share,
  most,
}: {
  readonly side: 'before' | 'after';
  readonly share: number;
  readonly most: number;
}) {
  return (
    <span className={classes.barLine}>
      <span className="visually-hidden">{texts[side]}</span>
      <svg className={classes.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect className={classes.fill} data-side={side} width={(share / most) * 100} height={10} />
      </svg>
      <span className={classes.barValue}>{formatShare(share)}</span>
    </span>
  );
}

function DriftMarks({ row }: { readonly row: ClassRow }) {
  const { chiSquare, psi, sizes } = row;
  if (!isDrifting(row)) return null;
  const marks = [
    ...(row.isDrifting ? [{ name: texts.shareDrifts, hint: texts.figures(chiSquare, psi) }] : []),
    ...(sizes.drift === 'none'
      ? []
      : [{ name: texts.sizeDrifts, hint: texts.figures(sizes.chiSquare, sizes.psi) }]),
  ];
  return (
    <>
      {marks.map(({ name, hint }) => (
        <span key={name} className={classes.mark} title={hint}>
          <IconAlertTriangle size={13} aria-hidden="true" /> {name}
        </span>
      ))}
    </>
  );
}
