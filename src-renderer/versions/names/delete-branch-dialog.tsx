import { Button } from '@mantine/core';
import { switchBranch, useBranches, type Branch } from '../../app/branches';
import { closeDialog } from '../../app/dialogs';
import { Dialog } from '../../components/dialog';
import { FailureView } from '../../components/failure-view';
import { historyTexts } from '../../texts/history-texts';
import { deleteBranch } from './delete-branch';
import classes from './names.module.css';

const texts = historyTexts.branches;

/** The line that every dataset has. */
const MAIN = 'main';

/** The branches that can be deleted, each with what that would give up. */
export function DeleteBranchDialog({ dataset }: { readonly dataset: string }) {
  const { data: branches, failure, reload } = useBranches(dataset);
  const others = branches?.filter(({ name, current }) => !current && name !== MAIN);
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={texts.deleteTitle}
      footer={
        <Button variant="default" onClick={closeDialog} data-autofocus>
          {texts.close}
        </Button>
      }
    >
      <div className={classes.hint}>{others?.length === 0 ? texts.deleteNone : texts.deleteHint}</div>
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
      {others !== undefined && others.length > 0 && (
        <ul className={classes.branches}>
          {others.map((branch) => (
            <DeletableBranch key={branch.name} dataset={dataset} branch={branch} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface DeletableBranchProps {
  readonly dataset: string;
  readonly branch: Branch;
}

function DeletableBranch({ dataset, branch: { name, head, clean } }: DeletableBranchProps) {
  const goThere = (): void => {
    closeDialog();
    void switchBranch(dataset, name);
  };
  // Versions that only this branch leads to are no loss: making it again from its newest brings them back.
  const remove = (): void => void deleteBranch(dataset, name, true);
  return (
    <li className={classes.branch}>
      <span className={classes.branchName}>{name}</span>
      <span className={classes.state}>{head === null ? texts.noVersion : texts.atVersion(head)}</span>
      {!clean && (
        <Button variant="default" size="compact-xs" onClick={goThere}>
          {texts.switchFirst}
        </Button>
      )}
      <Button
        variant="default"
        size="compact-xs"
        aria-label={clean ? texts.deleteOne(name) : texts.deleteDraft(name)}
        onClick={remove}
      >
        {clean ? texts.deleteWord : texts.deleteDraftWord}
      </Button>
      {!clean && <span className={classes.warning}>{texts.lostDraft}</span>}
    </li>
  );
}
