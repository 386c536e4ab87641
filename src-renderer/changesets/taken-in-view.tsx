import { Button } from '@mantine/core';
import type { ChangesetOpened } from '../../src-main/contract/changeset-contract';
import { switchBranch, type Branch } from '../app/branches';
import { openDialog } from '../app/dialogs';
import { navigate, versionRefOf } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { CountTiles } from '../components/count-tiles';
import { Dialog } from '../components/dialog';
import { DoneLine } from '../components/done-line';
import { appTexts } from '../texts/app-texts';
import { changesetTexts } from '../texts/changeset-texts';
import classes from './changesets.module.css';

const texts = changesetTexts.opening;

interface TakenInViewProps {
  readonly opened: ChangesetOpened;
  /** The branch that is worked on. */
  readonly current: Branch | undefined;
  readonly onClose: () => void;
}

/** What came with a changeset, the way to look at it, and to merge it. */
export function TakenInView({ opened, current, onClose }: TakenInViewProps) {
  const { branch, head, added, labels, people, skippedTags } = opened;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.doneTitle}
      size="lg"
      footer={<Ways {...{ opened, current, onClose }} />}
    >
      <DoneLine>{added.versions === 0 ? texts.nothingNew(branch, head) : texts.done(branch, head)}</DoneLine>
      <CountTiles
        counts={[
          { label: texts.added, count: labels.added },
          { label: texts.changed, count: labels.changed },
          { label: texts.removed, count: labels.removed },
        ]}
      />
      <div>{texts.people(people)}</div>
      {skippedTags.length > 0 && (
        <div role="note" className={classes.note}>
          {texts.skippedTags(skippedTags)}
        </div>
      )}
    </Dialog>
  );
}

/** What to do with it next, what it was taken in for last. */
function Ways({ opened: { dataset, branch, head, base }, current, onClose }: TakenInViewProps) {
  const canWrite = useCanWrite();
  const then = (act: () => void) => (): void => {
    onClose();
    act();
  };
  const isOther = canWrite && current !== undefined && current.name !== branch;
  const canMerge = isOther && current.head !== null && current.head !== head;
  // A dataset that begins with it has nothing of its own to merge it into.
  const isFirst = isOther && current.head === null;
  const to = versionRefOf(dataset, head);
  return (
    <>
      <Button variant="default" onClick={onClose}>
        {appTexts.close}
      </Button>
      {base === null ? (
        <Button
          variant="default"
          onClick={then(() => navigate({ screen: 'versions', dataset, version: String(head) }))}
          data-autofocus={(!canMerge && !isFirst) || undefined}
        >
          {texts.show}
        </Button>
      ) : (
        <Button
          variant="default"
          onClick={then(() => navigate({ screen: 'compare', from: versionRefOf(dataset, base), to }))}
          data-autofocus={(!canMerge && !isFirst) || undefined}
        >
          {texts.compare(base)}
        </Button>
      )}
      {isFirst && (
        <Button onClick={then(() => void switchBranch(dataset, branch))} data-autofocus>
          {texts.workOn(branch)}
        </Button>
      )}
      {canMerge && (
        <Button onClick={then(() => openDialog({ name: 'merge', dataset, from: branch }))} data-autofocus>
          {texts.merge(current.name)}
        </Button>
      )}
    </>
  );
}
