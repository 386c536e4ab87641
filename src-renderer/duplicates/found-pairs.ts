import { create } from 'zustand';
import type { DuplicatePair, DuplicateReport } from '../../src-main/contract/split-contract';
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
  /** Pairs that a person did something about, the last one last. */
  readonly acted: readonly DuplicatePair[];
  /** Keys of those of them that are dealt with: what was done may have been taken back. */
  readonly solved: ReadonlySet<string>;
}

const NOTHING: FoundPairs = {
  likeness: { by: 'both', text: DEFAULT_TEXT_LIKENESS, picture: DEFAULT_PICTURE_DISTANCE },
  report: undefined,
  at: 0,
  acted: [],
  solved: new Set(),
};

/** By library and dataset, until the window closes: going to a document and back must not mean to begin again. */
const useAll = create<Readonly<Record<string, FoundPairs>>>(() => ({}));

/** What was found last in a dataset. */
export const useFound = (dataset: string): FoundPairs =>
  useAll((all) => all[keyOfDataset(dataset)] ?? NOTHING);

/** The same, once. */
export const foundNow = (dataset: string): FoundPairs => useAll.getState()[keyOfDataset(dataset)] ?? NOTHING;

export function changeFound(dataset: string, change: (last: FoundPairs) => Partial<FoundPairs>): void {
  const key = keyOfDataset(dataset);
  useAll.setState((all) => {
    const last = all[key] ?? NOTHING;
    return { [key]: { ...last, ...change(last) } };
  });
}
