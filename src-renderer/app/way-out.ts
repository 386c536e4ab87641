import type { CallFailed } from '../api/call-failed';
import { mergeTexts } from '../texts/merge-texts';
import { problemTexts } from '../texts/problem-texts';
import { versionTexts } from '../texts/version-texts';
import { closeDialog, openDialog } from './dialogs';
import type { OfferedAction } from './notify';
import { navigate, type Route } from './router';

/** The way to what stands against something that was refused: the same one wherever it was refused. */
export function wayOut(dataset: string, { code, place }: CallFailed): OfferedAction | undefined {
  switch (code) {
    case 'draft-has-changes':
      return { label: versionTexts.commit, run: () => openDialog({ name: 'commit', dataset }) };
    case 'has-problems':
      // Of a merge the list says nothing: the draft does not have its content yet.
      if (place !== undefined)
        return {
          label: mergeTexts.finish.showProblem,
          run: () => goTo({ screen: 'annotate', dataset, version: 'draft', ...place }),
        };
      return { label: problemTexts.show, run: () => openDialog({ name: 'problems', dataset }) };
    case 'merge-unfinished':
      return { label: mergeTexts.waiting.go, run: () => goTo({ screen: 'merge', dataset }) };
    default:
      return undefined;
  }
}

function goTo(route: Route): void {
  closeDialog();
  navigate(route);
}
