import { useEffect, useRef } from 'react';
import { describeKeys, useCommands } from '../../app/commands';
import { describeKeyPress, isTaken } from '../../app/shortcuts';
import { reviewTexts } from '../../texts/review-texts';
import type { Editor } from '../editor';
import { decide, decideToDelete, isAtItem } from './decide';
import { stepReview } from './review-queue';
import type { ReviewView } from './use-review';

const texts = reviewTexts.commands;

/**
 * One key per decision. They are heard before the shortcuts of the editor, because digits and N mean something
 * else there: while a question is asked, they answer it.
 */
export function useReviewKeys(editor: Editor, view: ReviewView | null): void {
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  });
  const isOn = view !== null;
  useCommands(isOn ? DESCRIPTIONS : []);
  useEffect(() => {
    if (!isOn) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || isTaken(event) || latest.current === null) return;
      const act = actionOf(editor, latest.current, describeKeyPress(event));
      if (act === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [editor, isOn]);
}

/** What keys do now; null leaves them to the editor. */
function actionOf(editor: Editor, view: ReviewView, keys: string): (() => void) | null {
  if (keys === 'n') return () => void stepReview(1);
  if (keys === 'p') return () => void stepReview(-1);
  const { item, region, question, answers } = view;
  if (region === undefined || question === undefined || !isAtItem(editor, item.region)) return null;
  const place = { region, pageIndex: item.pageIndex };
  if (keys === 'delete' || keys === 'backspace') return () => decideToDelete(editor, place);
  const answer = /^[1-9]$/.test(keys) ? answers[Number(keys) - 1] : undefined;
  return answer === undefined ? null : () => decide(editor, place, answer);
}

/** For the shortcut sheet; the keys themselves are handled above. */
const DESCRIPTIONS = describeKeys(texts.group, [
  ['review.candidate', texts.candidate, '1–9'],
  ['review.next', texts.next, 'N'],
  ['review.previous', texts.previous, 'P'],
  ['review.delete', texts.delete, ['Delete', 'Backspace']],
]);
