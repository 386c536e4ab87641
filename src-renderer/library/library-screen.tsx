import { Button } from '@mantine/core';
import { IconBooks, IconPlus } from '@tabler/icons-react';
import { useDatasets } from '../app/dataset-choice';
import { openDialog } from '../app/dialogs';
import { useCanWrite, useSession } from '../app/session-store';
import { EmptyState } from '../components/empty-state';
import { FailureView } from '../components/failure-view';
import { Page } from '../components/page';
import { libraryTexts as texts } from '../texts/library-texts';
import { countOf } from '../texts/words';
import { DatasetTable } from './dataset-table';
import { LibraryCare } from './library-care';
import { OtherLibraries } from './other-libraries';
import classes from './library-screen.module.css';

/** The open library: its datasets, its health, and the way to other libraries. */
export function LibraryScreen() {
  const library = useSession((session) => session.library);
  const canWrite = useCanWrite();
  const datasets = useDatasets();
  const count = datasets.data?.length ?? 0;
  return (
    <Page
      title={library?.name ?? ''}
      subtitle={[
        ...(datasets.data === undefined ? [] : [countOf(count, 'dataset')]),
        ...(canWrite ? [] : [texts.readOnly]),
      ].join(' · ')}
      actions={canWrite && count > 0 && <NewDatasetButton />}
    >
      {datasets.failure !== undefined && (
        <FailureView message={datasets.failure.userMessage} onRetry={datasets.reload} />
      )}
      {datasets.data !== undefined && count === 0 && <NoDatasets canWrite={canWrite} />}
      {count > 0 && <DatasetTable datasets={datasets.data ?? []} />}
      <div className={classes.more}>
        <LibraryCare />
        <OtherLibraries />
      </div>
    </Page>
  );
}

const NewDatasetButton = () => (
  <Button leftSection={<IconPlus size={16} />} onClick={() => openDialog({ name: 'new-dataset' })}>
    {texts.newDataset}
  </Button>
);

function NoDatasets({ canWrite }: { readonly canWrite: boolean }) {
  return (
    <EmptyState
      icon={<IconBooks size={26} stroke={1.6} />}
      title={texts.noDatasetsTitle}
      actions={canWrite && <NewDatasetButton />}
    >
      {canWrite ? texts.noDatasets : texts.readOnlyEmpty}
    </EmptyState>
  );
}
