import { Loader, Select } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type Api, type Reply } from '../../api/client';
import { useCall } from '../../api/use-call';
import { useDatasets } from '../../app/dataset-choice';
import { navigate, versionRefOf } from '../../app/router';
import { FailureView } from '../../components/failure-view';
import { IconButton } from '../../components/icon-button';
import { Page } from '../../components/page';
import { Panel } from '../../components/panel';
import { schemaVersionTexts } from '../../texts/schema-version-texts';
import { LevelBadge } from '../../components/level-badge';
import { UsedBy } from '../used-by';
import { useSchemas } from '../use-schemas';
import { ChangeTable } from './change-table';
import { ComparedTree } from './compared-tree-view';
import classes from './comparison.module.css';

const texts = schemaVersionTexts.compare;

export type SchemaDiff = Reply<Api['schemas']['diff']>;

interface CompareSchemasScreenProps {
  /** `name@1.2.0`, or `dataset@draft` and `dataset@3` for what a dataset is under. */
  readonly from: string;
  readonly to: string;
}

/** Two schemas: a tree with the changes in place, a table of them, and who uses either. */
export function CompareSchemasScreen({ from, to }: CompareSchemasScreenProps) {
  const { data, failure, reload } = useCall(
    `schemas ${from} … ${to}`,
    (signal) => api.schemas.diff({ from, to }, { signal }),
    { kinds: ['draft', 'versions'] },
  );
  return (
    <Page
      title={texts.title}
      subtitle={data?.level == null ? undefined : <LevelBadge level={data.level} />}
      toolbar={<Pickers from={from} to={to} />}
    >
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
      {data === undefined && failure === undefined && (
        <div role="status" className={classes.quiet}>
          <Loader size="xs" aria-hidden="true" /> {texts.loading}
        </div>
      )}
      {data !== undefined && <Comparison key={`${from} ${to}`} diff={data} />}
    </Page>
  );
}

function Comparison({ diff }: { readonly diff: SchemaDiff }) {
  const [only, setOnly] = useState<{ readonly name: string; readonly names: readonly string[] } | null>(null);
  return (
    <>
      {diff.changes.length === 0 && <p className={classes.quiet}>{texts.same}</p>}
      <div className={classes.panes}>
        <Panel title={texts.tree}>
          <ComparedTree
            diff={diff}
            chosen={only?.name ?? null}
            onChoose={(row) => setOnly(row.name === only?.name ? null : row)}
          />
        </Panel>
        <Panel title={texts.changes}>
          <ChangeTable diff={diff} only={only} onShowAll={() => setOnly(null)} />
        </Panel>
      </div>
      <div className={classes.panes}>
        <Panel title={texts.usedBy(diff.from)}>
          <UsedBy usedBy={diff.usedBy.from} />
        </Panel>
        <Panel title={texts.usedBy(diff.to)}>
          <UsedBy usedBy={diff.usedBy.to} />
        </Panel>
      </div>
    </>
  );
}

function Pickers({ from, to }: CompareSchemasScreenProps) {
  const versions = (useSchemas().data ?? []).flatMap((schema) => schema.versions.map(({ ref }) => ref));
  const drafts = (useDatasets().data ?? []).map(({ name }) => versionRefOf(name, 'draft'));
  // What the address names stays in the list, whatever else is known.
  const refs = [...new Set([...versions, ...drafts, from, to])];
  const go = (left: string, right: string): void =>
    navigate({ screen: 'compare-schemas', from: left, to: right }, { replace: true });
  return (
    <div className={classes.pickers}>
      <Select
        label={texts.from}
        data={refs}
        value={from}
        searchable
        onChange={(ref) => ref !== null && go(ref, to)}
      />
      <IconButton label={texts.swap} onClick={() => go(to, from)}>
        <IconArrowsLeftRight size={17} />
      </IconButton>
      <Select
        label={texts.to}
        data={refs}
        value={to}
        searchable
        onChange={(ref) => ref !== null && go(from, ref)}
      />
    </div>
  );
}
