import { Switch } from '@mantine/core';
import { useMemo, useState } from 'react';
import { VirtualRows } from '../../components/virtual-rows';
import { migrationTexts } from '../../texts/migration-texts';
import { formatCount } from '../../texts/words';
import { matrixRows, type Matrix } from './matrix';
import classes from './preview.module.css';

const texts = migrationTexts.preview;
const ROW_PX = 32;

/** From class to class, with the regions that go there; rows without a change on request. */
export function MatrixTable({ matrix }: { readonly matrix: Matrix }) {
  const rows = useMemo(() => matrixRows(matrix), [matrix]);
  const [isAll, setIsAll] = useState(() => !rows.some(({ isChange }) => isChange));
  const shown = isAll ? rows : rows.filter(({ isChange }) => isChange);
  return (
    <div className={classes.matrix}>
      <div className={classes.matrixHead}>
        <span>{texts.before}</span>
        <span>{texts.after}</span>
        <span className={classes.number}>{texts.regions}</span>
        <Switch
          size="xs"
          label={texts.all}
          checked={isAll}
          onChange={(event) => setIsAll(event.currentTarget.checked)}
        />
      </div>
      <VirtualRows label={texts.matrix} count={shown.length} rowHeight={ROW_PX}>
        {(index) => {
          const { from, to, regions, isChange, heat } = shown[index]!;
          return (
            <div className={classes.cell} data-same={!isChange || undefined}>
              <span className={classes.heat} style={{ opacity: heat * 0.32 }} aria-hidden="true" />
              <span className={classes.cellName}>{from}</span>
              <span className={classes.cellName}>
                <span aria-hidden="true">→ </span>
                {isChange ? to : texts.unchanged}
              </span>
              <span className={classes.number}>{formatCount(regions)}</span>
            </div>
          );
        }}
      </VirtualRows>
    </div>
  );
}
