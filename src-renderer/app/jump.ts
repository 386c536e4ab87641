import { create } from 'zustand';
import { navigate } from './router';

/** A region to be brought before a person. */
export interface Jump {
  readonly dataset: string;
  /** Entry id. */
  readonly document: string;
  /** 0-based. */
  readonly pageIndex: number;
  readonly region: string;
  /** `draft`, which it is when absent, or the number of a version. */
  readonly version?: string;
}

/** The region that was asked for and is not selected yet. */
export const useWantedJump = create<{ readonly jump: Jump | null }>(() => ({ jump: null }));

/** Opens a page in Annotate and selects a region of it. */
export function jumpToRegion(jump: Jump): void {
  useWantedJump.setState({ jump });
  const { dataset, document, pageIndex, version = 'draft' } = jump;
  navigate({ screen: 'annotate', dataset, version, document, pageIndex });
}
