import { runAtOnce } from '../../src-main/formats/take-turns';
import { compareOverview } from '../../src-main/services/comparison/compare-overview';
import * as compare from '../../src-main/services/comparison/compare-service';
import * as history from '../../src-main/services/history/blame-service';

type Given<Call extends (...args: never[]) => unknown> = Parameters<Call>;

/** What the services do in steps, without a pause. */
export const compareSummary = (...given: Given<typeof compare.compareSummary>) =>
  runAtOnce(compare.compareSummary(...given));

export const compareDocuments = (...[context, from, to, matching]: Given<typeof compare.compareSummary>) =>
  runAtOnce(compareOverview(context, { from, to, ...matching }, () => undefined)).documents;

export const compareRegions = (...given: Given<typeof compare.compareRegions>) =>
  runAtOnce(compare.compareRegions(...given));

export const blame = (...given: Given<typeof history.blame>) => runAtOnce(history.blame(...given));
