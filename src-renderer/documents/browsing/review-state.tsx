import { IconCircle, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react';
import { documentTexts as texts } from '../../texts/document-texts';
import { formatCount } from '../../texts/words';
import classes from './review-state.module.css';

interface ReviewStateProps {
  readonly reviewed: number;
  readonly pages: number;
  /** Numbers only, where there is little room; the words are in the tooltip. */
  readonly isShort?: boolean;
}

/** How much of a document was reviewed, by shape and number as well as colour. */
export function ReviewState({ reviewed, pages, isShort = false }: ReviewStateProps) {
  const isDone = pages > 0 && reviewed >= pages;
  const words = reviewed === 0 ? texts.noneReviewed : texts.reviewedOf(reviewed, pages);
  const Picture = isDone ? IconCircleCheckFilled : reviewed > 0 ? IconCircleHalf2 : IconCircle;
  const short = reviewed > 0 && !isDone ? `${formatCount(reviewed)}/${formatCount(pages)}` : '';
  return (
    <span className={classes.state} data-done={isDone} title={words}>
      <Picture size={14} aria-hidden="true" />
      {isShort ? (
        <>
          <span aria-hidden="true">{short}</span>
          <span className="visually-hidden">{words}</span>
        </>
      ) : (
        words
      )}
    </span>
  );
}
