import { create } from 'zustand';
import type { DuplicateReport } from '../../src-main/contract/split-contract';
import { DEFAULT_PICTURE_DISTANCE, DEFAULT_TEXT_LIKENESS } from '../../src-main/domain/duplicates/thresholds';
import { keyOfDataset } from '../app/session-store';

/** When two pages count as the same. */
export interface Likeness {
  readonly by: 'both' | 'text' | 'picture';
  readonly text: number;
  readonly picture: number;
}

/** What was looked for and found, and how far a person has come with it. */
export interface FoundPairs {
  readonly likeness: Likeness;
  /** Undefined until somebody has looked. */
  readonly report: DuplicateReport | undefined;
  /** The pair that is shown. */
  readonly at: number;
  /** Keys of the pairs that were dealt with. */
  readonly solved: ReadonlySet<string>;
}

const NOTHING: FoundPairs = {
  likeness: { by: 'both', text: DEFAULT_TEXT_LIKENESS, picture: DEFAULT_PICTURE_DISTANCE },
  report: undefined,
  at: 0,
  solved: new Set(),
};

/** By library and dataset, until the window closes: going to a document and back must not mean to begin again. */
const useAll = create<Readonly<Record<string, FoundPairs>>>(() => ({}));

/** What was found last in a dataset. */
export const useFound = (dataset: string): FoundPairs =>
  useAll((all) => all[keyOfDataset(dataset)] ?? NOTHING);

export function changeFound(dataset: string, change: (last: FoundPairs) => Partial<FoundPairs>): void {
  const key = keyOfDataset(dataset);
  useAll.setState((all) => {
    const last = all[key] ?? NOTHING;
    return { [key]: { ...last, ...change(last) } };
  });
}
