import { lazy, Suspense } from 'react';
import { useCommands, type Command } from './commands';
import { useDataset, useDatasets } from './dataset-choice';
import { openDialog, useDialog, type OpenDialog } from './dialogs';
import { currentRoute, navigate, shownVersion } from './router';
import { useCanWrite, useSession } from './session-store';
import { appTexts } from '../texts/app-texts';
import { documentTexts } from '../texts/document-texts';
import { libraryTexts } from '../texts/library-texts';
import { versionTexts } from '../texts/version-texts';
import { canPick } from '../api/pick-files';
import { chooseAndAdd } from '../documents/adding/add-documents';
import { HandOverDialog } from '../changesets/hand-over-dialog';
import { TakeInDialog } from '../changesets/take-in-dialog';
import { changesetCommands } from '../changesets/changeset-commands';
import { AddResultDialog } from '../documents/adding/add-result-dialog';
import { DropTarget } from '../documents/adding/drop-target';
import { ExportDialog } from '../exchange/export-dialog';
import { ImportDialog } from '../exchange/import-dialog';
import { LockedLibraryDialog, NewLibraryDialog } from '../library/library-dialogs';
import { NewDatasetDialog } from '../library/new-dataset-dialog';
import { newLibrary, openFolder, openSample } from '../library/open-library';
import { AttributeDialog } from '../splits/attribute-dialog';
import { splitCommands } from '../splits/split-commands';
import { MergeDialog } from '../merge/start/merge-dialog';
import { CommitDialog } from '../versions/commit-dialog';
import { BranchDialog } from '../versions/names/branch-dialog';
import { DeleteBranchDialog } from '../versions/names/delete-branch-dialog';
import { TagDialog } from '../versions/names/tag-dialog';
import { branchCommands } from './branch-commands';
import { useBranches, type Branch } from './branches';
import { ProblemsDialog } from '../editor/problems/problems-dialog';
import { reviewCommands } from '../editor/review/review-commands';
import { problemTexts } from '../texts/problem-texts';
import { PublishDialog } from '../schema-versions/publish-dialog';
import { RetireDialog } from '../schema-versions/retire-dialog';
import { schemaVersionTexts } from '../texts/schema-version-texts';
import { migrationCommands } from '../migration/migration-commands';

/** What works on every screen: files dropped anywhere, dialogs that several screens open, and their commands. */
export function Features() {
  const library = useSession((session) => session.library);
  const dialog = useDialog();
  useCommands(LIBRARY_COMMANDS);
  return (
    <>
      {library != null && <DatasetFeatures />}
      {dialog !== null && showDialog(dialog)}
    </>
  );
}

function DatasetFeatures() {
  const canWrite = useCanWrite();
  const dataset = useDataset(useDatasets().data);
  const branches = useBranches(dataset).data ?? [];
  useCommands([
    {
      id: 'dataset.create',
      name: libraryTexts.newDataset,
      group: appTexts.commands.groups.datasets,
      when: () => canWrite,
      run: () => openDialog({ name: 'new-dataset' }),
    },
    ...(dataset === null ? [] : datasetCommands(dataset, branches, canWrite)),
  ]);
  return dataset !== null && canWrite ? <DropTarget dataset={dataset} /> : null;
}

const LIBRARY_COMMANDS: readonly Command[] = [
  { id: 'library.new', name: libraryTexts.newLibrary, run: () => void newLibrary() },
  {
    id: 'library.open',
    name: libraryTexts.openFolder,
    when: () => canPick('library-folder'),
    run: () => void openFolder(),
  },
  { id: 'library.sample', name: libraryTexts.sample, run: () => void openSample() },
].map((command) => ({ ...command, group: appTexts.screens.library }));

function datasetCommands(
  dataset: string,
  branches: readonly Branch[],
  canWrite: boolean,
): readonly Command[] {
  const texts = documentTexts.commands;
  const { commit, compare } = versionTexts.commands;
  const { group } = texts;
  const versions = versionTexts.commands.group;
  const when = (): boolean => canWrite;
  const compareDraft = (): void => navigate({ screen: 'changes', dataset });
  return [
    {
      id: 'documents.add',
      name: texts.addFiles,
      group,
      shortcut: 'mod+O',
      when,
      run: () => void chooseAndAdd(dataset, 'documents'),
    },
    {
      id: 'documents.add-folder',
      name: texts.addFolder,
      group,
      when,
      run: () => void chooseAndAdd(dataset, 'folder'),
    },
    {
      id: 'documents.import',
      name: texts.import,
      group,
      when,
      run: () => openDialog({ name: 'import', dataset }),
    },
    {
      id: 'versions.export',
      name: texts.export,
      group,
      shortcut: 'mod+E',
      run: () => openDialog({ name: 'export', dataset, ...shownVersion(currentRoute(), dataset) }),
    },
    {
      id: 'versions.commit',
      name: commit,
      group: versions,
      shortcut: 'mod+Enter',
      when,
      run: () => openDialog({ name: 'commit', dataset }),
    },
    { id: 'versions.compare-draft', name: compare, group: versions, run: compareDraft },
    ...branchCommands(dataset, branches, when),
    ...splitCommands(dataset, when),
    ...schemaCommands(dataset, when),
    ...migrationCommands(dataset, when),
    ...reviewCommands(dataset, when),
    ...changesetCommands(dataset, when),
  ];
}

function schemaCommands(dataset: string, when: () => boolean): readonly Command[] {
  const { publish, group } = schemaVersionTexts.commands;
  return [
    {
      id: 'schemas.publish',
      name: publish,
      group,
      when,
      run: () => openDialog({ name: 'publish-schema', dataset }),
    },
    {
      id: 'problems.show',
      name: problemTexts.command,
      group,
      run: () => openDialog({ name: 'problems', dataset }),
    },
  ];
}

/** Dialogs that few people need are loaded when they are first opened. */
const MigrationDialog = lazy(async () => ({
  default: (await import('../migration/migration-dialog')).MigrationDialog,
}));

const DocumentHistoryDialog = lazy(async () => ({
  default: (await import('../blame/document-history-dialog')).DocumentHistoryDialog,
}));
const SplitDialog = lazy(async () => ({ default: (await import('../splits/split-dialog')).SplitDialog }));

function showDialog(dialog: OpenDialog) {
  switch (dialog.name) {
    case 'new-library':
      return <NewLibraryDialog />;
    case 'locked-library':
      return <LockedLibraryDialog holder={dialog.holder} open={dialog.open} />;
    case 'new-dataset':
      return <NewDatasetDialog schemaRef={dialog.schemaRef} />;
    case 'import':
      return <ImportDialog dataset={dialog.dataset} />;
    case 'export':
      return <ExportDialog dataset={dialog.dataset} version={dialog.version} />;
    case 'commit':
      return <CommitDialog dataset={dialog.dataset} />;
    case 'tag-version':
      return <TagDialog dataset={dialog.dataset} version={dialog.version} />;
    case 'new-branch':
      return <BranchDialog dataset={dialog.dataset} version={dialog.version} />;
    case 'delete-branch':
      return <DeleteBranchDialog dataset={dialog.dataset} />;
    case 'merge':
      return <MergeDialog dataset={dialog.dataset} from={dialog.from} />;
    case 'document-history':
      return (
        <Suspense fallback={null}>
          <DocumentHistoryDialog {...dialog} />
        </Suspense>
      );
    case 'hand-over':
      return <HandOverDialog dataset={dialog.dataset} branch={dialog.branch} />;
    case 'take-in':
      return <TakeInDialog dataset={dialog.dataset} chosen={dialog.chosen} />;
    case 'migration':
      return (
        <Suspense fallback={null}>
          <MigrationDialog request={dialog.request} />
        </Suspense>
      );
    case 'split':
      return (
        <Suspense fallback={null}>
          <SplitDialog dataset={dialog.dataset} />
        </Suspense>
      );
    case 'document-attribute':
      return <AttributeDialog dataset={dialog.dataset} documents={dialog.documents} />;
    case 'publish-schema':
      return <PublishDialog dataset={dialog.dataset} />;
    case 'retire-schema':
      return <RetireDialog version={dialog.ref} />;
    case 'problems':
      return <ProblemsDialog dataset={dialog.dataset} />;
    case 'added':
      return <AddResultDialog dataset={dialog.dataset} result={dialog.result} sources={dialog.sources} />;
  }
}
