import { Button } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { api } from '../../api/client';
import { useCall } from '../../api/use-call';
import { reviewTexts as texts } from '../../texts/review-texts';
import { useEditor } from '../use-editor';
import { toggleReview } from './review-commands';
import { useReviewQueue } from './review-queue';

/** How many regions wait for a person; opens the queue. Not there when nothing waits. */
export function ReviewQueueButton() {
  const { dataset, version, isReadOnly } = useEditor();
  const isOn = useReviewQueue((queue) => queue.dataset === dataset);
  const { data } = useCall(
    version === 'draft' && !isReadOnly ? `to decide ${dataset}` : null,
    (signal) => api.migrations.review({ dataset, limit: 1 }, { signal }),
    { kinds: ['draft', 'versions'], dataset },
  );
  const open = data?.open ?? 0;
  if (open === 0 && !isOn) return null;
  return (
    <Button
      variant={isOn ? 'filled' : 'light'}
      leftSection={<IconHelpCircle size={15} />}
      aria-pressed={isOn}
      title={isOn ? texts.end : texts.start}
      onClick={() => void toggleReview(dataset)}
      style={{ flex: 'none' }}
    >
      {texts.button(open)}
    </Button>
  );
}
