import { useEffect } from 'react';
import type { DuplicatePair } from '../../src-main/contract/split-contract';
import { api } from '../api/client';
import { followLibrary } from '../api/follow-library';
import { showFailure } from '../app/notify';
import { trackSaving } from '../app/saving';
import { versionRefOf } from '../app/router';
import { offerUntilNextEdit, undoLastEdit } from '../app/undo';
import { splitTexts } from '../texts/split-texts';
import { changeFound, foundNow } from './found-pairs';
import { keyOfPair } from './pair-list';
import type { Solution } from './pair-view';

const texts = splitTexts.check;

/** Attribute that holds documents together; splitting by it keeps them so. */
const GROUP = 'group';

/** So many of what was done last are looked at when the draft changes: what is taken back was done last. */
const LOOKED_AT = 20;

/** Moves or groups the documents of a pair, and follows which pairs are dealt with, also while that is undone and redone. */
export function useSolving(dataset: string, onSolved: () => void) {
  useEffect(() => {
    void lookAgain(dataset);
    return followLibrary({ kinds: ['draft'], dataset }, () => void lookAgain(dataset));
  }, [dataset]);
  return async (pair: DuplicatePair, solution: Solution): Promise<void> => {
    try {
      const said = await trackSaving(apply(dataset, pair, solution));
      changeFound(dataset, ({ acted, solved }) => ({
        acted: [...acted.filter((one) => one !== pair), pair],
        solved: new Set(solved).add(keyOfPair(pair)),
      }));
      onSolved();
      offerUntilNextEdit(said, () => void undoLastEdit(dataset).then(() => lookAgain(dataset)));
    } catch (error) {
      showFailure(error);
    }
  };
}

async function lookAgain(dataset: string): Promise<void> {
  const pairs = foundNow(dataset).acted.slice(-LOOKED_AT);
  const areSolved = await Promise.all(pairs.map((pair) => isSolved(dataset, pair)));
  changeFound(dataset, ({ solved: last }) => {
    const solved = new Set(last);
    for (const [at, pair] of pairs.entries()) {
      if (areSolved[at] === true) solved.add(keyOfPair(pair));
      else solved.delete(keyOfPair(pair));
    }
    return { solved };
  });
}

/** Whether the documents of a pair are in different splits no more, or will be kept together when they are dealt out. */
async function isSolved(dataset: string, { a, b }: DuplicatePair): Promise<boolean> {
  const version = versionRefOf(dataset, 'draft');
  try {
    const [one, other] = await Promise.all(
      [a, b].map(({ document }) => api.documents.get({ version, document })),
    );
    const group = one?.attributes?.[GROUP];
    const areGrouped = group !== undefined && group === other?.attributes?.[GROUP];
    return areGrouped || !one?.split || !other?.split || one.split === other.split;
  } catch {
    return true; // one of them was removed
  }
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
    const { attributes } = await api.documents.get({ version: versionRefOf(dataset, 'draft'), document });
    const group = attributes?.[GROUP];
    if (typeof group === 'string') return group;
  }
  return sides[0]?.name ?? '';
}
