import { runAtOnce } from '../../src-main/formats/take-turns';
import * as compare from '../../src-main/services/comparison/compare-service';

type Given<Call extends (...args: never[]) => unknown> = Parameters<Call>;

/** The comparisons of the services without their turns. */
export const compareSummary = (...given: Given<typeof compare.compareSummary>) =>
  runAtOnce(compare.compareSummary(...given));

export const compareDocuments = (...given: Given<typeof compare.compareDocuments>) =>
  runAtOnce(compare.compareDocuments(...given));

export const compareRegions = (...given: Given<typeof compare.compareRegions>) =>
  runAtOnce(compare.compareRegions(...given));
