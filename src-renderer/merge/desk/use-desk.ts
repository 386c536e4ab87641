import { createContext, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { onLibraryEvent } from '../../api/library-events';
import { callsOf } from './merge-calls';
import type { DeskState } from './desk-state';
import { createMergeDesk, type MergeDesk } from './merge-desk';

/** Events in a burst lead to one reading per this time. */
const REFRESH_EVERY_MS = 250;
const FOLLOWED: ReadonlySet<string> = new Set(['library', 'versions', 'draft', 'documents']);

/** A desk for as long as its screen is shown; follows decisions and edits made in other windows. */
export function useNewDesk(dataset: string): MergeDesk {
  const [desk] = useState(() => createMergeDesk(callsOf(dataset)));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    void desk.refresh();
    const stop = onLibraryEvent((event) => {
      if (!FOLLOWED.has(event.kind) || (event.dataset !== null && event.dataset !== dataset)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void desk.refresh();
      }, REFRESH_EVERY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
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
