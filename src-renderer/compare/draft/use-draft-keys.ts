import type { ChangeItem } from '../../../src-main/contract/changes-contract';
import { useCommands, type Command } from '../../app/commands';
import { changesTexts } from '../../texts/changes-texts';
import { revert } from './restoring';

const texts = changesTexts.commands;
const { group } = texts;

interface DraftKeys {
  readonly dataset: string;
  readonly item: ChangeItem | undefined;
  readonly canWrite: boolean;
  readonly hasFilter: boolean;
  readonly step: (by: number) => void;
  readonly open: () => void;
  readonly clear: () => void;
}

/** Keys of the list of changes: through it, to the page, and back to what was. */
export function useDraftKeys({ dataset, item, canWrite, hasFilter, step, open, clear }: DraftKeys): void {
  const isThere = (): boolean => item !== undefined;
  const canRevert = (): boolean => item !== undefined && canWrite;
  const moves: readonly (readonly [id: string, name: string, shortcut: string[], by: number])[] = [
    ['next', texts.next, ['ArrowDown', 'J', 'N'], 1],
    ['previous', texts.previous, ['ArrowUp', 'K', 'P'], -1],
    ['page-down', texts.further, ['PageDown'], 10],
    ['page-up', texts.back, ['PageUp'], -10],
    ['first', texts.first, ['Home'], -Infinity],
    ['last', texts.last, ['End'], Infinity],
  ];
  const reverts: readonly Command[] =
    item === undefined
      ? []
      : [
          command(
            'revert',
            texts.revert,
            ['R', 'Delete'],
            () => void revert({ dataset, parts: [item.part] }),
          ),
          command('revert-page', texts.revertPage, ['shift+R'], () => {
            const { document, pageIndex } = item;
            if (pageIndex !== null) void revert({ dataset, parts: [{ kind: 'page', document, pageIndex }] });
          }),
          command(
            'revert-document',
            texts.revertDocument,
            ['alt+R'],
            () => void revert({ dataset, parts: [{ kind: 'document', document: item.document }] }),
          ),
        ];
  useCommands([
    ...moves.map(([id, name, shortcut, by]) => ({
      ...command(id, name, shortcut, () => step(by)),
      onlyKeys: true,
      when: isThere,
    })),
    { ...command('open', texts.open, ['Enter', 'E'], open), when: isThere },
    ...reverts.map((each) => ({ ...each, when: canRevert })),
    { ...command('clear', texts.clear, ['Escape'], clear), when: () => hasFilter },
  ]);
}

const command = (id: string, name: string, shortcut: readonly string[], run: () => void): Command => ({
  id: `changes.${id}`,
  name,
  group,
  shortcut,
  run,
});
