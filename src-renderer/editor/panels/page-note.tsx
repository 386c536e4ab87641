import { IconCircleCheck } from '@tabler/icons-react';
import type { PageState } from '../../../src-main/domain/regions/region';
import { formatCount } from '../../texts/words';
import { editorTexts } from '../texts';
import { useSettledState } from '../use-editor';
import classes from './panels.module.css';

interface PageNoteProps {
  readonly pageIndex: number;
  /** As the document was opened; what was read since is newer. */
  readonly summary: { readonly regions: number; readonly state: PageState } | undefined;
}

/** Region count and review mark beside a thumbnail. */
export function PageNote({ pageIndex, summary }: PageNoteProps) {
  const content = useSettledState((state) => state.pages.get(pageIndex)?.content ?? null, pageIndex);
  const count = content?.regions.size ?? summary?.regions ?? 0;
  const isReviewed = (content?.state ?? summary?.state) === 'reviewed';
  return (
    <span className={classes['pageNote']} data-reviewed={isReviewed || undefined}>
      {count > 0 && `· ${formatCount(count)} `}
      {isReviewed && <IconCircleCheck size={12} aria-label={editorTexts.page.reviewedMark} />}
    </span>
  );
}
