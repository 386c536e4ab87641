import { Button } from '@mantine/core';
import type { CallFailed } from '../../api/call-failed';
import { closeDialog } from '../../app/dialogs';
import { navigate } from '../../app/router';
import { mergeTexts } from '../../texts/merge-texts';
import { ProblemRule } from '../../versions/problem-rule';
import classes from './against-problems.module.css';

interface AgainstProblemsProps {
  readonly dataset: string;
  readonly failure: CallFailed;
}

/**
 * What can be done where a merge would have problems and its dataset may have none: go to the first, in the draft, which
 * is our side, or lift the rule. The list of problems is of no use: the draft does not have the merged content yet.
 */
export function AgainstProblems({ dataset, failure: { place } }: AgainstProblemsProps) {
  const goThere = (): void => {
    if (place === undefined) return;
    closeDialog();
    navigate({ screen: 'annotate', dataset, version: 'draft', ...place });
  };
  return (
    <div className={classes.ways}>
      {place !== undefined && (
        <Button variant="default" onClick={goThere}>
          {mergeTexts.finish.showProblem}
        </Button>
      )}
      <ProblemRule dataset={dataset} />
    </div>
  );
}
