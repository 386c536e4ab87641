import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { api } from '../api/client';
import { useCall } from '../api/use-call';
import type { DatasetSummary } from '../app/dataset-choice';
import { openDialog } from '../app/dialogs';
import { formatRoute, navigate, type Route } from '../app/router';
import { IconButton } from '../components/icon-button';
import table from '../components/table.module.css';
import { libraryTexts as texts } from '../texts/library-texts';
import { formatAge, formatCount, formatTime } from '../texts/words';
import classes from './dataset-table.module.css';

/** All datasets with what there is of each. */
export function DatasetTable({ datasets }: { readonly datasets: readonly DatasetSummary[] }) {
  const { columns } = texts;
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label={texts.datasets}>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col" className={table.number}>
              {columns.documents}
            </th>
            <th scope="col" className={table.number}>
              {columns.versions}
            </th>
            <th scope="col">{columns.schema}</th>
            <th scope="col">{columns.last}</th>
            <th scope="col">
              <span className="visually-hidden">{columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {datasets.map((dataset) => (
            <DatasetRow key={dataset.name} dataset={dataset} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DatasetRow({ dataset }: { readonly dataset: DatasetSummary }) {
  const { name, documents, versions, schema } = dataset;
  const documentsRoute: Route = { screen: 'documents', dataset: name, version: 'draft' };
  return (
    // The link is the way by keyboard; the row is a larger target for the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <tr className={classes.row} onClick={() => navigate(documentsRoute)}>
      <th scope="row" className={classes.name}>
        <a href={formatRoute(documentsRoute)} className={classes.link}>
          {name}
        </a>
      </th>
      <td className={table.number}>{formatCount(documents)}</td>
      <td className={table.number}>{formatCount(versions)}</td>
      <td>{schema === 'draft' ? texts.schemaDraft : texts.schemaVersion(schema)}</td>
      <td className={classes.last}>
        <LastVersion dataset={name} versions={versions} />
      </td>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- only keeps a click on the menu from opening the row */}
      <td className={classes.menu} onClick={(event) => event.stopPropagation()}>
        <DatasetMenu name={name} hasVersions={versions > 0} />
      </td>
    </tr>
  );
}

function LastVersion({ dataset, versions }: { readonly dataset: string; readonly versions: number }) {
  const { data } = useCall(versions === 0 ? null : `last ${dataset} ${versions}`, async () =>
    (await api.versions.log({ dataset })).at(0),
  );
  if (versions === 0) return <span className={classes.quiet}>{texts.noVersion}</span>;
  if (data === undefined) return null;
  return (
    <>
      <span className={classes.message}>{data.message}</span>
      <span className={classes.quiet} title={formatTime(data.time)}>
        {data.author} · {formatAge(data.time)}
      </span>
    </>
  );
}

function DatasetMenu({ name, hasVersions }: { readonly name: string; readonly hasVersions: boolean }) {
  const go = (route: Route) => () => navigate(route);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={texts.actionsOf(name)}>
          <IconDots size={17} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={go({ screen: 'documents', dataset: name, version: 'draft' })}>
          {texts.openDocuments}
        </Menu.Item>
        <Menu.Item onClick={go({ screen: 'schema', dataset: name, version: 'draft' })}>
          {texts.openSchema}
        </Menu.Item>
        <Menu.Item onClick={go({ screen: 'versions', dataset: name })}>{texts.openVersions}</Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={!hasVersions} onClick={() => openDialog({ name: 'export', dataset: name })}>
          {texts.exportVersion}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
