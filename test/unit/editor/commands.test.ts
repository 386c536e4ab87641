import { describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand';
import { byHeading, isAvailable, type Command } from '../../../src-renderer/app/commands';
import { matchKeys, shortcutsOf } from '../../../src-renderer/app/shortcuts';
import { editorCommands } from '../../../src-renderer/editor/commands/use-editor-commands';
import type { Editor } from '../../../src-renderer/editor/editor';
import { createViewport } from '../../../src-renderer/pdf-view/viewport';
import { aRegion, FakeCore, LETTER } from './fake-core';

const CLASSES = [
  { id: 'text', name: 'Text', hotkey: '1', deprecated: false },
  { id: 'table', name: 'Table', hotkey: '2', deprecated: false },
];

async function openEditor(tool: 'select' | 'draw', selected: readonly string[]) {
  const store = await new FakeCore().open(aRegion('a'), aRegion('b'));
  const viewport = createViewport([LETTER], 'application/pdf', 0);
  viewport.resize(848, 500);
  store.store.setState({ tool });
  store.select(0, selected);
  vi.stubGlobal('window', { getSelection: () => null });
  const editor = {
    store,
    viewport,
    documentId: 'doc',
    isReadOnly: false,
    shown: { pages: [LETTER], file: 'file' },
    schema: createStore(() => ({ schema: { classes: [] }, classes: CLASSES })),
  } as unknown as Editor;
  return editorCommands(editor, CLASSES);
}

const keysOf = (commands: readonly Command[]): readonly string[] =>
  commands.filter(({ isDescription }) => isDescription !== true).flatMap((command) => shortcutsOf(command));

describe('the keys of the editor', () => {
  test.each([
    ['with nothing selected', 'select', []],
    ['with a region selected', 'select', ['a']],
    ['while drawing', 'draw', ['a']],
  ] as const)('do what the sheet says of them %s', async (_, tool, selected) => {
    const commands = await openEditor(tool, selected);
    const heard = commands.filter((command) => command.isDescription !== true && isAvailable(command));
    for (const command of heard)
      for (const keys of shortcutsOf(command))
        expect(matchKeys(keys.toLowerCase(), commands), `${keys}: ${command.name}`).toBe(command);
  });

  test('stand on the sheet, whether they do something right now or not', async () => {
    const commands = await openEditor('select', []);
    const onSheet = byHeading(commands).flatMap(([, members]) => members);
    expect(keysOf(onSheet).toSorted()).toEqual(keysOf(commands).toSorted());
    const named = (keys: string): string | undefined =>
      onSheet.find((command) => shortcutsOf(command).includes(keys))?.name;
    expect([named('Tab'), named('shift+Tab'), named('Delete'), named('1')]).toEqual([
      'Select the next region',
      'Select the previous region',
      'Delete the selected regions',
      'Label as Text',
    ]);
  });

  test('go from region to region with Tab, and leave the page past the last one', async () => {
    const tabAt = async (selected: readonly string[]) =>
      matchKeys('tab', await openEditor('select', selected));
    expect(await tabAt([])).toMatchObject({ name: 'Select the next region' });
    expect(await tabAt(['a'])).toMatchObject({ name: 'Select the next region' });
    expect(await tabAt(['b'])).toBeNull();
  });
});
