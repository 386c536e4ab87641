import { compareDistributions, type Distribution } from '../../domain/distribution/compare-distributions';
import { openPair, type Matching, type Pair } from './compare-pair';
import { classNamer } from './diff-totals';
import type { LibraryContext } from '../library-context';
import { countSide, type LongWork } from './side-counts';

/**
 * How the regions of two versions are distributed: from the counts that stand beside versions, so that it costs the
 * same however large they are.
 *
 * @throws AppError `not-found`, `ambiguous`, `cancelled`
 */
export function distributionBetween(
  context: LibraryContext,
  request: Matching & { readonly from: string; readonly to: string },
  work: LongWork,
): Promise<Distribution> {
  return distributionOfPair(context, openPair(context, request.from, request.to), work);
}

export async function distributionOfPair(
  context: LibraryContext,
  { from, to }: Pair,
  work: LongWork,
): Promise<Distribution> {
  const nameOf = classNamer(from.schema, to.schema);
  const before = await countSide(context, from, nameOf, work);
  return compareDistributions(before, await countSide(context, to, nameOf, work));
}
