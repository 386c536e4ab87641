import { Button, TextInput } from '@mantine/core';
import { IconSearch, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import type { SchemaVersionEntry } from '../../src-main/contract/schema-contract';
import { api } from '../api/client';
import { pickText } from '../api/pick-files';
import { useAction } from '../api/use-action';
import { useCall } from '../api/use-call';
import { versionRefOf } from '../app/router';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { VirtualRows } from '../components/virtual-rows';
import { migrationTexts } from '../texts/migration-texts';
import { formatAge } from '../texts/words';
import { BegunPlans } from './begun-plans';
import type { MigrationTarget } from '../app/dialogs';
import classes from './choose-target.module.css';

const texts = migrationTexts.target;
const ROW_PX = 50;

interface ChooseTargetProps {
  readonly dataset: string;
  readonly onChoose: (target: MigrationTarget) => void;
}

/** Every published schema version, and schema files. */
export function ChooseTarget({ dataset, onChoose }: ChooseTargetProps) {
  const [search, setSearch] = useState('');
  const { data, failure, reload } = useCall('schemas', (signal) => api.schemas.list({}, { signal }), {
    kinds: ['versions', 'datasets'],
  });
  const draft = useCall(`schema of ${dataset}`, (signal) =>
    api.schemas.get({ version: versionRefOf(dataset, 'draft') }, { signal }),
  ).data;
  const file = useAction(async () => {
    const picked = await pickText('schema');
    if (picked !== null) onChoose({ fileName: picked.name, content: picked.content });
  });
  const versions = (data ?? []).flatMap((schema) => schema.versions);
  const wanted = search.trim().toLowerCase();
  const listed = versions.filter(({ ref }) => ref.toLowerCase().includes(wanted));
  const fileButton = (
    <Button variant="default" onClick={() => void file.run()}>
      {texts.file}
    </Button>
  );
  const problem = failure ?? file.failure;
  return (
    <div className={classes.target}>
      <p className={classes.hint}>{texts.hint}</p>
      <BegunPlans dataset={dataset} onChoose={onChoose} />
      {problem !== undefined && <FailureView message={problem.userMessage} onRetry={reload} />}
      {data !== undefined && versions.length === 0 ? (
        <EmptyState icon={<IconSitemap size={26} />} title={texts.none} actions={fileButton}>
          {texts.noneText}
        </EmptyState>
      ) : (
        <>
          <div className={classes.tools}>
            <TextInput
              aria-label={texts.search}
              placeholder={texts.search}
              leftSection={<IconSearch size={14} aria-hidden="true" />}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              data-autofocus
            />
            {fileButton}
          </div>
          <VirtualRows label={texts.choose} count={listed.length} rowHeight={ROW_PX}>
            {(index) => (
              <Version
                entry={listed[index]!}
                isCurrent={draft?.base === listed[index]!.ref && draft?.changed === false}
                onChoose={() => onChoose({ ref: listed[index]!.ref })}
              />
            )}
          </VirtualRows>
        </>
      )}
    </div>
  );
}

interface VersionProps {
  readonly entry: SchemaVersionEntry;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
}

function Version({ entry, isCurrent, onChoose }: VersionProps) {
  const { name, number, reason, classes: count, time, retired } = entry;
  return (
    <button type="button" className={classes.version} onClick={onChoose} disabled={isCurrent}>
      <strong className={classes.name}>
        {name}@{number}
      </strong>
      {retired !== null && <span className={classes.retired}>{texts.retired}</span>}
      <span className={classes.reason}>{isCurrent ? texts.current : reason}</span>
      <span className={classes.facts}>{texts.facts(count, formatAge(time))}</span>
    </button>
  );
}
