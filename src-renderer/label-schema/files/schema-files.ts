import { api } from '../../api/client';
import { pickText } from '../../api/pick-files';
import { showDone } from '../../app/notify';
import { trackSaving } from '../../app/saving';
import { undoLastEdit } from '../../app/undo';
import { schemaTexts } from '../../texts/schema-texts';
import type { SchemaEditor } from '../use-schema';

const { files: texts } = schemaTexts;

/** Reads a schema file of ours or of another tool into the draft. Gives what was left out on the way. */
export async function loadSchemaFile(editor: SchemaEditor): Promise<readonly string[]> {
  const { dataset } = editor;
  const answer = await editor.run(async () => {
    const picked = await pickText('schema');
    if (picked === null) return undefined;
    const { name: fileName, content } = picked;
    const loaded = await trackSaving(api.schemas.importFile({ dataset, fileName, content }));
    showDone(texts.loaded(fileName, loaded.classes), () => void undoLastEdit(dataset));
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
    showDone(texts.presetUsed(preset.name), () => void undoLastEdit(dataset));
  });
}
