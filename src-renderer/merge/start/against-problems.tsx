import type { CallFailed } from '../../api/call-failed';
import { ProblemRule } from '../../app/problem-rule';

interface AgainstProblemsProps {
  readonly dataset: string;
  readonly failure: CallFailed;
}

/** Where a merge would have problems and its dataset may have none, the rule can be lifted. */
export const AgainstProblems = ({ dataset, failure: { code } }: AgainstProblemsProps) =>
  code === 'has-problems' && <ProblemRule dataset={dataset} />;
