import { useCommands, type Command } from '../../app/commands';
import { useCanWrite } from '../../app/session-store';
import { mergeTexts } from '../../texts/merge-texts';
import { useDesk, useDeskState } from './use-desk';
import type { MergeChoice } from './merge-types';

const texts = mergeTexts.commands;
const { group } = texts;

/** Keys of the choices, also shown on their buttons. */
export const CHOICE_KEYS: Readonly<Record<MergeChoice, string>> = {
  base: '1',
  ours: '2',
  theirs: '3',
  both: '4',
};

/** Keys that decide and step. */
export function useDeskKeys(finish: () => void): void {
  const desk = useDesk();
  const canWrite = useCanWrite();
  const current = useDeskState((state) => state.current);
  const hasAny = useDeskState(({ places }) => places.length > 0);
  const choose = (choice: MergeChoice): Command => ({
    id: `merge.${choice}`,
    name: texts.take[choice],
    group,
    shortcut: CHOICE_KEYS[choice],
    // The choice is checked again when its turn comes: keys may come faster than decisions are kept.
    when: () => canWrite && current !== null,
    run: () => void desk.decide({ choice }),
  });
  const step = (id: 'next' | 'previous', shortcut: readonly string[], by: 1 | -1): Command => ({
    id: `merge.${id}`,
    name: texts[id],
    group,
    shortcut,
    when: () => hasAny,
    run: () => void desk.step(by),
  });
  useCommands([
    ...(['base', 'ours', 'theirs', 'both'] as const).map(choose),
    step('next', ['N', 'J'], 1),
    step('previous', ['P', 'K'], -1),
    {
      id: 'merge.take-back',
      name: texts.takeBack,
      group,
      shortcut: ['Z', 'mod+Z'],
      when: () => canWrite && hasAny,
      run: () => void desk.takeBack(),
    },
    {
      id: 'merge.finish',
      name: texts.finish,
      group,
      shortcut: 'mod+Enter',
      // Also before the places are known, and where nothing is in conflict any more: elsewhere these keys commit.
      when: () => canWrite,
      run: finish,
    },
  ]);
}
