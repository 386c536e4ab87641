import { create } from 'zustand';

/** Whether a person works through the review queue, and at which region. Kept over documents: the queue crosses them. */
interface ReviewMode {
  /** Dataset whose queue is worked through; null when none is. */
  readonly dataset: string | null;
  /** Region of the current item. */
  readonly region: string | null;
}

export const useReviewMode = create<ReviewMode>(() => ({ dataset: null, region: null }));

export const startReview = (dataset: string, region: string): void =>
  useReviewMode.setState({ dataset, region });

export const endReview = (): void => useReviewMode.setState({ dataset: null, region: null });
