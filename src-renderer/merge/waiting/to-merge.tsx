import { Button } from '@mantine/core';
import { closeDialog } from '../../app/dialogs';
import { navigate } from '../../app/router';
import { mergeTexts } from '../../texts/merge-texts';

export function goToMerge(dataset: string): void {
  closeDialog();
  navigate({ screen: 'merge', dataset });
}

/** The way to the merge that waits: beside whatever is refused because of it. */
export const ToMerge = ({ dataset }: { readonly dataset: string }) => (
  <Button variant="default" onClick={() => goToMerge(dataset)}>
    {mergeTexts.waiting.go}
  </Button>
);
