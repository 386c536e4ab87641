import type { Api, LongResult, Reply } from '../../api/client';

type Merges = Api['merges'];

export type MergeState = NonNullable<LongResult<Merges['state']>>;
export type MergeResult = LongResult<Merges['start']>;
export type MergePlace = Reply<Merges['places']>[number];
export type MergeConflict = Reply<Merges['conflicts']>['conflicts'][number];
export type MergePage = Reply<Merges['page']>;
export type MergeCounts = Reply<Merges['decide']>;
export type MergeChoice = MergeConflict['choices'][number];
export type Decision = Parameters<Merges['decide']>[0]['decisions'][number];

/** The three states that a merge compares. */
export type Side = 'base' | 'ours' | 'theirs';
export const SIDES: readonly Side[] = ['base', 'ours', 'theirs'];

export const placeKey = ({ document, pageIndex }: Pick<MergePlace, 'document' | 'pageIndex'>): string =>
  JSON.stringify([document, pageIndex]);
