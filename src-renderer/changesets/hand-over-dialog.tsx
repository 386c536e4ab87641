import { Button, Checkbox, Loader, Select } from '@mantine/core';
import { useState } from 'react';
import type { ChangesetCreated, ChangesetPreview } from '../../src-main/contract/changeset-contract';
import { useAction } from '../api/use-action';
import { useCall, type CallState } from '../api/use-call';
import { currentBranch, useBranches } from '../app/branches';
import { closeDialog, openDialog } from '../app/dialogs';
import { useCanWrite } from '../app/session-store';
import { InlineTasks } from '../app/task-panel';
import { useLog } from '../app/use-log';
import { CountTiles } from '../components/count-tiles';
import { Dialog } from '../components/dialog';
import { DoneLine } from '../components/done-line';
import { FailureView } from '../components/failure-view';
import { FormButtons } from '../components/form-buttons';
import { NoticeDialog } from '../components/notice-dialog';
import { changesetTexts } from '../texts/changeset-texts';
import { handOver, previewHandOver, type HandOverChoice, type Since } from './hand-over';
import classes from './changesets.module.css';

const texts = changesetTexts.making;

/** The line that every dataset has. */
const MAIN = 'main';

interface HandOverDialogProps {
  readonly dataset: string;
  readonly branch: string | undefined;
}

/** Asks which branch, shows what the file would hold, and writes it. */
export function HandOverDialog({ dataset, branch }: HandOverDialogProps) {
  const [made, setMade] = useState<ChangesetCreated>();
  const branches = useBranches(dataset);
  if (made !== undefined) return <HandedOver made={made} />;
  const first = branch ?? currentBranch(branches.data)?.name;
  if (branches.data !== undefined && first !== undefined)
    return (
      <HandOverForm
        dataset={dataset}
        first={first}
        branches={branches.data.map(({ name }) => name)}
        hasMain={branches.data.some(({ name, head }) => name === MAIN && head !== null)}
        onDone={setMade}
      />
    );
  return (
    <Dialog isOpen onClose={closeDialog} title={texts.title}>
      {branches.failure !== undefined && (
        <FailureView message={branches.failure.userMessage} onRetry={branches.reload} />
      )}
    </Dialog>
  );
}

interface HandOverFormProps {
  readonly dataset: string;
  readonly first: string;
  readonly branches: readonly string[];
  /** `main` has a version. */
  readonly hasMain: boolean;
  readonly onDone: (made: ChangesetCreated) => void;
}

function HandOverForm({ dataset, first, branches, hasMain, onDone }: HandOverFormProps) {
  const [branch, setBranch] = useState(first);
  const [chosen, setSince] = useState<Since>('main');
  // What is on main is all of it.
  const since = branch === MAIN && chosen === 'main' ? 'nothing' : chosen;
  const [wish, setWithDocuments] = useState<boolean | null>(null);
  const withDocuments = wish ?? since === 'nothing';
  const choice: HandOverChoice = { dataset, branch, since, withDocuments };
  const preview = useCall(
    `changeset ${JSON.stringify([dataset, branch, since])}`,
    (signal) => previewHandOver({ ...choice, withDocuments: false }, signal),
    { kinds: ['versions', 'draft'], dataset },
  );
  const run = useAction(async () => {
    const made = await handOver(choice);
    if (made !== null) onDone(made);
  });
  const isReady = preview.data !== undefined;
  return (
    <Dialog
      isOpen
      onClose={() => !run.isRunning && closeDialog()}
      title={texts.title}
      size="lg"
      onSubmit={() => isReady && void run.run()}
      footer={
        !run.isRunning && <FormButtons onCancel={closeDialog} submit={texts.submit} isReady={isReady} />
      }
    >
      {run.isRunning ? (
        <InlineTasks />
      ) : (
        <>
          <div>{texts.intro}</div>
          <Select
            label={texts.branch}
            data={[...branches]}
            value={branch}
            onChange={(next) => setBranch(next ?? first)}
            allowDeselect={false}
            data-autofocus
          />
          <SinceChoice {...{ dataset, branch, hasMain, since }} onChoose={setSince} />
          <PreviewView preview={preview} withDocuments={withDocuments} />
          <Checkbox
            size="sm"
            label={texts.documents}
            description={preview.data === undefined ? '' : texts.documentsHint(preview.data.files)}
            checked={withDocuments && preview.data?.files.total !== 0}
            disabled={preview.data === undefined || preview.data.files.total === 0}
            onChange={(event) => setWithDocuments(event.currentTarget.checked)}
          />
          {preview.data?.uncommitted === true && <Uncommitted dataset={dataset} />}
          {run.failure !== undefined && <FailureView message={run.failure.userMessage} />}
        </>
      )}
    </Dialog>
  );
}

interface SinceChoiceProps {
  readonly dataset: string;
  readonly branch: string;
  readonly hasMain: boolean;
  readonly since: Since;
  readonly onChoose: (since: Since) => void;
}

function SinceChoice({ dataset, branch, hasMain, since, onChoose }: SinceChoiceProps) {
  const { data: log = [] } = useLog(dataset);
  const first = [
    ...(branch === MAIN ? [] : [{ value: 'main', label: hasMain ? texts.sinceMain : texts.sinceArrived }]),
    { value: 'nothing', label: texts.sinceNothing },
  ];
  const versions = log.map(({ version, message }) => ({
    value: String(version),
    label: texts.version(version, message),
  }));
  return (
    <Select
      label={texts.since}
      data={[...first, ...versions]}
      value={since}
      onChange={(next) => onChoose((next ?? 'main') as Since)}
      allowDeselect={false}
      searchable
      maxDropdownHeight={220}
    />
  );
}

interface PreviewViewProps {
  readonly preview: CallState<ChangesetPreview>;
  readonly withDocuments: boolean;
}

const PreviewView = ({ preview, withDocuments }: PreviewViewProps) => (
  <>
    {preview.isLoading && (
      <div role="status" className={classes.quiet}>
        <Loader size="xs" /> {texts.looking}
      </div>
    )}
    {preview.failure !== undefined && <FailureView message={preview.failure.userMessage} />}
    {preview.data !== undefined && <Contents preview={preview.data} withDocuments={withDocuments} />}
  </>
);

interface ContentsProps {
  readonly preview: ChangesetPreview;
  readonly withDocuments: boolean;
}

function Contents({ preview, withDocuments }: ContentsProps) {
  const { versions, documents, pages, bytes, files, base } = preview;
  return (
    <>
      <CountTiles
        counts={[
          { label: texts.versions, count: versions.length },
          { label: texts.documentsCount, count: documents },
          { label: texts.pages, count: pages },
        ]}
      />
      <div>
        {texts.size(bytes + (withDocuments ? files.bytes : 0))}{' '}
        {base.length === 0 ? texts.whole : texts.needs(base)}
      </div>
    </>
  );
}

function Uncommitted({ dataset }: { readonly dataset: string }) {
  const canWrite = useCanWrite();
  return (
    <div role="note" className={classes.note}>
      {texts.uncommitted}{' '}
      {canWrite && (
        <Button variant="light" size="compact-xs" onClick={() => openDialog({ name: 'commit', dataset })}>
          {texts.commit}
        </Button>
      )}
    </div>
  );
}

const HandedOver = ({ made }: { readonly made: ChangesetCreated }) => (
  <NoticeDialog onClose={closeDialog} title={texts.doneTitle}>
    <DoneLine>{texts.done(made.path, made.bytes)}</DoneLine>
    <div>
      {texts.next} {made.base.length === 0 ? texts.whole : texts.needs(made.base)}
    </div>
  </NoticeDialog>
);
