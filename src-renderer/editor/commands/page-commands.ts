import { api } from '../../api/client';
import type { Command } from '../../app/commands';
import { showFailure } from '../../app/notify';
import { navigate } from '../../app/router';
import { nextRequest } from '../actions/edit-actions';
import { goBy, markDocumentReviewed, toggleReviewed } from '../actions/page-actions';
import type { Editor } from '../editor';
import { editorTexts } from '../texts';

const groups = editorTexts.groups;

/** Pages, zoom, and the review mark. */
export function pageCommands(editor: Editor): Command[] {
  const { viewport } = editor;
  const { store } = editor.store;
  const canEdit = (): boolean => !editor.isReadOnly;
  const lastPage = (): number => viewport.store.getState().sizes.length - 1;
  const { pages, view } = groups;
  return [
    {
      id: 'editor.next-page',
      name: 'Next page',
      group: pages,
      shortcut: ['N', 'PageDown'],
      run: () => goBy(editor, 1),
    },
    {
      id: 'editor.previous-page',
      name: 'Previous page',
      group: pages,
      shortcut: ['P', 'PageUp'],
      run: () => goBy(editor, -1),
    },
    {
      id: 'editor.first-page',
      name: 'First page',
      group: pages,
      shortcut: 'Home',
      run: () => viewport.goToPage(0),
    },
    {
      id: 'editor.last-page',
      name: 'Last page',
      group: pages,
      shortcut: 'End',
      run: () => viewport.goToPage(lastPage()),
    },
    {
      id: 'editor.go-to-page',
      name: 'Go to page…',
      group: pages,
      shortcut: 'mod+G',
      run: () => editor.requests.setState({ request: { kind: 'go-to-page', number: nextRequest() } }),
    },
    {
      id: 'editor.review',
      name: 'Mark the page as reviewed, or not',
      group: pages,
      shortcut: 'M',
      when: canEdit,
      run: () => toggleReviewed(editor),
    },
    {
      id: 'editor.review-document',
      name: 'Mark the document as reviewed and go to the next',
      group: pages,
      shortcut: 'shift+M',
      when: canEdit,
      run: () => void finishDocument(editor),
    },
    {
      id: 'editor.zoom-in',
      name: 'Zoom in',
      group: view,
      shortcut: ['plus', 'shift+plus', '=', 'mod+='],
      run: () => viewport.zoomStep(1),
    },
    {
      id: 'editor.zoom-out',
      name: 'Zoom out',
      group: view,
      shortcut: ['-', 'mod+-'],
      run: () => viewport.zoomStep(-1),
    },
    {
      id: 'editor.fit',
      name: 'Fit width or page',
      group: view,
      shortcut: 'F',
      run: () => viewport.setFit(viewport.store.getState().fit === 'width' ? 'page' : 'width'),
    },
    {
      id: 'editor.actual-size',
      name: 'Actual size (100 %)',
      group: view,
      shortcut: 'mod+0',
      run: () => viewport.zoomTo(1),
    },
    {
      id: 'editor.labels',
      name: 'Show or hide class names',
      group: view,
      shortcut: 'H',
      run: () => store.setState(({ showLabels }) => ({ showLabels: !showLabels })),
    },
    {
      id: 'editor.next-document',
      name: 'Next document',
      group: pages,
      shortcut: 'shift+N',
      run: () => void goToDocument(editor, 1),
    },
    {
      id: 'editor.previous-document',
      name: 'Previous document',
      group: pages,
      shortcut: 'shift+P',
      run: () => void goToDocument(editor, -1),
    },
  ];
}

async function finishDocument(editor: Editor): Promise<void> {
  await markDocumentReviewed(editor);
  await goToDocument(editor, 1);
}

/** Documents read at a time while looking for the neighbour. */
const SLICE = 1000;

/** The neighbour in the list of documents by name; stays at either end. */
async function goToDocument(editor: Editor, direction: 1 | -1): Promise<void> {
  const { dataset, version, documentId } = editor;
  try {
    let last: string | null = null;
    let isNext = false;
    for (let offset = 0; ; offset += SLICE) {
      const { rows, total } = await api.documents.list({
        version: `${dataset}@${version}`,
        offset,
        limit: SLICE,
      });
      for (const { id } of rows) {
        if (isNext) return open(editor, id);
        if (id === documentId && direction === -1) return last === null ? undefined : open(editor, last);
        isNext = id === documentId;
        last = id;
      }
      if (rows.length === 0 || offset + rows.length >= total) return;
    }
  } catch (error) {
    showFailure(error);
  }
}

const open = ({ dataset, version }: Editor, document: string): void =>
  navigate({ screen: 'annotate', dataset, version, document, pageIndex: 0 });
