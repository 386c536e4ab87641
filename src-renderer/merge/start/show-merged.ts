import { showDone } from '../../app/notify';
import { navigate, versionRefOf } from '../../app/router';
import { mergeTexts } from '../../texts/merge-texts';
import type { MergeResult } from '../desk/merge-types';

/** Shows the version that a merge made, with the way to what it changed. @param ours number of our side */
export function showMerged({ dataset, theirs, version }: MergeResult, ours: number | null): void {
  if (version === null) return;
  navigate({ screen: 'versions', dataset, version: String(version) });
  const compare = (): void =>
    navigate({
      screen: 'compare',
      from: versionRefOf(dataset, ours ?? theirs.version),
      to: versionRefOf(dataset, version),
    });
  showDone(mergeTexts.start.merged(theirs.name, version), { label: mergeTexts.start.compare, run: compare });
}
