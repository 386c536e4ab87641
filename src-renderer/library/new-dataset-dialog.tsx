import { TextInput } from '@mantine/core';
import { IconFilePlus, IconPackageImport, IconFileImport, IconTags } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useAction } from '../api/use-action';
import { runCommand } from '../app/commands';
import { closeDialog, openDialog } from '../app/dialogs';
import { navigate } from '../app/router';
import { ChoiceCard } from '../components/choice-card';
import { Dialog } from '../components/dialog';
import { FailureView } from '../components/failure-view';
import { FormDialog } from '../components/form-dialog';
import { libraryTexts as texts } from '../texts/library-texts';

/** Asks for a name, makes the dataset, then offers the three ways to begin. */
export function NewDatasetDialog({ schemaRef }: { readonly schemaRef?: string | undefined }) {
  const [made, setMade] = useState<string>();
  return made === undefined ? (
    <AskName onMade={setMade} schemaRef={schemaRef} />
  ) : (
    <FirstSteps dataset={made} />
  );
}

interface AskNameProps {
  readonly onMade: (name: string) => void;
  /** A published schema that the dataset begins with: `name@1.2.0`. */
  readonly schemaRef: string | undefined;
}

function AskName({ onMade, schemaRef }: AskNameProps) {
  const [name, setName] = useState('');
  const create = useAction(async (wanted: string) =>
    onMade(
      (await api.datasets.create({ name: wanted, ...(schemaRef === undefined ? {} : { schemaRef }) })).name,
    ),
  );
  const isReady = name.trim() !== '';
  return (
    <FormDialog
      onClose={closeDialog}
      title={schemaRef === undefined ? texts.newDataset : texts.newDatasetWith(schemaRef)}
      onSubmit={() => void create.run(name.trim())}
      submit={texts.create}
      isReady={isReady}
      isBusy={create.isRunning}
    >
      <TextInput
        label={texts.name}
        description={texts.datasetNameHint}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={200}
        data-autofocus
      />
      {create.failure !== undefined && <FailureView message={create.failure.userMessage} />}
    </FormDialog>
  );
}

function FirstSteps({ dataset }: { readonly dataset: string }) {
  const toDocuments = (then?: () => void) => () => {
    closeDialog();
    navigate({ screen: 'documents', dataset, version: 'draft' });
    // The screen's own commands are there once it is drawn.
    if (then !== undefined) setTimeout(then, 0);
  };
  const toSchema = (): void => {
    closeDialog();
    navigate({ screen: 'schema', dataset, version: 'draft' });
  };
  return (
    <Dialog isOpen onClose={toDocuments()} title={texts.datasetMade(dataset)}>
      <ChoiceCard
        isMain
        icon={<IconFilePlus size={20} />}
        title={texts.next.add}
        hint={texts.next.addHint}
        onClick={toDocuments(() => runCommand('documents.add'))}
      />
      <ChoiceCard
        icon={<IconFileImport size={20} />}
        title={texts.next.import}
        hint={texts.next.importHint}
        onClick={toDocuments(() => openDialog({ name: 'import', dataset }))}
      />
      <ChoiceCard
        icon={<IconTags size={20} />}
        title={texts.next.classes}
        hint={texts.next.classesHint}
        onClick={toSchema}
      />
      <ChoiceCard
        icon={<IconPackageImport size={20} />}
        title={texts.next.takeIn}
        hint={texts.next.takeInHint}
        onClick={toDocuments(() => openDialog({ name: 'take-in', dataset }))}
      />
    </Dialog>
  );
}
