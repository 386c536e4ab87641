import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { toCallFailed } from '../../api/call-failed';
import { navigate } from '../../app/router';
import { editorTexts } from '../texts';
import { useEditor, useEditorState } from '../use-editor';
import classes from './panels.module.css';

/** Lines over the page: why nothing can be changed, what was refused, what is not saved yet. */
export function EditorBanners() {
  const editor = useEditor();
  const isVersion = editor.version !== 'draft';
  return (
    <>
      {isVersion && <VersionBanner />}
      {!isVersion && editor.isReadOnly && (
        <div className={classes['banner']} role="status">
          {editorTexts.readOnlyLibrary}
        </div>
      )}
      <StalledBanner />
      <NoticeBanner />
    </>
  );
}

function VersionBanner() {
  const editor = useEditor();
  const openDraft = (): void => {
    const pageIndex = editor.viewport.store.getState().currentPage;
    navigate({
      screen: 'annotate',
      dataset: editor.dataset,
      version: 'draft',
      document: editor.documentId,
      pageIndex,
    });
  };
  return (
    <div className={classes['banner']} role="status">
      {editorTexts.readOnlyVersion(editor.version)}
      <Button variant="default" size="compact-xs" onClick={openDraft}>
        {editorTexts.openDraft}
      </Button>
    </div>
  );
}

/** The disk is full, or the core is gone: edits wait and are tried again. */
function StalledBanner() {
  const { queue } = useEditor().store.setup.calls;
  const stalled = useStore(queue.store, (state) => state.stalled);
  if (stalled === null) return null;
  const { why, next } = toCallFailed(stalled).userMessage;
  return (
    <div className={classes['banner']} data-tone="bad" role="alert">
      <strong>{editorTexts.notSaved}</strong> {why} {next} {editorTexts.notSavedWhy}
      <Button variant="default" size="compact-xs" onClick={() => queue.retry()}>
        {editorTexts.retryNow}
      </Button>
      <Button variant="subtle" color="red" size="compact-xs" onClick={() => queue.discard()}>
        {editorTexts.discard}
      </Button>
    </div>
  );
}

function NoticeBanner() {
  const editor = useEditor();
  const notice = useEditorState((state) => state.notice);
  const close = (
    <Button
      variant="subtle"
      color="gray"
      size="compact-xs"
      onClick={() => editor.store.store.setState({ notice: null })}
    >
      {editorTexts.close}
    </Button>
  );
  if (notice === null) return null;
  if (notice.kind === 'elsewhere') {
    const { document, pageIndex } = notice;
    return (
      <div className={classes['banner']} data-tone="calm" role="status">
        {editorTexts.elsewhere(notice.step, pageIndex + 1)}
        <Button
          variant="default"
          size="compact-xs"
          onClick={() =>
            navigate({ screen: 'annotate', dataset: editor.dataset, version: 'draft', document, pageIndex })
          }
        >
          {editorTexts.showIt}
        </Button>
        {close}
      </div>
    );
  }
  const { what, why, next } = toCallFailed(notice.error).userMessage;
  return (
    <div className={classes['banner']} data-tone="bad" role="alert">
      <strong>{what}</strong> {why} {next}
      {close}
    </div>
  );
}
