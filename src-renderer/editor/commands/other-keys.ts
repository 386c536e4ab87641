import { type Command, describeKeys } from '../../app/commands';
import { editorTexts } from '../texts';

const { groups, commands: names } = editorTexts;

/** Keys that are held with the pointer, and those of the region list and of the text field. */
export const OTHER_KEYS: readonly Command[] = [
  ...describeKeys(groups.tools, [['editor.square', names.square, 'shift+drag']]),
  ...describeKeys(groups.regions, [
    ['editor.add-to-selection', names.addToSelection, ['shift+click', 'mod+click']],
    ['editor.click-under', names.under, 'alt+click'],
    ['editor.in-list', names.inList, ['ArrowDown', 'ArrowUp']],
    ['editor.leave-text', names.leaveText, ['Escape', 'mod+Enter']],
  ]),
  ...describeKeys(groups.view, [
    ['editor.pan', names.pan, 'space+drag'],
    ['editor.zoom-at', names.zoomAt, 'mod+wheel'],
  ]),
];
