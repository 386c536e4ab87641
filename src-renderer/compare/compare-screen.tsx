import { useMemo } from 'react';
import { Page } from '../components/page';
import { compareTexts as texts } from '../texts/compare-texts';
import { SidePickers } from './choosing/side-pickers';
import { useComparison, type Sides } from './comparison';
import { ComparisonBody } from './comparison-body';

/** Any two versions, or a version and a draft: what differs, in three parts, down to the region on its page. */
export function CompareScreen({ from, to }: Sides) {
  const sides = useMemo(() => ({ from, to }), [from, to]);
  const call = useComparison(sides);
  return (
    <Page isFilled title={texts.title} actions={<SidePickers from={from} to={to} />}>
      <ComparisonBody sides={sides} call={call} />
    </Page>
  );
}
