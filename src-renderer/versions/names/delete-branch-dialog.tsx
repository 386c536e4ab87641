import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useBranches, type Branch } from '../../app/branches';
import { closeDialog } from '../../app/dialogs';
import { Dialog } from '../../components/dialog';
import { FailureView } from '../../components/failure-view';
import { appTexts } from '../../texts/app-texts';
import { historyTexts } from '../../texts/history-texts';
import { deleteBranch } from './delete-branch';
import classes from './names.module.css';

const texts = historyTexts.branches;

/** The line that every dataset has. */
const MAIN = 'main';

/** The branches that can be deleted, each with what that would give up. */
export function DeleteBranchDialog({ dataset }: { readonly dataset: string }) {
  const { data: branches, failure, reload } = useBranches(dataset);
  const close = useRef<HTMLButtonElement>(null);
  const onDeleted = (): void => {
    reload();
    // The button that was pressed goes with its branch.
    close.current?.focus();
  };
  const others = branches?.filter(({ name, current }) => !current && name !== MAIN);
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={texts.deleteTitle}
      footer={
        <Button ref={close} variant="default" onClick={closeDialog} data-autofocus>
          {appTexts.close}
        </Button>
      }
    >
      <div className={classes.hint}>{others?.length === 0 ? texts.deleteNone : texts.deleteHint}</div>
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
      {others !== undefined && others.length > 0 && (
        <ul className={classes.branches}>
          {others.map((branch) => (
            <DeletableBranch key={branch.name} dataset={dataset} branch={branch} onDeleted={onDeleted} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface DeletableBranchProps {
  readonly dataset: string;
  readonly branch: Branch;
  readonly onDeleted: () => void;
}

const DeletableBranch = ({ dataset, branch: { name, head, clean }, onDeleted }: DeletableBranchProps) => (
  <li className={classes.branch}>
    <span className={classes.branchName}>{name}</span>
    <span className={classes.state}>
      {clean ? (head === null ? texts.noVersion : texts.atVersion(head)) : texts.uncommitted}
    </span>
    <Button
      variant="default"
      size="compact-xs"
      aria-label={texts.deleteOne(name)}
      onClick={() => void deleteBranch(dataset, name).then(onDeleted)}
    >
      {texts.deleteWord}
    </Button>
  </li>
);
