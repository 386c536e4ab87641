import { Button, Progress } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useRef } from 'react';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { SplitPanes } from '../components/split-panes';
import { appTexts } from '../texts/app-texts';
import { compareTexts as texts } from '../texts/compare-texts';
import { choicePane } from './walk/compare-view';
import { DocumentList } from './browsing/document-list';
import type { ComparisonCall, Sides } from './walk/comparison';
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
  readonly call: ComparisonCall;
}

/** Documents that differ on the left; the totals, or the pages of one of them, on the right. */
export function ComparisonBody({ sides, call }: ComparisonBodyProps) {
  const { data: comparison } = call;
  const searchField = useRef<HTMLInputElement>(null);
  const walk = useWalk(sides, comparison);
  const people = usePeople(sides, comparison);
  useWalkKeys(walk, () => searchField.current?.focus());
  if (comparison === undefined) {
    return <NotYet call={call} />;
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

/** How far comparing is, with a way out of it; or why nothing came of it. */
function NotYet({ call }: Pick<ComparisonBodyProps, 'call'>) {
  const { failure, progress, reload, cancel } = call;
  if (failure?.code === 'cancelled')
    return (
      <EmptyState
        icon={<IconPlayerStop size={26} stroke={1.6} />}
        title={texts.stopped.title}
        actions={<Button onClick={reload}>{texts.stopped.again}</Button>}
      >
        {texts.stopped.text}
      </EmptyState>
    );
  if (failure !== undefined)
    return (
      <div className={classes.centered} role="status">
        <FailureView message={failure.userMessage} onRetry={reload} />
      </div>
    );
  const { done, total } = progress ?? { done: 0, total: null };
  const share = total === null || total === 0 ? null : (100 * done) / total;
  return (
    <div className={classes.comparing}>
      <div className={classes.comparingLine}>
        <span role="status">{texts.loading}</span>
        <span className="tabular">{total !== null && texts.loadingDocuments(done, total)}</span>
      </div>
      <Progress value={share ?? 100} animated={share === null} size="sm" aria-label={texts.loading} />
      <Button variant="default" onClick={cancel}>
        {appTexts.cancel}
      </Button>
    </div>
  );
}
