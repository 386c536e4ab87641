import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import type { PageState } from '../../src-main/domain/regions/region';
import { SplitPanes } from '../components/split-panes';
import { DocumentPages } from '../pdf-view/document-pages';
import type { PageLayerProps } from '../pdf-view/page-sheet';
import { PageStrip } from '../pdf-view/page-strip';
import type { FileAccess } from '../pdf-view/sources/page-source';
import classes from './annotate-screen.module.css';
import { PageLayer } from './canvas/page-layer';
import { useEditorCommands } from './commands/use-editor-commands';
import { Announcer } from './panels/announcer';
import { EditorBanners } from './panels/editor-banners';
import { EditorToolbar } from './panels/editor-toolbar';
import { NewClassDialog } from './panels/new-class';
import { PageNote } from './panels/page-note';
import { SidePanels } from './panels/side-panels';
import { focusPages } from './editor';
import { ReviewBar } from './review/review-bar';
import { editorTexts } from './texts';
import { useEditor } from './use-editor';

interface EditorFrameProps {
  readonly access: FileAccess;
  readonly pageList: readonly { readonly regions: number; readonly state: PageState }[];
}

/** Toolbar over thumbnails, pages and panels. */
export function EditorFrame({ access, pageList }: EditorFrameProps) {
  const editor = useEditor();
  const attachPages = useCallback((element: HTMLDivElement | null) => editor.pages.attach(element), [editor]);
  useEditorCommands(editor);
  useEffect(() => focusPages(editor), [editor]);
  const layer = useCallback((props: PageLayerProps) => <PageLayer {...props} editor={editor} />, [editor]);
  const note = useCallback(
    (pageIndex: number) => <PageNote pageIndex={pageIndex} summary={pageList[pageIndex]} />,
    [pageList],
  );
  const pageCount = useStore(editor.viewport.store, (state) => state.sizes.length);
  return (
    <section className={classes['screen']} aria-label={editor.shown.name}>
      <EditorToolbar />
      <EditorBanners />
      <ReviewBar />
      <div className={classes['body']}>
        {pageCount > 1 && (
          <div className={classes['pages']}>
            <PageStrip
              access={access}
              file={editor.shown.file}
              opened={editor.opened}
              viewport={editor.viewport}
              note={note}
            />
          </div>
        )}
        <SplitPanes
          name="annotate"
          label={editorTexts.panels.side}
          fixed="end"
          initial={304}
          min={232}
          max={520}
          start={
            <DocumentPages
              ref={attachPages}
              shown={editor.shown}
              opened={editor.opened}
              viewport={editor.viewport}
              layer={layer}
              label={editorTexts.canvas(editor.shown.name)}
              isScreenList
            />
          }
          end={<SidePanels />}
        />
      </div>
      <NewClassDialog />
      <Announcer />
    </section>
  );
}
