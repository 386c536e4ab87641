import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ReviewItem } from '../../../src-main/contract/migration-contract';
import type { Region } from '../../../src-main/domain/regions/region';
import { currentRoute, navigate } from '../../app/router';
import { toSheet } from '../../pdf-view/page-transform';
import { revealSelection } from '../actions/selection-actions';
import { boundsOnPage } from '../edits/region-geometry';
import { focusPages, type Editor } from '../editor';
import { answersTo, stillOpen, type Answer, type AskedQuestion } from './questions';
import { currentItem, markDecided, stepReview, useReviewQueue } from './review-queue';

/** The current item as it stands on its page. */
export interface ReviewView {
  readonly item: ReviewItem;
  /** Undefined while its page is read, and when it is gone. */
  readonly region: Region | undefined;
  readonly isLoaded: boolean;
  /** What is asked now: the first question without an answer. */
  readonly question: AskedQuestion | undefined;
  readonly answers: readonly Answer[];
}

/** Follows the queue: shows each item on its page, and goes on when it is answered. Null when it is not worked through. */
export function useReview(editor: Editor): ReviewView | null {
  const item = useReviewQueue((queue) => (queue.dataset === editor.dataset ? currentItem(queue) : undefined));
  const content = useStore(editor.store.store, (state) =>
    item?.document === editor.documentId ? (state.pages.get(item.pageIndex)?.content ?? null) : null,
  );
  const schema = useStore(editor.schema, (state) => state.schema);
  const isLoaded = content !== null;
  useEffect(() => {
    if (item !== undefined) goTo(editor, item);
  }, [editor, item]);
  useEffect(() => {
    if (item !== undefined && isLoaded) show(editor, item);
  }, [editor, item, isLoaded]);
  const region = item === undefined ? undefined : content?.regions.get(item.region);
  const open = item === undefined ? [] : stillOpen(item, region, schema);
  useAdvance(item, isLoaded, open.length);
  if (item === undefined) return null;
  const [question] = open;
  const answers = question === undefined || region === undefined ? [] : answersTo(question, region, schema);
  return { item, region, isLoaded, question, answers };
}

/** Goes on once the last question of the item has an answer. An item that was decided before is only looked at. */
function useAdvance(item: ReviewItem | undefined, isLoaded: boolean, open: number): void {
  const asked = useRef<ReviewItem | null>(null);
  useEffect(() => {
    if (item === undefined || !isLoaded) return;
    if (open > 0) {
      asked.current = item;
      return;
    }
    markDecided(item.region);
    if (asked.current !== item) return;
    asked.current = null;
    void stepReview(1);
  }, [item, isLoaded, open]);
}

/** Opens the document and page of an item. */
function goTo(editor: Editor, { document, pageIndex }: ReviewItem): void {
  const { dataset } = editor;
  if (document !== editor.documentId) {
    if (currentRoute().screen === 'annotate')
      navigate({ screen: 'annotate', dataset, version: 'draft', document, pageIndex });
    return;
  }
  editor.store.load(pageIndex);
  editor.viewport.goToPage(pageIndex);
}

/** Smaller than this on the screen, a region cannot be judged; larger than the view, neither. CSS pixels. */
const MIN_SHOWN_PX = 120;
/** Share of the view that a region is brought to. */
const SHOWN_SHARE = 0.4;
const MAX_ZOOM = 4;

/** Selects the region and brings it into view, at a size at which it can be read. */
function show(editor: Editor, { region: id, pageIndex }: ReviewItem): void {
  const region = editor.store.content(pageIndex)?.regions.get(id);
  const box = region === undefined ? null : boundsOnPage(region, pageIndex);
  if (box === null) return;
  editor.store.select(pageIndex, [id]);
  const { layout, width, height, base } = editor.viewport.store.getState();
  // Before the pages are laid out there is nothing to zoom; the page itself is shown then.
  if (width > 0) {
    const shown = toSheet(Math.max(box[2] - box[0], box[3] - box[1]), layout.scale);
    if (shown < MIN_SHOWN_PX || shown > Math.max(width, height)) {
      const wanted = (Math.min(width, height) * SHOWN_SHARE * layout.scale) / Math.max(1, shown);
      editor.viewport.zoomTo(Math.min(MAX_ZOOM, wanted / base));
    }
  }
  revealSelection(editor);
  if (document.activeElement === document.body) focusPages(editor);
}
