import { api } from '../../api/client';
import type { Command } from '../../app/commands';
import { openDialog } from '../../app/dialogs';
import { showFailure } from '../../app/notify';
import { navigate } from '../../app/router';
import { nextRequest } from '../actions/edit-actions';
import { goBy, markDocumentReviewed, toggleReviewed } from '../actions/page-actions';
import type { Editor } from '../editor';
import { blameTexts } from '../../texts/blame-texts';
import { editorTexts } from '../texts';
import { commandsOf } from './command-rows';

const { groups, commands: names } = editorTexts;

/** Pages, zoom, and the review mark. */
export function pageCommands(editor: Editor): Command[] {
  const { viewport } = editor;
  const canEdit = (): boolean => !editor.isReadOnly;
  const lastPage = (): number => viewport.store.getState().sizes.length - 1;
  const showHistory = (): void => {
    const { dataset, documentId: document } = editor;
    const pageIndex = viewport.store.getState().currentPage;
    openDialog({ name: 'document-history', dataset, document, pageIndex });
  };
  const askPage = (): void =>
    editor.requests.setState({ request: { kind: 'go-to-page', number: nextRequest() } });
  return [
    ...commandsOf(groups.pages, [
      ['next-page', names.nextPage, ['N', 'PageDown'], () => goBy(editor, 1)],
      ['previous-page', names.previousPage, ['P', 'PageUp'], () => goBy(editor, -1)],
      ['first-page', names.firstPage, 'Home', () => viewport.goToPage(0)],
      ['last-page', names.lastPage, 'End', () => viewport.goToPage(lastPage())],
      ['go-to-page', names.goToPage, 'mod+G', askPage],
      ['page-history', blameTexts.dialog.command, 'shift+I', showHistory],
      ['review', names.review, 'M', () => toggleReviewed(editor), canEdit],
      ['review-document', names.reviewDocument, 'shift+M', () => void finishDocument(editor), canEdit],
      ['next-document', names.nextDocument, 'shift+N', () => void goToDocument(editor, 1)],
      ['previous-document', names.previousDocument, 'shift+P', () => void goToDocument(editor, -1)],
    ]),
    ...viewCommands(editor),
  ];
}

function viewCommands({ viewport, store: { store } }: Editor): Command[] {
  const toggleFit = (): void => viewport.setFit(viewport.store.getState().fit === 'width' ? 'page' : 'width');
  const toggleLabels = (): void => store.setState(({ showLabels }) => ({ showLabels: !showLabels }));
  return commandsOf(groups.view, [
    ['zoom-in', names.zoomIn, ['plus', 'shift+plus', '=', 'mod+='], () => viewport.zoomStep(1)],
    ['zoom-out', names.zoomOut, ['-', 'mod+-'], () => viewport.zoomStep(-1)],
    ['fit', names.fit, 'F', toggleFit],
    ['actual-size', names.actualSize, 'mod+0', () => viewport.zoomTo(1)],
    ['labels', names.labels, 'H', toggleLabels],
  ]);
}

async function finishDocument(editor: Editor): Promise<void> {
  await markDocumentReviewed(editor);
  await goToDocument(editor, 1);
}

/** Documents read at a time while looking for the neighbour. */
const SLICE = 1000;

/** The neighbour in the list of documents by name; stays at either end. */
async function goToDocument(editor: Editor, direction: 1 | -1): Promise<void> {
  try {
    const found = await neighbourDocument(editor, direction);
    if (found === null) return;
    const { dataset, version } = editor;
    navigate({ screen: 'annotate', dataset, version, document: found, pageIndex: 0 });
  } catch (error) {
    showFailure(error);
  }
}

async function neighbourDocument(editor: Editor, direction: 1 | -1): Promise<string | null> {
  const version = `${editor.dataset}@${editor.version}`;
  let last: string | null = null;
  for (let offset = 0; ; offset += SLICE) {
    const { rows, total } = await api.documents.list({ version, offset, limit: SLICE });
    for (const { id } of rows) {
      if (direction === 1 && last === editor.documentId) return id;
      if (direction === -1 && id === editor.documentId) return last;
      last = id;
    }
    if (rows.length === 0 || offset + rows.length >= total) return null;
  }
}
