import { closeDialog } from '../app/dialogs';
import { VirtualRows } from '../components/virtual-rows';
import { blameTexts } from '../texts/blame-texts';
import { formatAge, formatTime, isolated } from '../texts/words';
import { peopleOf, summariseStep, timeOf, type BlameStep } from './describe-step';
import { VersionLink } from './version-link';
import classes from './blame.module.css';

const texts = blameTexts.dialog;
const ROW_PX = 74;
const LIST_PX = 400;

interface DocumentStepsProps {
  readonly dataset: string;
  readonly steps: readonly BlameStep[];
}

/** What each version did to a page or document, newest first. */
export function DocumentSteps({ dataset, steps }: DocumentStepsProps) {
  if (steps.length === 0) return <div role="status">{texts.noSteps}</div>;
  return (
    <VirtualRows label={texts.stepList} count={steps.length} rowHeight={ROW_PX} maxHeight={LIST_PX}>
      {(index) => {
        const step = steps[index]!;
        const time = timeOf(step);
        return (
          <div className={classes.step}>
            <span className={classes.words}>
              <span className={classes.what}>
                <VersionLink dataset={dataset} version={step.version} onFollow={closeDialog} />
                {' · '}
                {summariseStep(step)}
              </span>
              <span className={classes.quiet} title={time === null ? undefined : formatTime(time)}>
                {[...peopleOf(step).map(isolated), ...(time === null ? [] : [formatAge(time)])].join(' · ')}
              </span>
              {step.message !== null && <span className={classes.message}>{step.message}</span>}
            </span>
          </div>
        );
      }}
    </VirtualRows>
  );
}
