import { Button, Checkbox, Loader, Select } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
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
import { FailureView } from '../components/failure-view';
import { FormButtons } from '../components/form-buttons';
import { appTexts } from '../texts/app-texts';
import { changesetTexts } from '../texts/changeset-texts';
import { handOver, previewHandOver, type HandOverChoice } from './hand-over';
import classes from './changesets.module.css';

const texts = changesetTexts.making;

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
  readonly onDone: (made: ChangesetCreated) => void;
}

function HandOverForm({ dataset, first, branches, onDone }: HandOverFormProps) {
  const [branch, setBranch] = useState(first);
  const [since, setSince] = useState<string | null>(null);
  const [withDocuments, setWithDocuments] = useState(false);
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
          <SinceChoice dataset={dataset} branch={branch} since={since} onChoose={setSince} />
          <PreviewView preview={preview} withDocuments={withDocuments} />
          <Checkbox
            size="sm"
            label={texts.documents}
            description={texts.documentsHint(preview.data?.files.total ?? 0, preview.data?.files.bytes ?? 0)}
            checked={withDocuments}
            disabled={preview.data?.files.total === 0}
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
  readonly since: string | null;
  readonly onChoose: (since: string | null) => void;
}

function SinceChoice({ dataset, branch, since, onChoose }: SinceChoiceProps) {
  const { data: log = [] } = useLog(dataset);
  const first = { value: '', label: branch === 'main' ? texts.sinceNothing : texts.sinceMain };
  const versions = log.map(({ version, message }) => ({
    value: String(version),
    label: texts.version(version, message),
  }));
  return (
    <Select
      label={texts.since}
      data={[first, ...versions]}
      value={since ?? ''}
      onChange={(next) => onChoose(next === null || next === '' ? null : next)}
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
  <Dialog
    isOpen
    onClose={closeDialog}
    title={texts.doneTitle}
    footer={
      <Button onClick={closeDialog} data-autofocus>
        {appTexts.close}
      </Button>
    }
  >
    <div className={classes.done} role="status" data-selectable>
      <IconCircleCheck size={18} aria-hidden="true" />
      <span>{texts.done(made.path, made.bytes)}</span>
    </div>
    <div>
      {texts.next} {made.base.length === 0 ? texts.whole : texts.needs(made.base)}
    </div>
  </Dialog>
);
