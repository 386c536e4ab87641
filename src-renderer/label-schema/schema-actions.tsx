import { Button } from '@mantine/core';
import { schemaTexts as texts } from '../texts/schema-texts';
import { saveSchemaFile } from './save-schema-file';
import type { SchemaEditor, SchemaView } from './use-schema';

interface SchemaActionsProps {
  readonly editor: SchemaEditor;
  readonly view: SchemaView;
  readonly canEdit: boolean;
}

/** Schema files in and out. */
export function SchemaActions({ editor, view, canEdit }: SchemaActionsProps) {
  return (
    <>
      {canEdit && (
        <Button variant="default" onClick={() => void editor.loadFile()}>
          {texts.loadFile}
        </Button>
      )}
      <Button
        variant="default"
        onClick={() => saveSchemaFile(editor.dataset, view)}
        disabled={view.classes.length === 0}
      >
        {texts.saveFile}
      </Button>
    </>
  );
}
