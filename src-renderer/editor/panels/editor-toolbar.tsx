import { Button, NumberInput } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsMaximize,
  IconArrowsHorizontal,
  IconChevronDown,
  IconChevronUp,
  IconCircleCheck,
  IconCircleCheckFilled,
  IconHistory,
  IconPointer,
  IconSquarePlus,
  IconTag,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { openDialog } from '../../app/dialogs';
import { IconButton } from '../../components/icon-button';
import { zoomOf } from '../../pdf-view/viewport';
import { goBy, step, toggleReviewed } from '../actions/page-actions';
import { focusPages } from '../editor';
import { ReviewQueueButton } from '../review/review-button';
import { blameTexts } from '../../texts/blame-texts';
import { editorTexts } from '../texts';
import { useCurrentPage, useEditor, useEditorState, usePageContent, useSettledState } from '../use-editor';
import classes from './panels.module.css';

/** Tools, pages, zoom and the review mark. Everything here has a key, too. */
export function EditorToolbar() {
  const editor = useEditor();
  return (
    <div className={classes['toolbar']} role="toolbar" aria-label={editor.shown.name}>
      <span className={classes['name']} title={editor.shown.name}>
        {editor.shown.name}
      </span>
      {!editor.isReadOnly && <ToolButtons />}
      {!editor.isReadOnly && <HistoryButtons />}
      <PageButtons />
      <ZoomButtons />
      <span className={classes['space']} />
      <PageHistoryButton />
      <ReviewQueueButton />
      <ReviewButton />
    </div>
  );
}

function ToolButtons() {
  const { store } = useEditor().store;
  const tool = useEditorState((state) => state.tool);
  const variant = (name: typeof tool) => (tool === name ? 'filled' : 'subtle');
  const color = (name: typeof tool) => (tool === name ? 'ink' : 'gray');
  return (
    <div className={classes['group']}>
      <IconButton
        label={editorTexts.tools.select}
        isPressed={tool === 'select'}
        variant={variant('select')}
        color={color('select')}
        onClick={() => store.setState({ tool: 'select' })}
      >
        <IconPointer size={17} />
      </IconButton>
      <IconButton
        label={editorTexts.tools.draw}
        isPressed={tool === 'draw'}
        variant={variant('draw')}
        color={color('draw')}
        onClick={() => store.setState({ tool: 'draw' })}
      >
        <IconSquarePlus size={17} />
      </IconButton>
    </div>
  );
}

function HistoryButtons() {
  const editor = useEditor();
  const { undo, redo } = useSettledState((state) => state.history);
  return (
    <div className={classes['group']}>
      <IconButton
        label={historyLabel(editorTexts.tools.undo, undo)}
        disabled={undo === null}
        onClick={() => void step(editor, 'undo')}
      >
        <IconArrowBackUp size={17} />
      </IconButton>
      <IconButton
        label={historyLabel(editorTexts.tools.redo, redo)}
        disabled={redo === null}
        onClick={() => void step(editor, 'redo')}
      >
        <IconArrowForwardUp size={17} />
      </IconButton>
    </div>
  );
}

/** "Undo move region"; the verb alone while there is nothing to take back. */
const historyLabel = (verb: string, what: string | null): string =>
  what === null ? verb : `${verb} ${what}`;

function PageButtons() {
  const editor = useEditor();
  const page = useCurrentPage();
  const count = useStore(editor.viewport.store, (state) => state.sizes.length);
  const input = useRef<HTMLInputElement>(null);
  const request = useStore(editor.requests, (state) => state.request);
  useEffect(() => {
    if (request?.kind !== 'go-to-page') return;
    input.current?.select();
    editor.requests.setState({ request: null });
  }, [editor, request]);
  return (
    <div className={classes['group']}>
      <IconButton label={editorTexts.page.previous} disabled={page === 0} onClick={() => goBy(editor, -1)}>
        <IconChevronUp size={17} />
      </IconButton>
      <IconButton label={editorTexts.page.next} disabled={page >= count - 1} onClick={() => goBy(editor, 1)}>
        <IconChevronDown size={17} />
      </IconButton>
      <NumberInput
        key={page}
        ref={input}
        className={classes['pageNumber'] ?? ''}
        aria-label={editorTexts.page.number}
        defaultValue={page + 1}
        min={1}
        max={count}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          const wanted = Number(event.currentTarget.value);
          if (event.key === 'Enter' && wanted >= 1) editor.viewport.goToPage(wanted - 1);
          event.currentTarget.blur();
          focusPages(editor);
        }}
      />
      <span className={`${classes['quiet'] ?? ''} tabular`}>{editorTexts.page.of(count)}</span>
    </div>
  );
}

function ZoomButtons() {
  const editor = useEditor();
  const percent = useStore(editor.viewport.store, (state) => Math.round(zoomOf(state) * 100));
  const fit = useStore(editor.viewport.store, (state) => state.fit);
  const { store } = editor.store;
  const showLabels = useEditorState((state) => state.showLabels);
  return (
    <div className={classes['group']}>
      <IconButton label={editorTexts.zoom.out} onClick={() => editor.viewport.zoomStep(-1)}>
        <IconZoomOut size={17} />
      </IconButton>
      <span className={`${classes['zoom'] ?? ''} tabular`} role="status" aria-label={editorTexts.zoom.level}>
        {percent} %
      </span>
      <IconButton label={editorTexts.zoom.in} onClick={() => editor.viewport.zoomStep(1)}>
        <IconZoomIn size={17} />
      </IconButton>
      <IconButton
        label={editorTexts.zoom.width}
        isPressed={fit === 'width'}
        onClick={() => editor.viewport.setFit('width')}
      >
        <IconArrowsHorizontal size={17} />
      </IconButton>
      <IconButton
        label={editorTexts.zoom.page}
        isPressed={fit === 'page'}
        onClick={() => editor.viewport.setFit('page')}
      >
        <IconArrowsMaximize size={17} />
      </IconButton>
      <IconButton
        label={editorTexts.tools.labels}
        isPressed={showLabels}
        onClick={() => store.setState({ showLabels: !showLabels })}
      >
        <IconTag size={17} opacity={showLabels ? 1 : 0.45} />
      </IconButton>
    </div>
  );
}

function PageHistoryButton() {
  const { dataset, documentId: document } = useEditor();
  const pageIndex = useCurrentPage();
  return (
    <IconButton
      label={blameTexts.dialog.ofPage}
      onClick={() => openDialog({ name: 'document-history', dataset, document, pageIndex })}
    >
      <IconHistory size={17} />
    </IconButton>
  );
}

function ReviewButton() {
  const editor = useEditor();
  const isReviewed = usePageContent()?.state === 'reviewed';
  const words = isReviewed ? editorTexts.page.isReviewed : editorTexts.page.markReviewed;
  return (
    <Button
      variant={isReviewed ? 'light' : 'default'}
      color={isReviewed ? 'green' : 'gray'}
      leftSection={isReviewed ? <IconCircleCheckFilled size={15} /> : <IconCircleCheck size={15} />}
      aria-pressed={isReviewed}
      className={classes['review'] ?? ''}
      title={words}
      disabled={editor.isReadOnly}
      onClick={() => toggleReviewed(editor)}
    >
      <span className={classes['reviewWords']}>{words}</span>
    </Button>
  );
}
