import { TextInput } from '@mantine/core';
import { IconSearch, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import { useCommands } from '../app/commands';
import { navigate } from '../app/router';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { Page } from '../components/page';
import { SplitPanes } from '../components/split-panes';
import { schemaVersionTexts as texts } from '../texts/schema-version-texts';
import { SchemaList } from './schema-list';
import { useSchemas, type SchemaEntry } from './use-schemas';
import { VersionDetails } from './version-details';
import classes from './schemas-screen.module.css';

interface SchemasScreenProps {
  /** `name@1.2.0`; the newest version of the first schema when absent. */
  readonly selected: string | undefined;
}

/** The schemas of the library beside one version of one of them. */
export function SchemasScreen({ selected }: SchemasScreenProps) {
  const { data, failure, reload } = useSchemas();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const schemas = (data ?? []).filter(({ name }) => name.toLowerCase().includes(wanted));
  const versions = schemas.flatMap((schema) => schema.versions);
  const shown = selected ?? versions[0]?.ref;
  useStepping(schemas, shown);
  const total = (data ?? []).reduce((sum, schema) => sum + schema.versions.length, 0);
  return (
    <Page isFilled title={texts.title} subtitle={data === undefined ? '' : texts.count(data.length, total)}>
      {failure !== undefined && (
        <div className={classes.failure}>
          <FailureView message={failure.userMessage} onRetry={reload} />
        </div>
      )}
      {data?.length === 0 && (
        <EmptyState icon={<IconSitemap size={26} stroke={1.6} />} title={texts.emptyTitle}>
          {texts.empty}
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <div className={classes.panes}>
          <SplitPanes
            name="schemas"
            label={texts.divider}
            fixed="start"
            initial={400}
            min={260}
            start={
              <>
                <div className={classes.search}>
                  <TextInput
                    aria-label={texts.search}
                    placeholder={texts.search}
                    leftSection={<IconSearch size={14} aria-hidden="true" />}
                    value={search}
                    onChange={(event) => setSearch(event.currentTarget.value)}
                  />
                </div>
                {schemas.length === 0 ? (
                  <p className={classes.quiet}>{texts.noneMatch}</p>
                ) : (
                  <SchemaList schemas={schemas} shown={shown} />
                )}
              </>
            }
            end={shown === undefined ? null : <VersionDetails key={shown} version={shown} schemas={data} />}
          />
        </div>
      )}
    </Page>
  );
}

/** `j` and `k` step through the versions. */
function useStepping(schemas: readonly SchemaEntry[], shown: string | undefined): void {
  const refs = schemas.flatMap(({ versions }) => versions.map(({ ref }) => ref));
  const step = (by: number) => () => {
    const ref = refs[refs.indexOf(shown ?? '') + by];
    if (ref !== undefined) navigate({ screen: 'schemas', ref }, { replace: true });
  };
  const { group, next, previous } = texts.commands;
  useCommands([
    { id: 'schemas.next', name: next, group, shortcut: 'j', onlyKeys: true, run: step(1) },
    { id: 'schemas.previous', name: previous, group, shortcut: 'k', onlyKeys: true, run: step(-1) },
  ]);
}
