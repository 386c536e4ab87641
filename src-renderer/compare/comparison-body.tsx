import { Loader } from '@mantine/core';
import { useRef } from 'react';
import type { CallState } from '../api/use-call';
import { FailureView } from '../components/failure-view';
import { SplitPanes } from '../components/split-panes';
import { compareTexts as texts } from '../texts/compare-texts';
import { choicePane } from './walk/compare-view';
import { DocumentList } from './browsing/document-list';
import type { Comparison, Sides } from './walk/comparison';
import { isNothingDifferent } from './overview/explain-bump';
import { NothingDiffers } from './overview/nothing-differs';
import { Overview } from './overview/overview';
import { usePeople } from './walk/use-people';
import { DocumentComparison } from './page/document-comparison';
import { useWalkKeys } from './walk/use-compare-keys';
import { useWalk } from './walk/use-walk';
import classes from './comparison-body.module.css';

interface ComparisonBodyProps {
  readonly sides: Sides;
  readonly call: CallState<Comparison>;
}

/** Documents that differ on the left; the totals, or the pages of one of them, on the right. */
export function ComparisonBody({ sides, call }: ComparisonBodyProps) {
  const { data: comparison, failure, reload } = call;
  const searchField = useRef<HTMLInputElement>(null);
  const walk = useWalk(sides, comparison);
  const people = usePeople(sides, comparison);
  useWalkKeys(walk, () => searchField.current?.focus());
  if (comparison === undefined) {
    return <NotYet failure={failure} onRetry={reload} />;
  }
  if (comparison.documents.length === 0 && isNothingDifferent(comparison.summary)) {
    return <NothingDiffers from={comparison.summary.from} to={comparison.summary.to} />;
  }
  const { place } = walk;
  const row = comparison.documents.find(({ document }) => document === place?.document);
  return (
    <div className={classes.body}>
      <SplitPanes
        name="compare-documents"
        label={texts.list.label}
        {...choicePane()}
        start={<DocumentList walk={walk} comparison={comparison} people={people} searchField={searchField} />}
        end={
          row === undefined ? (
            <Overview
              sides={sides}
              comparison={comparison}
              people={people}
              onDocument={(document) => {
                walk.setFilter({ presence: 'all', search: '' });
                walk.goTo(document, 0);
              }}
              onWhat={walk.showOnly}
              onRewritten={walk.showRewritten}
            />
          ) : (
            <DocumentComparison
              key={row.document}
              sides={sides}
              comparison={comparison}
              row={row}
              walk={walk}
            />
          )
        }
      />
    </div>
  );
}

interface NotYetProps {
  readonly failure: CallState<Comparison>['failure'];
  readonly onRetry: () => void;
}

const NotYet = ({ failure, onRetry }: NotYetProps) => (
  <div className={classes.centered} role="status">
    {failure === undefined ? (
      <>
        <Loader size="sm" aria-hidden="true" /> {texts.loading}
      </>
    ) : (
      <FailureView message={failure.userMessage} onRetry={onRetry} />
    )}
  </div>
);
