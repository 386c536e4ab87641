import { useMemo } from 'react';
import { useQuery } from '../app/router';
import { Page } from '../components/page';
import { compareTexts as texts } from '../texts/compare-texts';
import { MatchingChoice } from './choosing/matching-choice';
import { SidePickers } from './choosing/side-pickers';
import { ExportMenu } from './exporting/export-menu';
import { matchingFromQuery } from './walk/walk-query';
import { sidesKey, useComparison, type Sides } from './walk/comparison';
import { ComparisonBody } from './comparison-body';

/** Any two versions, or a version and a draft: what differs, in three parts, down to the region on its page. */
export function CompareScreen({ from, to }: Pick<Sides, 'from' | 'to'>) {
  const { match, iou } = matchingFromQuery(useQuery());
  const sides = useMemo<Sides>(
    () => ({ from, to, ...(match !== undefined && { match }), ...(iou !== undefined && { iou }) }),
    [from, to, match, iou],
  );
  const call = useComparison(sides);
  const actions = (
    <>
      <SidePickers {...sides} />
      <MatchingChoice {...sides} />
      <ExportMenu sides={sides} />
    </>
  );
  return (
    <Page isFilled title={texts.title} actions={actions}>
      <ComparisonBody key={sidesKey(sides)} sides={sides} call={call} />
    </Page>
  );
}
