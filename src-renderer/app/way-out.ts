import type { CallFailed } from '../api/call-failed';
import { mergeTexts } from '../texts/merge-texts';
import { problemTexts } from '../texts/problem-texts';
import { versionTexts } from '../texts/version-texts';
import { closeDialog, openDialog } from './dialogs';
import type { OfferedAction } from './notify';
import { navigate } from './router';

/** The way to what stands against something that was refused: the same one wherever it was refused. */
export function wayOut(dataset: string, { code }: CallFailed): OfferedAction | undefined {
  switch (code) {
    case 'draft-has-changes':
      return { label: versionTexts.commit, run: () => openDialog({ name: 'commit', dataset }) };
    case 'has-problems':
      return { label: problemTexts.show, run: () => openDialog({ name: 'problems', dataset }) };
    case 'merge-unfinished':
      return { label: mergeTexts.waiting.go, run: () => goToMerge(dataset) };
    default:
      return undefined;
  }
}

function goToMerge(dataset: string): void {
  closeDialog();
  navigate({ screen: 'merge', dataset });
}
