import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { api, type Api } from '../../api/client';
import { runCommand, type Command } from '../../app/commands';
import { showFailure } from '../../app/notify';
import { trackSaving } from '../../app/saving';
import { offerUntilNextEdit } from '../../app/undo';
import { addExample } from '../../schema-edits/example-edits';
import { schemaTexts } from '../../texts/schema-texts';
import { selectedRegions } from '../actions/edit-actions';
import { boundsOnPage } from '../edits/region-geometry';
import type { Editor } from '../editor';
import { editorTexts } from '../texts';
import { commandsOf } from './command-rows';

type SchemaInput = Parameters<Api['schemas']['set']>[0]['schema'];

/** A region on a real page, as an example in the guideline of its class: of what belongs to it, or of what does not. */
export function exampleCommands(editor: Editor): Command[] {
  const { example, negativeExample } = schemaTexts.commands;
  const canUse = (): boolean =>
    !editor.isReadOnly && editor.shown.file !== null && exampleOf(editor) !== null;
  return commandsOf(editorTexts.groups.regions, [
    ['example', example, [], () => void addToClass(editor, false), canUse],
    ['negative-example', negativeExample, [], () => void addToClass(editor, true), canUse],
  ]);
}

/** Class and place of the one region that is selected. */
function exampleOf(editor: Editor) {
  const { place, regions } = selectedRegions(editor);
  const [region, second] = regions;
  if (region === undefined || second !== undefined || region.class === null) return null;
  const box = boundsOnPage(region, place.pageIndex);
  return box === null ? null : { classId: region.class, pageIndex: place.pageIndex, box };
}

async function addToClass(editor: Editor, isNegative: boolean): Promise<void> {
  const { dataset, shown } = editor;
  const found = exampleOf(editor);
  if (found === null || shown.file === null) return;
  const { classId, pageIndex, box } = found;
  const example = { file: shown.file, pageIndex, box, ...(isNegative && { isNegative }) };
  try {
    // Read now, so that nothing is lost of what was changed on the schema's own screen meanwhile.
    const { schema, classes } = await api.schemas.get({ version: `${dataset}@draft` });
    const next = addExample(schema as LabelSchema, classId, example);
    await trackSaving(api.schemas.set({ dataset, schema: structuredClone(next) as SchemaInput }));
    const name = classes.find(({ id }) => id === classId)?.name ?? '';
    const { added, addedNegative } = schemaTexts.examples;
    offerUntilNextEdit((isNegative ? addedNegative : added)(name), () => runCommand('edit.undo'));
  } catch (error) {
    showFailure(error);
  }
}
