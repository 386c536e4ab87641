import { listedRegions } from '../actions/selection-actions';
import type { Editor } from '../editor';
import { editorTexts } from '../texts';
import { useEditor } from '../use-editor';
import { useSettled } from '../use-settled';

/** Says what is selected to people who do not see the page. */
export function Announcer() {
  const editor = useEditor();
  const words = useSettled(editor.store.store, () => describeSelection(editor));
  return (
    <div className="visually-hidden" aria-live="polite">
      {words}
    </div>
  );
}

function describeSelection(editor: Editor): string {
  const { pageIndex, ids } = editor.store.store.getState().selection;
  if (ids.size > 1) return editorTexts.announce.many(ids.size);
  const [id] = ids;
  const region = id === undefined ? undefined : editor.store.content(pageIndex)?.regions.get(id);
  if (region === undefined) return '';
  const name =
    editor.schema.getState().classes.find((one) => one.id === region.class)?.name ??
    editorTexts.region.noClass;
  const listed = listedRegions(editor, pageIndex);
  return editorTexts.announce.selected(name, listed.findIndex((one) => one.id === id) + 1, listed.length);
}
