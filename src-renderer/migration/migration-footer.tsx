import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useAction } from '../api/use-action';
import { closeDialog } from '../app/dialogs';
import { IconButton } from '../components/icon-button';
import { FailureView } from '../components/failure-view';
import { appTexts } from '../texts/app-texts';
import { migrationTexts as texts } from '../texts/migration-texts';
import { announceMigration } from './announce-migration';
import { loadPlan, savePlan } from './plan-files';
import type { Migration } from './use-migration';
import classes from './migration-dialog.module.css';

interface MigrationFooterProps {
  readonly migration: Migration;
  readonly isGiven: boolean;
  readonly onCancel: () => void;
}

/** The way forward and back, and plan files. */
export function MigrationFooter({ migration, isGiven, onCancel }: MigrationFooterProps) {
  const { step, goTo, plan, preview, runPreview, apply, dataset } = migration;
  const isBusy = runPreview.isRunning || apply.isRunning;
  const applyNow = async (): Promise<void> => {
    const effect = await apply.run();
    if (effect === undefined) return;
    closeDialog();
    announceMigration(dataset, effect);
  };
  return (
    <footer className={classes.footer}>
      {plan !== undefined && step !== 'target' && <PlanFiles migration={migration} />}
      <span className={classes.space} />
      {step === 'preview' && <span className={classes.quiet}>{texts.apply.hint}</span>}
      {(step === 'preview' || (step === 'plan' && !isGiven)) && (
        <Button
          variant="default"
          disabled={isBusy}
          onClick={() => goTo(step === 'preview' ? 'plan' : 'target')}
        >
          {texts.back}
        </Button>
      )}
      {step !== 'preview' && (
        <Button variant="default" disabled={isBusy} onClick={onCancel}>
          {appTexts.cancel}
        </Button>
      )}
      {step === 'plan' && (
        <Button
          loading={runPreview.isRunning}
          disabled={plan === undefined}
          onClick={() => void runPreview.run()}
        >
          {texts.preview.run}
        </Button>
      )}
      {step === 'preview' && (
        <Button loading={apply.isRunning} disabled={preview === undefined} onClick={() => void applyNow()}>
          {texts.apply.button}
        </Button>
      )}
    </footer>
  );
}

/** Keeps a plan as a file, or takes one in place of the plan that is shown. */
function PlanFiles({ migration }: { readonly migration: Migration }) {
  const { dataset, target, plan, setPlan, goTo } = migration;
  const save = useAction(async () => {
    if (target !== undefined && plan !== undefined) await savePlan(dataset, target, plan);
  });
  const load = useAction(async () => {
    const loaded = target === undefined ? null : await loadPlan(dataset, target);
    if (loaded === null) return;
    setPlan(loaded);
    goTo('plan');
  });
  const failure = save.failure ?? load.failure;
  return (
    <>
      <Menu position="top-start">
        <Menu.Target>
          <IconButton label={texts.file.menu} variant="default">
            <IconDots size={17} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void load.run()}>{texts.file.load}</Menu.Item>
          <Menu.Item onClick={() => void save.run()}>{texts.file.save}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {failure !== undefined && <FailureView message={failure.userMessage} />}
    </>
  );
}
