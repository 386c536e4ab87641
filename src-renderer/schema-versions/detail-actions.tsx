import { Button, Menu } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useDatasets } from '../app/dataset-choice';
import { openDialog } from '../app/dialogs';
import { navigate, versionRefOf } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { MenuButton } from '../components/menu-button';
import { openMigration } from '../migration/open-migration';
import { schemaVersionTexts } from '../texts/schema-version-texts';
import { SaveSchemaMenu } from './save-schema-menu';
import type { SchemaDetails, SchemaEntry } from './use-schemas';

const texts = schemaVersionTexts.actions;

interface DetailActionsProps {
  readonly details: SchemaDetails;
  readonly schemas: readonly SchemaEntry[];
}

/** What can be done with a version. */
export function DetailActions({ details, schemas }: DetailActionsProps) {
  const canWrite = useCanWrite();
  const { ref, previous, retired } = details;
  /** Nobody moves to what is retired; it is there to be read. */
  const isOffered = canWrite && retired === null;
  return (
    <>
      {isOffered && <MigrateMenu to={ref} />}
      {previous !== null && (
        <Button
          variant="light"
          leftSection={<IconGitCompare size={16} />}
          onClick={() => navigate({ screen: 'compare-schemas', from: previous, to: ref })}
        >
          {texts.comparePrevious}
        </Button>
      )}
      <CompareMenu own={ref} schemas={schemas} />
      {isOffered && (
        <Button variant="default" onClick={() => openDialog({ name: 'new-dataset', schemaRef: ref })}>
          {texts.newDataset}
        </Button>
      )}
      <SaveSchemaMenu schemaRef={ref} />
      {isOffered && (
        <Button variant="default" onClick={() => openDialog({ name: 'retire-schema', ref })}>
          {texts.retire}
        </Button>
      )}
    </>
  );
}

/** Which dataset to carry to this version. */
function MigrateMenu({ to }: { readonly to: string }) {
  const datasets = useDatasets().data ?? [];
  return (
    <MenuButton label={texts.migrate} variant="filled" width={280}>
      {datasets.length === 0 && <Menu.Label>{texts.noDatasets}</Menu.Label>}
      {datasets.map(({ name }) => (
        <Menu.Item key={name} onClick={() => openMigration({ dataset: name, to: { ref: to } })}>
          {name}
        </Menu.Item>
      ))}
    </MenuButton>
  );
}

/** Any other version, or what the draft of a dataset is under. */
function CompareMenu({ own, schemas }: { readonly own: string; readonly schemas: readonly SchemaEntry[] }) {
  const datasets = useDatasets().data ?? [];
  const others = schemas.flatMap(({ versions }) => versions).filter(({ ref }) => ref !== own);
  const compare = (from: string, to: string) => () => navigate({ screen: 'compare-schemas', from, to });
  return (
    <MenuButton label={texts.compare} width={300}>
      {datasets.map(({ name }) => (
        <Menu.Item key={name} onClick={compare(own, versionRefOf(name, 'draft'))}>
          {texts.draftOf(name)}
        </Menu.Item>
      ))}
      {others.length > 0 && datasets.length > 0 && <Menu.Divider />}
      {others.map(({ ref }) => (
        <Menu.Item key={ref} onClick={compare(ref, own)}>
          {ref}
        </Menu.Item>
      ))}
    </MenuButton>
  );
}
