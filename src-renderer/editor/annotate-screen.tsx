import { Loader } from '@mantine/core';
import { useMemo, useState } from 'react';
import { api } from '../api/client';
import { libraryFiles } from '../api/library-files';
import { useCall } from '../api/use-call';
import { useSession } from '../app/session-store';
import { FailureView } from '../components/failure-view';
import type { ShownDocument } from '../pdf-view/open-document';
import { useResource } from '../pdf-view/use-resource';
import classes from './annotate-screen.module.css';
import { createEditor, type Editor } from './editor';
import { EditorFrame } from './editor-frame';
import { createEditorCalls } from './saving/editor-calls';
import { editorTexts } from './texts';
import { EditorProvider } from './use-editor';
import { useEditorEvents } from './use-editor-events';

interface AnnotateScreenProps {
  readonly dataset: string;
  /** `draft`, or the number of a version, which is shown read-only. */
  readonly version: string;
  readonly documentId: string;
  readonly pageIndex: number;
}

type DocumentFacts = Awaited<ReturnType<typeof api.documents.get>>;

/** Labels on the pages of one document. */
export function AnnotateScreen({ dataset, version, documentId, pageIndex }: AnnotateScreenProps) {
  const ref = `${dataset}@${version}`;
  const { data, failure, reload } = useCall(
    `annotate ${ref} ${documentId}`,
    (signal) => api.documents.get({ version: ref, document: documentId }, { signal }),
    { kinds: ['documents'], dataset },
  );
  const canWrite = useSession(({ library }) => library?.mode !== 'read');
  if (failure !== undefined && data === undefined) {
    return (
      <div className={classes['centered']}>
        <FailureView message={failure.userMessage} onRetry={reload} />
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className={classes['centered']} role="status">
        <Loader size="sm" role="img" aria-label={editorTexts.loadingDocument} />
      </div>
    );
  }
  return (
    <OpenedDocument
      key={`${data.id} ${data.file ?? ''}`}
      facts={data}
      version={version}
      pageIndex={pageIndex}
      isReadOnly={version !== 'draft' || !canWrite}
    />
  );
}

interface OpenedDocumentProps {
  readonly facts: DocumentFacts;
  readonly version: string;
  readonly pageIndex: number;
  readonly isReadOnly: boolean;
}

function OpenedDocument({ facts, version, pageIndex, isReadOnly }: OpenedDocumentProps) {
  const { dataset } = facts;
  // Facts are read again when documents change; the open document stays the same as long as its file does.
  const [first] = useState({ facts, pageIndex });
  const shown = useMemo<ShownDocument>(
    () => ({
      name: first.facts.name,
      file: first.facts.file,
      mediaType: first.facts.mediaType,
      pages: first.facts.pageList,
    }),
    [first],
  );
  const editor = useResource(`${dataset} ${version} ${isReadOnly}`, () =>
    createEditor({
      dataset,
      version,
      documentId: first.facts.id,
      shown,
      startPage: first.pageIndex,
      isReadOnly,
      access: libraryFiles,
      calls: createEditorCalls(dataset, version),
    }),
  );
  if (editor === null) return null;
  return (
    <EditorProvider value={editor}>
      <EditorLife editor={editor} pageIndex={pageIndex} />
      <EditorFrame access={libraryFiles} pageList={facts.pageList} />
    </EditorProvider>
  );
}

/** What runs beside the open document: schema, history, events, address. Shows nothing. */
function EditorLife({ editor, pageIndex }: { readonly editor: Editor; readonly pageIndex: number }) {
  useEditorEvents(editor, pageIndex);
  return null;
}
