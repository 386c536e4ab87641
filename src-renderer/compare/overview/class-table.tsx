import { UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { Panel } from '../../components/panel';
import { Swatch } from '../../components/swatch';
import table from '../../components/table.module.css';
import { compareTexts } from '../../texts/compare-texts';
import { formatCount } from '../../texts/words';
import type { What } from '../walk/compared-documents';
import type { Looks } from '../../sides/class-looks';
import classes from './class-table.module.css';

interface ClassTableProps {
  readonly byClass: DiffView['labels']['byClass'];
  readonly looks: Looks;
  readonly onWhat: (what: What) => void;
}

const texts = compareTexts.labels;
const COLUMNS = ['added', 'removed', 'changed'] as const;
const SIGNS = { added: '+', removed: '−', changed: '' } as const;

/** Label changes by class, the most changed first. */
export function ClassTable({ byClass, looks, onWhat }: ClassTableProps) {
  const rows = useMemo(() => {
    const sum = (name: string): number =>
      COLUMNS.reduce((total, column) => total + (byClass[name]?.[column] ?? 0), 0);
    return Object.entries(byClass).toSorted(([a], [b]) => sum(b) - sum(a) || (a < b ? -1 : 1));
  }, [byClass]);
  return (
    <Panel title={texts.byClass}>
      {rows.length === 0 ? (
        <p className={classes.hint}>{texts.none}</p>
      ) : (
        <div className={table.frame}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{texts.class}</th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={table.number}>
                    {texts[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, counts]) => (
                <tr key={name}>
                  <th scope="row">
                    <UnstyledButton
                      className={classes.class}
                      onClick={() => onWhat({ class: name })}
                      title={texts.showClass(name)}
                    >
                      <Swatch color={looks.colorOfName(name)} />
                      {name}
                    </UnstyledButton>
                  </th>
                  {COLUMNS.map((column) => (
                    <td key={column} className={table.number} data-zero={counts[column] === 0 || undefined}>
                      {counts[column] > 0 && SIGNS[column]}
                      {formatCount(counts[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={classes.hint}>{texts.byClassHint}</p>
    </Panel>
  );
}
