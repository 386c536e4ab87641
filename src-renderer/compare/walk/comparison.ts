import { useMemo } from 'react';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { api } from '../../api/client';
import type { RefreshOn } from '../../api/follow-library';
import { useCall, type CallState } from '../../api/use-call';
import { splitVersionRef } from '../../app/router';
import { withOwnChanges, type ComparedDocument } from './compared-documents';
import { createLooks, type Looks } from '../../sides/class-looks';

/** The two sides that are compared, as version references, and how their regions find each other. */
export interface Sides {
  readonly from: string;
  readonly to: string;
  /** By their ids alone when absent. */
  readonly match?: 'ids' | 'geometry';
  /** Least IoU of regions matched by geometry. */
  readonly iou?: number;
}

export const sidesKey = ({ from, to, match = 'ids', iou }: Sides): string =>
  `${from} … ${to}${match === 'ids' ? '' : ` ${match} ${iou ?? ''}`}`;

/** Versions never change, so only a side that is a draft has anything to follow. */
export function refreshOf({ from, to }: Sides): RefreshOn | undefined {
  const drafts = [from, to].map(splitVersionRef).filter(({ version }) => version === 'draft');
  const [first, second] = drafts;
  if (first === undefined) return undefined;
  const kinds = ['draft', 'documents', 'versions'] as const;
  const isOne = second === undefined || second.dataset === first.dataset;
  return isOne ? { kinds, dataset: first.dataset } : { kinds };
}

export interface Comparison {
  readonly summary: DiffView;
  readonly documents: readonly ComparedDocument[];
  readonly looks: Looks;
}

/** Everything about a comparison but its regions: totals, the documents that differ, the classes of either side. */
export function useComparison(sides: Sides): CallState<Comparison> {
  const key = sidesKey(sides);
  const refresh = refreshOf(sides);
  const summary = useCall(`summary ${key}`, (signal) => api.compare.summary(sides, { signal }), refresh);
  const documents = useCall(
    `documents ${key}`,
    (signal) => api.compare.documents(sides, { signal }),
    refresh,
  );
  const looks = useLooks(sides, refresh);
  const data = useMemo(
    () =>
      summary.data === undefined || documents.data === undefined || looks.data === undefined
        ? undefined
        : {
            summary: summary.data,
            documents: withOwnChanges(documents.data, summary.data.documents),
            looks: looks.data,
          },
    [summary.data, documents.data, looks.data],
  );
  const failure = summary.failure ?? documents.failure ?? looks.failure;
  const reload = (): void => {
    for (const call of [summary, documents, looks]) call.reload();
  };
  return { data, failure, isLoading: data === undefined && failure === undefined, reload };
}

const useLooks = (sides: Sides, refresh: RefreshOn | undefined): CallState<Looks> =>
  useCall(
    `looks ${sidesKey(sides)}`,
    async (signal) => {
      const [before, after] = await Promise.all(
        [sides.from, sides.to].map((version) => api.schemas.get({ version }, { signal })),
      );
      const definitions = [before, after]
        .flatMap((view) => view?.schema.classes ?? [])
        .flatMap(({ attributes = [] }) => attributes);
      const names = new Map(definitions.map(({ id, name }) => [id, name]));
      return createLooks(before?.classes ?? [], after?.classes ?? [], names);
    },
    refresh,
  );
