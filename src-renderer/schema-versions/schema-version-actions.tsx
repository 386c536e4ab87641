import { Button } from '@mantine/core';
import { openDialog } from '../app/dialogs';
import { navigate } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { openMigration } from '../migration/open-migration';
import { schemaVersionTexts } from '../texts/schema-version-texts';

const texts = schemaVersionTexts.actions;

interface SchemaVersionActionsProps {
  readonly dataset: string;
  /** The version the draft continues, `name@1.2.0`; null before the first publishing. */
  readonly base?: string | null;
}

/** What the schema of a draft has to do with the schemas of the library. */
export function SchemaVersionActions({ dataset, base = null }: SchemaVersionActionsProps) {
  const canWrite = useCanWrite();
  return (
    <>
      <Button variant="default" onClick={() => navigate({ screen: 'schemas', ref: base ?? undefined })}>
        {texts.library}
      </Button>
      {canWrite && (
        <Button variant="default" onClick={() => openMigration({ dataset })}>
          {texts.migrateTo}
        </Button>
      )}
      {canWrite && (
        <Button onClick={() => openDialog({ name: 'publish-schema', dataset })}>{texts.publish}</Button>
      )}
    </>
  );
}
