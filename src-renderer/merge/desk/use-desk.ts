import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { followLibrary } from '../../api/follow-library';
import { callsOf } from './merge-calls';
import type { DeskState } from './desk-state';
import { createMergeDesk, type MergeDesk } from './merge-desk';

const FOLLOWED = ['versions', 'draft', 'documents'] as const;

/** A desk for as long as its screen is shown; follows decisions and edits made in other windows. */
export function useNewDesk(dataset: string): MergeDesk {
  const [desk] = useState(() => createMergeDesk(callsOf(dataset)));
  useEffect(() => {
    void desk.refresh();
    return followLibrary({ kinds: FOLLOWED, dataset }, () => void desk.refresh());
  }, [desk, dataset]);
  return desk;
}

const DeskContext = createContext<MergeDesk | null>(null);

export const DeskProvider = DeskContext.Provider;

export function useDesk(): MergeDesk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk is for what a merge screen shows');
  return desk;
}

export const useDeskState = <Value>(select: (state: DeskState) => Value): Value =>
  useStore(useDesk().store, select);
