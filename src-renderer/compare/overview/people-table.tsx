import { Loader, UnstyledButton } from '@mantine/core';
import { FailureView } from '../../components/failure-view';
import { Panel } from '../../components/panel';
import table from '../../components/table.module.css';
import { compareTexts } from '../../texts/compare-texts';
import { formatCount } from '../../texts/words';
import type { What } from '../walk/compared-documents';
import type { People } from '../walk/use-people';
import classes from './class-table.module.css';

const texts = compareTexts.people;
const COLUMNS = ['added', 'removed', 'changed'] as const;
const SIGNS = { added: '+', removed: '−', changed: '' } as const;

interface PeopleTableProps {
  readonly people: People;
  readonly onWhat: (what: What) => void;
}

/** Label changes by who did them; each person leads to theirs. */
export function PeopleTable({ people, onWhat }: PeopleTableProps) {
  const { data: rows, failure, reload, done } = people;
  if (failure !== undefined) return <FailureView message={failure.userMessage} onRetry={reload} />;
  if (rows === undefined)
    return (
      <p className={classes.hint} role="status">
        <Loader size={12} aria-hidden="true" /> {texts.looking(done)}
      </p>
    );
  return (
    <Panel title={texts.title}>
      {rows.length === 0 ? (
        <p className={classes.hint}>{texts.none}</p>
      ) : (
        <div className={table.frame}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{texts.person}</th>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={table.number}>
                    {compareTexts.labels[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key ?? ''}>
                  <th scope="row">
                    <UnstyledButton
                      className={classes.class}
                      onClick={() => onWhat({ person: row.key })}
                      title={texts.show(row.key)}
                    >
                      {compareTexts.list.person(row.key)}
                    </UnstyledButton>
                  </th>
                  {COLUMNS.map((column) => (
                    <td key={column} className={table.number}>
                      {row[column] > 0 && SIGNS[column]}
                      {formatCount(row[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={classes.hint}>{texts.hint}</p>
    </Panel>
  );
}
