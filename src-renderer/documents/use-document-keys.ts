import type { RefObject } from 'react';
import { api } from '../api/client';
import { describeKeys, useCommands, type Command } from '../app/commands';
import { openDialog } from '../app/dialogs';
import { showFailure } from '../app/notify';
import { trackSaving } from '../app/saving';
import { runWork } from '../app/tasks';
import { showUndoable } from '../app/undo';
import { useView } from '../app/view-settings';
import type { DocumentRow } from '../../src-main/contract/document-contract';
import type { Split } from '../../src-main/domain/regions/region';
import { blameTexts } from '../texts/blame-texts';
import { documentTexts } from '../texts/document-texts';
import { splitTexts } from '../texts/split-texts';
import { NOTHING_SELECTED, selectRows, type Selection } from './browsing/selection';
import { listAll, type Query } from './browsing/use-documents';

const texts = documentTexts.commands;
const { group } = texts;

interface DocumentKeys {
  readonly dataset: string;
  readonly query: Query;
  readonly selection: Selection;
  readonly setSelection: (selection: Selection) => void;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly canEdit: boolean;
}

/** The keys and commands of the documents screen, and what its selection bar does. */
export function useDocumentKeys(keys: DocumentKeys) {
  const { dataset, query, selection, setSelection, searchField, canEdit } = keys;
  const remove = (): void => {
    const documents = [...selection.rows.keys()];
    if (documents.length === 0) return;
    setSelection({ ...NOTHING_SELECTED, cursor: selection.cursor, anchor: selection.cursor });
    void removeDocuments(dataset, documents);
  };
  const putInto = (split: Split | null): void => {
    const documents = [...selection.rows.keys()];
    if (documents.length > 0) void putDocuments(dataset, documents, split);
  };
  const clear = (): void => setSelection({ ...selection, rows: new Map() });
  const selectAll = async (): Promise<void> => {
    const all = await listWithProgress(query);
    if (all !== null) setSelection(selectRows(selection, all));
  };
  const hasSelection = (): boolean => selection.rows.size > 0;
  const setAttribute = (): void =>
    openDialog({ name: 'document-attribute', dataset, documents: [...selection.rows.keys()] });
  const showHistory = (): void => {
    const [document] = selection.rows.keys();
    if (document !== undefined) openDialog({ name: 'document-history', dataset, document });
  };
  const focusSearch = (): void => searchField.current?.focus();
  useCommands([
    ...HANDLED_BY_THE_LIST,
    ...splitCommands(putInto, () => canEdit && hasSelection()),
    {
      id: 'documents.attribute',
      name: splitTexts.commands.attribute,
      group: splitTexts.commands.group,
      when: () => canEdit && hasSelection(),
      run: setAttribute,
    },
    {
      id: 'documents.history',
      name: blameTexts.dialog.ofDocument,
      group,
      when: () => selection.rows.size === 1,
      run: showHistory,
    },
    { id: 'documents.view', name: texts.toggleView, group, run: toggleView },
    command('search', texts.search, '/', focusSearch),
    command('select-all', texts.selectAll, 'mod+A', () => void selectAll()),
    {
      ...command('remove', texts.remove, ['Delete', 'Backspace'], remove),
      when: () => canEdit && hasSelection(),
    },
    {
      ...command('clear', documentTexts.clearSelection, 'Escape', clear),
      onlyKeys: true,
      when: hasSelection,
    },
  ]);
  return { remove, clear, putInto };
}

const SPLIT_KEYS = [
  ['train', 'S 1'],
  ['validation', 'S 2'],
  ['test', 'S 3'],
  [null, 'S 0'],
] as const;

function splitCommands(putInto: (split: Split | null) => void, when: () => boolean): readonly Command[] {
  const { put, clear, group: heading } = splitTexts.commands;
  return SPLIT_KEYS.map(([split, shortcut]) => ({
    ...command(
      `split-${split ?? 'none'}`,
      split === null ? clear : put(splitTexts.names[split]),
      shortcut,
      () => putInto(split),
    ),
    group: heading,
    when,
  }));
}

async function putDocuments(dataset: string, documents: string[], split: Split | null): Promise<void> {
  try {
    const { changed } = await trackSaving(api.splits.set({ dataset, documents, split }));
    const name = split === null ? null : splitTexts.names[split];
    showUndoable(dataset, splitTexts.done(changed, name));
  } catch (error) {
    showFailure(error);
  }
}

type Shortcut = NonNullable<Command['shortcut']>;

const command = (id: string, name: string, shortcut: Shortcut, run: () => void): Command => ({
  id: `documents.${id}`,
  name,
  group,
  shortcut,
  run,
});

const HANDLED_BY_THE_LIST = describeKeys(group, [
  ['documents.open', texts.open, 'Enter'],
  ['documents.move', texts.move, ['ArrowUp', 'ArrowDown']],
  ['documents.extend', texts.extend, ['shift+ArrowUp', 'shift+ArrowDown']],
  ['documents.select', texts.select, 'space'],
]);

function toggleView(): void {
  useView.setState(({ documents }) => ({ documents: documents === 'grid' ? 'list' : 'grid' }));
}

async function listWithProgress(query: Query): Promise<readonly DocumentRow[] | null> {
  try {
    return await runWork(documentTexts.selectingAll, (report, signal) =>
      listAll(query, (done, total) => report({ what: documentTexts.selectingAll, done, total }), signal),
    );
  } catch (error) {
    showFailure(error);
    return null;
  }
}

async function removeDocuments(dataset: string, documents: string[]): Promise<void> {
  try {
    const { removed } = await trackSaving(api.documents.remove({ dataset, documents }));
    showUndoable(dataset, documentTexts.removed(removed));
  } catch (error) {
    showFailure(error);
  }
}
