import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ChangesetOpened } from '../../src-main/contract/changeset-contract';
import { currentBranch, useBranches } from '../app/branches';
import { openDialog } from '../app/dialogs';
import { navigate, versionRefOf, type Route } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { CountTiles } from '../components/count-tiles';
import { Dialog } from '../components/dialog';
import { appTexts } from '../texts/app-texts';
import { changesetTexts } from '../texts/changeset-texts';
import classes from './changesets.module.css';

const texts = changesetTexts.opening;

interface TakenInViewProps {
  readonly opened: ChangesetOpened;
  readonly onClose: () => void;
}

/** What came with a changeset, the way to look at it, and to merge it. */
export function TakenInView({ opened, onClose }: TakenInViewProps) {
  const { dataset, branch, head, base, added, labels, people, skippedTags } = opened;
  const go = (route: Route) => (): void => {
    onClose();
    navigate(route);
  };
  const version: Route = { screen: 'versions', dataset, version: String(head) };
  const canWrite = useCanWrite();
  const current = currentBranch(useBranches(dataset).data);
  const canMerge =
    canWrite && current !== undefined && current.name !== branch && ![null, head].includes(current.head);
  const merge = (): void => {
    onClose();
    openDialog({ name: 'merge', dataset, from: branch });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.doneTitle}
      size="lg"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {appTexts.close}
          </Button>
          <Button variant="default" onClick={go(version)} data-autofocus={!canMerge || undefined}>
            {texts.show}
          </Button>
          {base !== null && (
            <Button
              variant="default"
              onClick={go({
                screen: 'compare',
                from: versionRefOf(dataset, base),
                to: versionRefOf(dataset, head),
              })}
            >
              {texts.compare(base)}
            </Button>
          )}
          {canMerge && (
            <Button onClick={merge} data-autofocus>
              {texts.merge(current.name)}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.done} role="status">
        <IconCircleCheck size={18} aria-hidden="true" />
        <span>{added.versions === 0 ? texts.nothingNew(branch, head) : texts.done(branch, head)}</span>
      </div>
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
