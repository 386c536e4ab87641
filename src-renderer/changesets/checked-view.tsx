import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChangesetInspected, ChangesetOpened } from '../../src-main/contract/changeset-contract';
import { pickFiles, type Chosen } from '../api/pick-files';
import { useAction } from '../api/use-action';
import { InlineTasks } from '../app/task-panel';
import { CountTiles } from '../components/count-tiles';
import { Dialog } from '../components/dialog';
import { FailureView } from '../components/failure-view';
import { FormButtons } from '../components/form-buttons';
import { changesetTexts } from '../texts/changeset-texts';
import { takeIn, type CheckedFile } from './take-in';
import classes from './changesets.module.css';

const texts = changesetTexts.opening;

interface CheckedViewProps {
  readonly dataset: string;
  readonly file: CheckedFile;
  readonly onOther: () => void;
  readonly onClose: () => void;
  readonly onDone: (opened: ChangesetOpened) => void;
}

/** What a checked changeset brings, under which name, and the button that takes it in. */
export function CheckedView({ dataset, file, onOther, onClose, onDone }: CheckedViewProps) {
  const { inspected } = file;
  const [branch, setBranch] = useState(inspected.suggestedBranch ?? '');
  const [documents, setDocuments] = useState<Chosen | null>(null);
  const run = useAction(async () =>
    onDone(await takeIn({ dataset, file, branch: branch.trim(), documents })),
  );
  const isReady = branch.trim() !== '' && (inspected.missingFiles.length === 0 || documents !== null);
  return (
    <Dialog
      isOpen
      onClose={() => !run.isRunning && onClose()}
      title={texts.title}
      size="lg"
      onSubmit={() => isReady && void run.run()}
      footer={
        !run.isRunning && (
          <>
            <Button variant="subtle" onClick={onOther}>
              {texts.other}
            </Button>
            <FormButtons onCancel={onClose} submit={texts.submit} isReady={isReady} />
          </>
        )
      }
    >
      {run.isRunning ? (
        <InlineTasks />
      ) : (
        <>
          <strong data-selectable>{file.name}</strong>
          <Brought inspected={inspected} />
          <TextInput
            label={texts.branch}
            description={texts.branchHint}
            value={branch}
            onChange={(event) => setBranch(event.currentTarget.value)}
            maxLength={200}
            data-autofocus
          />
          {inspected.missingFiles.length > 0 && (
            <Missing files={inspected.missingFiles} chosen={documents} onChoose={setDocuments} />
          )}
          {run.failure !== undefined && <FailureView message={run.failure.userMessage} />}
        </>
      )}
    </Dialog>
  );
}

function Brought({ inspected }: { readonly inspected: ChangesetInspected }) {
  const { versions, newVersions, documents, pages } = inspected;
  return (
    <>
      <CountTiles
        counts={[
          { label: texts.fresh, count: newVersions },
          { label: texts.documents, count: documents },
          { label: texts.pages, count: pages },
        ]}
      />
      <div>
        {texts.from([...new Set(versions.map(({ author }) => author))])} {newVersions === 0 && texts.known}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard */}
      <ul className={classes.versions} aria-label={texts.versions} tabIndex={0} data-selectable>
        {versions.map(({ id, message, author, time, version }) => (
          <li key={id}>
            <span>{texts.versionLine(message, author, time)}</span>
            {version !== null && <span className={classes.quiet}>{texts.here(version)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

interface MissingProps {
  readonly files: ChangesetInspected['missingFiles'];
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
}

function Missing({ files, chosen, onChoose }: MissingProps) {
  const ask = useAction(async () => {
    const next = await pickFiles('folder');
    if (next !== null) onChoose(next);
  });
  return (
    <div role="note" className={classes.note}>
      <span>{texts.missing(files)}</span>
      <Button variant="light" size="compact-sm" onClick={() => void ask.run()}>
        {texts.chooseFolder}
      </Button>
      {chosen !== null && <span>{texts.folder(chosen.names[0] ?? '')}</span>}
      {ask.failure !== undefined && <FailureView message={ask.failure.userMessage} />}
    </div>
  );
}
