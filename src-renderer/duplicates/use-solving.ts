import type { DuplicatePair } from '../../src-main/contract/split-contract';
import { api } from '../api/client';
import { showFailure } from '../app/notify';
import { trackSaving } from '../app/saving';
import { offerUntilNextEdit, undoLastEdit } from '../app/undo';
import { splitTexts } from '../texts/split-texts';
import { changeFound } from './found-pairs';
import { keyOfPair } from './pair-list';
import type { Solution } from './pair-view';

const texts = splitTexts.check;

/** Attribute that holds documents together; splitting by it keeps them so. */
const GROUP = 'group';

/** Moves or groups the documents of a pair, and remembers which pairs were dealt with. */
export function useSolving(dataset: string, onSolved: () => void) {
  const mark = (key: string, isSolved: boolean): void =>
    changeFound(dataset, ({ solved: last }) => {
      const solved = new Set(last);
      if (isSolved) solved.add(key);
      else solved.delete(key);
      return { solved };
    });
  return async (pair: DuplicatePair, solution: Solution): Promise<void> => {
    const key = keyOfPair(pair);
    try {
      const said = await trackSaving(apply(dataset, pair, solution));
      mark(key, true);
      onSolved();
      offerUntilNextEdit(said, () => void undoLastEdit(dataset).then(() => mark(key, false)));
    } catch (error) {
      showFailure(error);
    }
  };
}

async function apply(dataset: string, { a, b }: DuplicatePair, solution: Solution): Promise<string> {
  if (solution === 'group') {
    const documents = [a.document, b.document];
    await api.splits.setAttribute({ dataset, documents, name: GROUP, value: await groupOf(dataset, [a, b]) });
    return texts.grouped;
  }
  const [moved, to] = solution === 'move-a' ? [a, b] : [b, a];
  await api.splits.set({ dataset, documents: [moved.document], split: to.split });
  return texts.moved(moved.name, splitTexts.names[to.split]);
}

/** The group that one of them is in already, else one of their own. */
async function groupOf(dataset: string, sides: readonly DuplicatePair['a'][]): Promise<string> {
  for (const { document } of sides) {
    const { attributes } = await api.documents.get({ version: `${dataset}@draft`, document });
    const group = attributes?.[GROUP];
    if (typeof group === 'string') return group;
  }
  return sides[0]?.name ?? '';
}
