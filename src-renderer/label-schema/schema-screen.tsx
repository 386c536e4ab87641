import { Button, Tabs } from '@mantine/core';
import { useState } from 'react';
import type { CallFailed } from '../api/call-failed';
import { formatRoute, versionRefOf } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { FailureView } from '../components/failure-view';
import { Page } from '../components/page';
import { openMigration } from '../migration/open-migration';
import { SchemaVersionActions } from '../schema-versions/schema-version-actions';
import { schemaTexts as texts } from '../texts/schema-texts';
import { ClassesTab } from './classes-tab';
import { LoadWarnings } from './files/load-warnings';
import { NoClasses } from './files/no-classes';
import { loadSchemaFile, type FileToMigrateTo } from './files/schema-files';
import { SchemaMenu } from './files/schema-menu';
import { RestructureDialogs } from './restructure/restructure-dialogs';
import { useSchema, type SchemaEditor } from './use-schema';
import { useFileCommands } from './use-schema-keys';
import { WholeSchema } from './whole/whole-schema';
import classes from './schema-screen.module.css';

interface SchemaScreenProps {
  readonly dataset: string;
  readonly version: string;
}

/** The schema of a draft, to change, or of a version, to look at. */
export function SchemaScreen({ dataset, version }: SchemaScreenProps) {
  const canEdit = useCanWrite() && version === 'draft';
  const editor = useSchema(dataset, version, canEdit);
  const { view, failure, schema } = editor;
  const [tab, setTab] = useState<string | null>('classes');
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const [inUse, setInUse] = useState<FileToMigrateTo>();
  const load = (): void => void loadSchemaFile(editor, setInUse).then(setWarnings);
  const schemaRef = versionRefOf(dataset, version);
  useFileCommands(editor, schemaRef, load);
  return (
    <Page
      isFilled
      title={texts.title}
      subtitle={view !== undefined && <Subtitle version={version} editor={editor} />}
      actions={
        view !== undefined && (
          <>
            <SchemaMenu editor={editor} schemaRef={schemaRef} onLoad={load} />
            {version === 'draft' && <SchemaVersionActions dataset={dataset} base={view.base} />}
          </>
        )
      }
    >
      {failure !== undefined && <Failure editor={editor} failure={failure} inUse={inUse} />}
      {view !== undefined && (
        <Tabs
          value={tab}
          onChange={setTab}
          keepMounted={false}
          classNames={{ root: classes.tabs ?? '', panel: classes.panel ?? '', list: classes.tabList ?? '' }}
        >
          <Tabs.List>
            <Tabs.Tab value="classes">{texts.tabs.classes}</Tabs.Tab>
            <Tabs.Tab value="whole">{texts.tabs.whole}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="classes">
            {schema.classes.length === 0 && !canEdit ? (
              <NoClasses editor={editor} onLoad={load} />
            ) : (
              <ClassesTab editor={editor} onLoad={load} />
            )}
          </Tabs.Panel>
          <Tabs.Panel value="whole">
            <WholeSchema editor={editor} />
          </Tabs.Panel>
        </Tabs>
      )}
      <RestructureDialogs editor={editor} />
      <LoadWarnings warnings={warnings} onClose={() => setWarnings([])} />
    </Page>
  );
}

interface FailureProps {
  readonly editor: SchemaEditor;
  readonly failure: CallFailed;
  readonly inUse: FileToMigrateTo | undefined;
}

/** Why the schema is not here or was not changed; a file that cannot take its place can be migrated to. */
function Failure({ editor: { dataset, view, reload, run }, failure, inUse }: FailureProps) {
  return (
    <div className={classes.failure}>
      <FailureView message={failure.userMessage} onRetry={view === undefined ? reload : undefined}>
        {inUse?.failure === failure ? (
          <Button onClick={() => void run(async () => openMigration({ dataset, to: inUse.file }))}>
            {texts.files.migrateTo(inUse.file.fileName)}
          </Button>
        ) : undefined}
      </FailureView>
    </div>
  );
}

function Subtitle({ version, editor }: { readonly version: string; readonly editor: SchemaEditor }) {
  const count = texts.count(editor.schema.classes.length);
  if (version !== 'draft')
    return (
      <>
        {count} · {texts.ofVersion(version)}{' '}
        <a href={formatRoute({ screen: 'schema', dataset: editor.dataset, version: 'draft' })}>
          {texts.backToDraft}
        </a>
      </>
    );
  const base = editor.view?.base;
  return [
    count,
    ...(base == null ? [] : [texts.continues(base)]),
    ...(editor.view?.changed === true && editor.schema.classes.length > 0 ? [texts.changed] : []),
  ].join(' · ');
}
