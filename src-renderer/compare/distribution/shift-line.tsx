import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { DistributionView } from '../../../src-main/contract/comparison-contract';
import { compareTexts } from '../../texts/compare-texts';
import classes from './distribution.module.css';

const texts = compareTexts.distribution;

type Shift = Pick<DistributionView['perPage'], 'chiSquare' | 'psi' | 'drift'>;

/** How far two samples differ, in figures, and whether that counts as drift. */
export function ShiftLine({ chiSquare, psi, drift }: Shift) {
  const { statistic, degrees, p, isSparse } = chiSquare;
  return (
    <p className={classes.shift} data-selectable>
      <span className={classes.drift} data-drift={drift}>
        {drift === 'none' ? (
          <IconCheck size={14} aria-hidden="true" />
        ) : (
          <IconAlertTriangle size={14} aria-hidden="true" />
        )}
        {texts.drifts[drift]}
      </span>
      <span>
        χ² {statistic.toFixed(2)}, {texts.degrees(degrees)}, {texts.p(p)}
      </span>
      <span>PSI {psi.toFixed(4)}</span>
      {isSparse && <span className={classes.quiet}>{texts.sparse}</span>}
    </p>
  );
}
