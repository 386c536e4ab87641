import { useState } from 'react';
import type { ImportResult } from '../../src-main/contract/exchange-contract';
import { useAction } from '../api/use-action';
import { closeDialog } from '../app/dialogs';
import { InlineTasks } from '../app/task-panel';
import { Dialog } from '../components/dialog';
import { FailureView } from '../components/failure-view';
import { FormButtons } from '../components/form-buttons';
import { exchangeTexts } from '../texts/exchange-texts';
import { ImportFields, NO_FILES } from './import-fields';
import { ImportResultView } from './import-result-view';
import { importLabels } from './import-labels';

const texts = exchangeTexts.importing;

/** Asks what to import, shows how it goes, and what came of it. */
export function ImportDialog({ dataset }: { readonly dataset: string }) {
  const [result, setResult] = useState<ImportResult>();
  if (result === undefined) return <ImportForm dataset={dataset} onDone={setResult} />;
  return <ImportResultView dataset={dataset} result={result} onAgain={() => setResult(undefined)} />;
}

interface ImportFormProps {
  readonly dataset: string;
  readonly onDone: (result: ImportResult) => void;
}

function ImportForm({ dataset, onDone }: ImportFormProps) {
  const [files, setFiles] = useState(NO_FILES);
  const run = useAction(async () => {
    const { source } = files;
    if (source !== null) onDone(await importLabels({ ...files, source, dataset }));
  });
  const buttons = <FormButtons onCancel={closeDialog} submit={texts.start} isReady={files.source !== null} />;
  return (
    <Dialog
      isOpen
      onClose={() => !run.isRunning && closeDialog()}
      title={texts.title}
      size="lg"
      onSubmit={() => void run.run()}
      footer={!run.isRunning && buttons}
    >
      <div>{texts.into(dataset)}</div>
      {run.isRunning ? <InlineTasks /> : <ImportFields files={files} onChange={setFiles} />}
      {run.failure !== undefined && <FailureView message={run.failure.userMessage} />}
    </Dialog>
  );
}
