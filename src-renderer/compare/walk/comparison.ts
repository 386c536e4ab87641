import { useCallback, useMemo, useRef, useState } from 'react';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { api } from '../../api/client';
import type { RefreshOn } from '../../api/follow-library';
import { runLongCall } from '../../api/long-call';
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

export interface ComparisonCall extends CallState<Comparison> {
  /** Documents of the larger side that were compared, while there is nothing to show yet. */
  readonly progress: { readonly done: number; readonly total: number | null } | null;
  /** Gives up comparing; `reload` begins again. */
  readonly cancel: () => void;
}

/** Everything about a comparison but its regions: totals, the documents that differ, the classes of either side. */
export function useComparison(sides: Sides): ComparisonCall {
  const refresh = refreshOf(sides);
  const { progress, cancel, ...overview } = useOverview(sides, refresh);
  const looks = useLooks(sides, refresh);
  const data = useMemo(
    () =>
      overview.data === undefined || looks.data === undefined
        ? undefined
        : {
            summary: overview.data.summary,
            documents: withOwnChanges(overview.data.documents, overview.data.summary.documents),
            looks: looks.data,
          },
    [overview.data, looks.data],
  );
  const failure = overview.failure ?? looks.failure;
  const reload = (): void => {
    for (const call of [overview, looks]) call.reload();
  };
  const isLoading = data === undefined && failure === undefined;
  return { data, failure, isLoading, reload, cancel, progress: isLoading ? progress : null };
}

function useOverview(sides: Sides, refresh: RefreshOn | undefined) {
  const [progress, setProgress] = useState<ComparisonCall['progress']>(null);
  const given = useRef<AbortController | null>(null);
  const call = useCall(
    `overview ${sidesKey(sides)}`,
    (signal) => {
      setProgress(null);
      given.current = new AbortController();
      const either = AbortSignal.any([signal, given.current.signal]);
      return runLongCall((stop) => api.compare.overview(sides, { signal: stop }), setProgress, either);
    },
    refresh,
  );
  const cancel = useCallback(() => given.current?.abort(), []);
  return { ...call, progress, cancel };
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
