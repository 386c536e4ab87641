import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ChangesetOpened } from '../../src-main/contract/changeset-contract';
import { navigate, versionRefOf, type Route } from '../app/router';
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

/** What came with a changeset, and the way to look at it. */
export function TakenInView({ opened, onClose }: TakenInViewProps) {
  const { dataset, branch, head, base, added, labels, people, skippedTags } = opened;
  const go = (route: Route) => (): void => {
    onClose();
    navigate(route);
  };
  const version: Route = { screen: 'versions', dataset, version: String(head) };
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
          <Button variant="default" onClick={go(version)} data-autofocus={base === null ? true : undefined}>
            {texts.show}
          </Button>
          {base !== null && (
            <Button
              onClick={go({
                screen: 'compare',
                from: versionRefOf(dataset, base),
                to: versionRefOf(dataset, head),
              })}
              data-autofocus
            >
              {texts.compare(base)}
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
