import { useMemo, useState } from 'react';
import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import type { CallFailed } from '../../api/call-failed';
import { useCall } from '../../api/use-call';
import { matchesWhat, type ListFilter } from '../walk/compared-documents';
import { refreshOf, sidesKey, type Sides } from '../walk/comparison';
import type { Looks } from '../../sides/class-looks';
import { readRegions } from '../walk/read-regions';
import { inReadingOrder } from '../../sides/region-place';

export interface DocumentChanges {
  /** All of the document, in reading order; undefined until they are here. */
  readonly all: readonly RegionChangeView[] | undefined;
  /** Those that are looked at. */
  readonly shown: readonly RegionChangeView[];
  /** How far reading is, while there is more than one slice. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly failure: CallFailed | undefined;
  readonly reload: () => void;
}

const NONE: readonly RegionChangeView[] = [];

/** The changed regions of one document. */
export function useDocumentChanges(
  sides: Sides,
  document: string,
  { what, cause }: Pick<ListFilter, 'what' | 'cause'>,
  looks: Looks,
): DocumentChanges {
  const [progress, setProgress] = useState<DocumentChanges['progress']>(null);
  const { data, failure, reload } = useCall(
    `regions ${sidesKey(sides)} ${cause} ${document}`,
    async (signal) => {
      const all: RegionChangeView[] = [];
      for await (const { regions, done, total } of readRegions(sides, { document, cause }, signal)) {
        for (const region of regions) all.push(region);
        setProgress(done < total ? { done, total } : null);
      }
      return inReadingOrder(all);
    },
    refreshOf(sides),
  );
  const shown = useMemo(
    () => (data ?? NONE).filter((change) => matchesWhat(what, change, looks)),
    [data, what, looks],
  );
  return { all: data, shown, progress, failure, reload };
}
