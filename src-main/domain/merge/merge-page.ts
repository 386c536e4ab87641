import type { PageContent, PageState } from '../regions/region';
import type { MergeTarget, ThreeValues } from './conflict';
import { mergeField, mergeKeys, type Ledger } from './ledger';
import { mergeOrder } from './merge-order';

/** A page without its regions, which are merged for the whole document. */
export type PageRest = Omit<PageContent, 'regions'>;

/** State, frame and reading order of one page. */
export function mergePageRest(
  ledger: Ledger,
  target: MergeTarget & { readonly kind: 'page' },
  { base = {}, ours = {}, theirs = {} }: ThreeValues<PageRest>,
): PageRest {
  const place = { target };
  const state = mergeState(ledger, place, { base: base.state, ours: ours.state, theirs: theirs.state });
  const frame = mergeKeys(ledger, place, 'frame', {
    base: base.frame,
    ours: ours.frame,
    theirs: theirs.frame,
  });
  const order = mergeOrder(ledger, place, { base: base.order, ours: ours.order, theirs: theirs.order });
  return {
    ...(state !== 'unseen' && { state }),
    ...(order.length > 0 && { order }),
    ...(frame !== undefined && { frame }),
  };
}

/**
 * A page that nobody had seen and that one person saw and the other reviewed was reviewed. Anything else
 * that the two disagree on is theirs to settle: one of them reopened the page.
 */
function mergeState(
  ledger: Ledger,
  place: { readonly target: MergeTarget },
  { base = 'unseen', ours = 'unseen', theirs = 'unseen' }: ThreeValues<PageState>,
): PageState {
  if (base === 'unseen' && ours !== 'unseen' && theirs !== 'unseen')
    return ours === 'reviewed' || theirs === 'reviewed' ? 'reviewed' : 'seen';
  return mergeField<PageState>(ledger, place, 'state', { base, ours, theirs }) ?? 'unseen';
}
