import { useRef, useState } from 'react';
import { formatRoute } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { FailureView } from '../components/failure-view';
import { Page } from '../components/page';
import { SplitPanes } from '../components/split-panes';
import { schemaTexts as texts } from '../texts/schema-texts';
import { AddClass } from './add-class';
import { ClassDetails } from './class-details';
import { ClassList } from './class-list';
import { SchemaActions } from './schema-actions';
import { NoClasses } from './no-classes';
import { useSchema, type SchemaView } from './use-schema';
import { useSchemaKeys } from './use-schema-keys';
import classes from './schema-screen.module.css';

/** The classes of a draft, to change, or of a version, to look at. */
export function SchemaScreen({ dataset, version }: { readonly dataset: string; readonly version: string }) {
  const canEdit = useCanWrite() && version === 'draft';
  const editor = useSchema(dataset, version);
  const { view, failure } = editor;
  const [chosen, setChosen] = useState<string>();
  const nameField = useRef<HTMLInputElement>(null);
  const newField = useRef<HTMLInputElement>(null);
  const shown = view?.classes.find(({ id }) => id === chosen) ?? view?.classes[0];
  useSchemaKeys({ editor, shown, canEdit, nameField, newField });
  return (
    <Page
      isFilled
      title={texts.title}
      subtitle={view !== undefined && <Subtitle dataset={dataset} version={version} view={view} />}
      actions={view !== undefined && <SchemaActions editor={editor} view={view} canEdit={canEdit} />}
    >
      {failure !== undefined && (
        <div className={classes.failure}>
          <FailureView
            message={failure.userMessage}
            onRetry={view === undefined ? editor.reload : undefined}
          />
        </div>
      )}
      {view !== undefined && (view.classes.length > 0 || canEdit) && (
        <div className={classes.panes}>
          <SplitPanes
            name="schema"
            label={texts.divider}
            fixed="start"
            initial={380}
            min={260}
            start={
              <>
                {canEdit && <AddClass editor={editor} field={newField} onAdded={setChosen} />}
                <ClassList classes={view.classes} shown={shown?.id} onShow={setChosen} />
              </>
            }
            end={
              shown === undefined ? (
                <NoClasses />
              ) : (
                <ClassDetails
                  key={shown.id}
                  editor={editor}
                  shown={shown}
                  canEdit={canEdit}
                  nameField={nameField}
                />
              )
            }
          />
        </div>
      )}
      {view?.classes.length === 0 && !canEdit && <NoClasses />}
    </Page>
  );
}

interface SubtitleProps {
  readonly dataset: string;
  readonly version: string;
  readonly view: SchemaView;
}

function Subtitle({ dataset, version, view }: SubtitleProps) {
  const count = texts.count(view.classes.length);
  if (version === 'draft') return view.changed ? `${count} · ${texts.changed}` : count;
  return (
    <>
      {count} · {texts.ofVersion(version)}{' '}
      <a href={formatRoute({ screen: 'schema', dataset, version: 'draft' })}>{texts.backToDraft}</a>
    </>
  );
}
