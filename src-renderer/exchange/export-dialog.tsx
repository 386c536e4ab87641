import { Button, Checkbox, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { LogEntry } from '../../src-main/contract/version-contract';
import type { Split } from '../../src-main/domain/regions/region';
import { useAction } from '../api/use-action';
import { closeDialog, openDialog } from '../app/dialogs';
import { useCanWrite } from '../app/session-store';
import { InlineTasks } from '../app/task-panel';
import { useLog } from '../app/use-log';
import { Dialog } from '../components/dialog';
import { FailureView } from '../components/failure-view';
import { FormButtons } from '../components/form-buttons';
import { exchangeTexts } from '../texts/exchange-texts';
import { exportVersion, type Exported } from './export-version';
import { SplitSelect } from './split-select';
import { ExportResultView } from './export-result-view';

const texts = exchangeTexts.exporting;

interface ExportDialogProps {
  readonly dataset: string;
  /** A number as text; the latest when absent. */
  readonly version?: string | undefined;
}

/** Asks which version, writes it as COCO, and says what the file could not hold. */
export function ExportDialog({ dataset, version }: ExportDialogProps) {
  const [result, setResult] = useState<Exported>();
  const { data: log, failure, reload } = useLog(dataset);
  if (result !== undefined) return <ExportResultView result={result} />;
  if (log !== undefined)
    return <ExportForm dataset={dataset} version={version} log={log} onDone={setResult} />;
  return (
    <Dialog isOpen onClose={closeDialog} title={texts.title}>
      {failure !== undefined && <FailureView message={failure.userMessage} onRetry={reload} />}
    </Dialog>
  );
}

interface ExportFormProps extends ExportDialogProps {
  readonly log: readonly LogEntry[];
  readonly onDone: (result: Exported) => void;
}

function ExportForm({ dataset, version, log, onDone }: ExportFormProps) {
  const [chosen, setChosen] = useState(version ?? String(log[0]?.version ?? ''));
  const [isDraft, setIsDraft] = useState(false);
  const [scale, setScale] = useState<number | string>(1);
  const [split, setSplit] = useState<Split | null>(null);
  const run = useAction(async () => {
    const exported = await exportVersion({
      dataset,
      version: isDraft ? 'draft' : chosen,
      scale: Number(scale) || 1,
      split,
    });
    if (exported !== null) onDone(exported);
  });
  const isReady = isDraft || chosen !== '';
  return (
    <Dialog
      isOpen
      onClose={() => !run.isRunning && closeDialog()}
      title={texts.title}
      onSubmit={() => isReady && void run.run()}
      footer={!run.isRunning && <FormButtons onCancel={closeDialog} submit={texts.start} isReady={isReady} />}
    >
      {run.isRunning ? (
        <InlineTasks />
      ) : (
        <>
          <VersionChoice
            dataset={dataset}
            log={log}
            chosen={chosen}
            onChoose={setChosen}
            isDisabled={isDraft}
          />
          <SplitSelect label={texts.split} none={texts.allSplits} value={split} onChange={setSplit} />
          <NumberInput
            label={texts.scale}
            description={texts.scaleHint}
            value={scale}
            onChange={setScale}
            min={0.01}
            max={100}
            step={0.5}
            w={180}
          />
          <Checkbox
            size="sm"
            label={texts.draft}
            description={texts.draftHint}
            checked={isDraft}
            onChange={(event) => setIsDraft(event.currentTarget.checked)}
          />
          {run.failure !== undefined && <FailureView message={run.failure.userMessage} />}
        </>
      )}
    </Dialog>
  );
}

interface VersionChoiceProps {
  readonly dataset: string;
  readonly log: readonly LogEntry[];
  readonly chosen: string;
  readonly onChoose: (version: string) => void;
  readonly isDisabled: boolean;
}

function VersionChoice({ dataset, log, chosen, onChoose, isDisabled }: VersionChoiceProps) {
  if (log.length === 0) return <NoVersions dataset={dataset} />;
  return (
    <Select
      label={texts.version}
      data={log.map((entry, index) => ({ value: String(entry.version), label: labelOf(entry, index) }))}
      value={chosen}
      onChange={(next) => onChoose(next ?? '')}
      disabled={isDisabled}
      searchable
      maxDropdownHeight={260}
      data-autofocus
    />
  );
}

function labelOf({ version, message }: LogEntry, index: number): string {
  const label = texts.versionLabel(version, message.split('\n')[0] ?? '');
  return index === 0 ? texts.latest(label) : label;
}

function NoVersions({ dataset }: { readonly dataset: string }) {
  const canWrite = useCanWrite();
  return (
    <div>
      {texts.noVersions}{' '}
      {canWrite && (
        <Button variant="light" size="compact-xs" onClick={() => openDialog({ name: 'commit', dataset })}>
          {texts.commit}
        </Button>
      )}
    </div>
  );
}
