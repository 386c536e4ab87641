import { Loader, Modal } from '@mantine/core';
import { closeDialog } from '../app/dialogs';
import { showDone } from '../app/notify';
import { InlineTasks } from '../app/task-panel';
import { FailureView } from '../components/failure-view';
import { appTexts } from '../texts/app-texts';
import { migrationTexts as texts } from '../texts/migration-texts';
import { BegunPlan } from './begun-plan';
import { ChooseTarget } from './choose-target';
import { MigrationFooter } from './migration-footer';
import { MistakeList } from './mistakes/mistake-list';
import type { MigrationRequest } from '../app/dialogs';
import { PlanEditor } from './plan/plan-editor';
import { PreviewView } from './preview/preview-view';
import { useMigration, type Migration, type WizardStep } from './use-migration';
import classes from './migration-dialog.module.css';

/** Carries a draft to another schema: where to, by which rules, with which effect, and then for good. */
export function MigrationDialog({ request }: { readonly request: MigrationRequest }) {
  const migration = useMigration(request);
  const { dataset, derived, choose, runPreview, apply } = migration;
  const isBusy = runPreview.isRunning || apply.isRunning;
  const failure = choose.failure ?? runPreview.failure ?? apply.failure;
  const close = (): void => {
    closeDialog();
    if (migration.isKept()) showDone(texts.begun.kept);
  };
  const title = derived === undefined ? texts.title(dataset) : texts.titleTo(dataset, derived.toLabel);
  return (
    <Modal
      opened
      onClose={() => !isBusy && close()}
      title={title}
      size="calc(100vw - 48px)"
      padding={0}
      attributes={{ header: { role: 'presentation' } }}
      classNames={{
        content: classes.content ?? '',
        body: classes.body ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
      }}
      closeButtonProps={{ 'aria-label': appTexts.close }}
    >
      <StepLine migration={migration} />
      <div className={classes.notes}>
        {failure !== undefined && <FailureView message={failure.userMessage} />}
        {isBusy && <InlineTasks />}
        {migration.step === 'plan' && <PlanNotes migration={migration} />}
      </div>
      <div className={classes.main}>
        <StepContent migration={migration} isGiven={request.to !== undefined} />
      </div>
      <MigrationFooter migration={migration} isGiven={request.to !== undefined} onCancel={close} />
    </Modal>
  );
}

/** What is to be known of the plan before it is changed. */
function PlanNotes({ migration }: { readonly migration: Migration }) {
  const warnings = migration.derived?.warnings ?? [];
  return (
    <>
      {warnings.length > 0 && <p className={classes.warnings}>{texts.target.warnings(warnings)}</p>}
      <BegunPlan migration={migration} />
      {migration.mistakes.length > 0 && <MistakeList mistakes={migration.mistakes} onSeek={migration.seek} />}
    </>
  );
}

const STEPS: readonly WizardStep[] = ['target', 'plan', 'preview'];

function StepLine({ migration: { step } }: { readonly migration: Migration }) {
  return (
    <ol className={classes.steps} aria-label={texts.steps.label}>
      {STEPS.map((name, index) => (
        <li key={name} className={classes.step} aria-current={name === step ? 'step' : undefined}>
          <span className={classes.number} aria-hidden="true">
            {index + 1}
          </span>
          {texts.steps[name]}
        </li>
      ))}
    </ol>
  );
}

interface StepContentProps {
  readonly migration: Migration;
  /** The target came with the request: there is nothing to choose while the plan is worked out. */
  readonly isGiven: boolean;
}

function StepContent({ migration, isGiven }: StepContentProps) {
  const { step, derived, plan, preview, choose } = migration;
  if (step === 'plan' && derived !== undefined && plan !== undefined)
    return <PlanEditor migration={migration} derived={derived} plan={plan} />;
  if (step === 'preview' && derived !== undefined && preview !== undefined)
    return <PreviewView dataset={migration.dataset} derived={derived} preview={preview} />;
  if (choose.isRunning || (isGiven && choose.failure === undefined)) {
    return (
      <div className={classes.waiting} role="status">
        <Loader size="sm" aria-hidden="true" /> {texts.target.deriving}
      </div>
    );
  }
  return <ChooseTarget dataset={migration.dataset} onChoose={(to) => void choose.run(to)} />;
}
