import { toCallFailed, type CallFailed } from '../../api/call-failed';
import { api } from '../../api/client';
import { pickText } from '../../api/pick-files';
import { trackSaving } from '../../app/saving';
import { showUndoable } from '../../app/undo';
import { schemaTexts } from '../../texts/schema-texts';
import type { SchemaEditor } from '../use-schema';

const { files: texts } = schemaTexts;

/** A file that cannot take the place of the schema, and what was said of it: it has to be migrated to. */
export interface FileToMigrateTo {
  readonly failure: CallFailed;
  readonly file: { readonly fileName: string; readonly content: string };
}

/** Reads a schema file of ours or of another tool into the draft. Gives what was left out on the way. */
export async function loadSchemaFile(
  editor: SchemaEditor,
  onInUse: (refused: FileToMigrateTo) => void,
): Promise<readonly string[]> {
  const { dataset } = editor;
  const answer = await editor.run(async () => {
    const picked = await pickText('schema');
    if (picked === null) return undefined;
    const file = { fileName: picked.name, content: picked.content };
    const loaded = await trackSaving(api.schemas.importFile({ dataset, ...file })).catch((error: unknown) => {
      const failure = toCallFailed(error);
      if (failure.code === 'class-in-use') onInUse({ failure, file });
      throw failure;
    });
    showUndoable(dataset, texts.loaded(file.fileName, loaded.classes));
    return loaded.warnings;
  });
  return answer ?? [];
}

/** Puts a preset's classes into the draft. */
export async function applyPreset(
  editor: SchemaEditor,
  preset: { readonly id: string; readonly name: string },
): Promise<void> {
  const { dataset } = editor;
  await editor.run(async () => {
    await trackSaving(api.schemas.usePreset({ dataset, preset: preset.id }));
    showUndoable(dataset, texts.presetUsed(preset.name));
  });
}
