import { TextInput } from '@mantine/core';
import { IconSearch, IconSitemap } from '@tabler/icons-react';
import { useState } from 'react';
import { navigate } from '../app/router';
import { useStepKeys } from '../app/use-step-keys';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { ListAndDetails } from '../components/list-and-details';
import { Page } from '../components/page';
import { schemaVersionTexts as texts } from '../texts/schema-version-texts';
import { SchemaList } from './schema-list';
import { useSchemas } from './use-schemas';
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
  const step = (by: 1 | -1): void => {
    const next = versions[versions.findIndex(({ ref }) => ref === shown) + by];
    if (next !== undefined) navigate({ screen: 'schemas', ref: next.ref }, { replace: true });
  };
  useStepKeys({ id: 'schemas', texts: texts.commands, step });
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
        <ListAndDetails
          name="schemas"
          label={texts.divider}
          list={
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
          details={shown !== undefined && <VersionDetails key={shown} version={shown} schemas={data} />}
        />
      )}
    </Page>
  );
}
