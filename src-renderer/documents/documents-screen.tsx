import { useEffect, useRef, useState } from 'react';
import { navigate } from '../app/router';
import { useCanWrite } from '../app/session-store';
import { useView } from '../app/view-settings';
import { FailureView } from '../components/failure-view';
import { Page } from '../components/page';
import { documentTexts as texts } from '../texts/document-texts';
import { DocumentActions, VersionNotice } from './document-actions';
import { DocumentBrowser } from './browsing/document-browser';
import { NOTHING_SELECTED, type Selection } from './browsing/selection';
import { useDocuments } from './browsing/use-documents';
import { useQuery } from './browsing/use-query';
import { DocumentToolbar } from './document-toolbar';
import { NoDocuments, NothingFound } from './document-empty-states';
import { SelectionBar } from './selection-bar';
import { useDocumentKeys } from './use-document-keys';
import classes from './documents-screen.module.css';

/** Whoever looks at a list of documents opens one next. Long enough that the list comes first. */
const PREPARE_AFTER_MS = 1000;

interface DocumentsScreenProps {
  readonly dataset: string;
  /** `draft` or a number as text. */
  readonly version: string;
}

/** The documents of a draft, to work on, or of a version, to look at. */
export function DocumentsScreen({ dataset, version }: DocumentsScreenProps) {
  const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
  const searchField = useRef<HTMLInputElement>(null);
  const view = useView((settings) => settings.documents);
  const controls = useQuery(dataset, version, () => setSelection(NOTHING_SELECTED));
  const { query, isFiltered } = controls;
  const documents = useDocuments(query, dataset);
  const canEdit = useCanWrite() && version === 'draft';
  const total = documents.total();
  const failure = documents.failure();
  const isEmpty = total === 0 && !isFiltered;
  const keys = useDocumentKeys({ dataset, query, selection, setSelection, searchField, canEdit });
  usePreparedPages();
  const open = (index: number): void => {
    const document = documents.rowAt(index)?.id;
    if (document !== undefined) navigate({ screen: 'annotate', dataset, version, document, pageIndex: 0 });
  };
  const showAll = (): void => {
    controls.setSearch('');
    controls.setFilter('all');
    controls.setSplit('all');
  };
  return (
    <Page
      isFilled
      title={texts.title}
      subtitle={<Subtitle dataset={dataset} version={version} total={total} isFiltered={isFiltered} />}
      actions={<DocumentActions dataset={dataset} version={version} canEdit={canEdit} />}
      toolbar={isEmpty ? undefined : <DocumentToolbar controls={controls} searchField={searchField} />}
    >
      {failure !== undefined && (
        <div className={classes.failure}>
          <FailureView message={failure.userMessage} onRetry={documents.refresh} />
        </div>
      )}
      {isEmpty && <NoDocuments dataset={dataset} canEdit={canEdit} />}
      {total === 0 && isFiltered && <NothingFound onShowAll={showAll} />}
      {total !== undefined && total > 0 && (
        <DocumentBrowser list={{ documents, total, view, selection, onOpen: open }} onSelect={setSelection} />
      )}
      {selection.rows.size > 0 && (
        <SelectionBar
          dataset={dataset}
          canEdit={canEdit}
          selection={selection}
          onSplit={keys.putInto}
          onOpen={() => open(selection.cursor)}
          onRemove={keys.remove}
          onClear={keys.clear}
        />
      )}
    </Page>
  );
}

/** Loads what draws pages while the person looks at the list. Without it, opening a document does. */
function usePreparedPages(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void import('../pdf-view/sources/pdf-source').then(
        ({ preparePdf }) => preparePdf(),
        () => undefined,
      );
    }, PREPARE_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}

function Subtitle({
  dataset,
  version,
  total,
  isFiltered,
}: DocumentsScreenProps & { readonly total: number | undefined; readonly isFiltered: boolean }) {
  const count = isFiltered ? texts.found : texts.count;
  return (
    <span className={classes.notice}>
      <span role="status">{total === undefined ? '' : count(total)}</span>
      {version !== 'draft' && <VersionNotice dataset={dataset} version={version} />}
    </span>
  );
}
