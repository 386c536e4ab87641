import { create } from 'zustand';
import type { ReviewItem } from '../../../src-main/contract/migration-contract';
import { api } from '../../api/client';
import { showFailure } from '../../app/notify';

/** What a person works through. Kept over documents, for the queue crosses them. */
export interface ReviewQueue {
  /** Dataset whose queue is worked through; null when none is. */
  readonly dataset: string | null;
  /** A slice of the queue, in the order of documents and pages. */
  readonly items: readonly ReviewItem[];
  /** Place of the slice among the items that were open when it was read. */
  readonly offset: number;
  /** Place of the current item in the slice. */
  readonly at: number;
  /** Regions of the slice that were decided since it was read: they are not in the queue any more. */
  readonly decided: ReadonlySet<string>;
  readonly isLoading: boolean;
}

/** Items read at a time. */
const SLICE = 100;

const IDLE: ReviewQueue = {
  dataset: null,
  items: [],
  offset: 0,
  at: 0,
  decided: new Set(),
  isLoading: false,
};

export const useReviewQueue = create<ReviewQueue>(() => IDLE);

export const currentItem = ({ items, at }: ReviewQueue): ReviewItem | undefined => items[at];

/** Begins with the first open item. @returns the item, or undefined when nothing is open */
export async function startReview(dataset: string): Promise<ReviewItem | undefined> {
  useReviewQueue.setState({ ...IDLE, dataset });
  await read(0, 'first');
  return currentItem(useReviewQueue.getState());
}

export const endReview = (): void => useReviewQueue.setState(IDLE);

export const markDecided = (region: string): void =>
  useReviewQueue.setState(({ decided }) => ({ decided: new Set([...decided, region]) }));

/** Where stepping leads: a place in the slice, another slice, or nowhere. */
export type QueueStep =
  | { readonly at: number }
  | { readonly offset: number; readonly end: 'first' | 'last' }
  | null;

/**
 * Forward goes to the next item that is not decided; past the slice to the items after it, which moved up by
 * what was decided. Backward goes to the item before, also a decided one: to look at it again.
 */
export function stepFrom(queue: ReviewQueue, direction: 1 | -1): QueueStep {
  const { items, at, offset, decided } = queue;
  if (direction === -1) {
    if (at > 0) return { at: at - 1 };
    return offset === 0 ? null : { offset: Math.max(0, offset - SLICE), end: 'last' };
  }
  const next = items.findIndex(({ region }, index) => index > at && !decided.has(region));
  if (next >= 0) return { at: next };
  const left = items.filter(({ region }) => !decided.has(region)).length;
  return { offset: offset + left, end: 'first' };
}

/** Goes to the next or previous item; past the last one it begins again with those that were skipped. */
export async function stepReview(direction: 1 | -1): Promise<void> {
  const step = stepFrom(useReviewQueue.getState(), direction);
  if (step === null) return;
  if ('at' in step) useReviewQueue.setState({ at: step.at });
  else await read(step.offset, step.end);
}

async function read(offset: number, end: 'first' | 'last'): Promise<void> {
  const { dataset } = useReviewQueue.getState();
  if (dataset === null) return;
  useReviewQueue.setState({ isLoading: true });
  try {
    const { items } = await api.migrations.review({ dataset, offset, limit: SLICE });
    if (useReviewQueue.getState().dataset !== dataset) return;
    if (items.length === 0 && offset > 0) return await read(0, 'first');
    useReviewQueue.setState({
      items,
      offset,
      at: end === 'first' ? 0 : items.length - 1,
      decided: new Set(),
    });
  } catch (error) {
    showFailure(error);
  } finally {
    useReviewQueue.setState({ isLoading: false });
  }
}
