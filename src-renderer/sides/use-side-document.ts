import { useEffect, useMemo, useState } from 'react';
import { api } from '../api/client';
import type { RefreshOn } from '../api/follow-library';
import { libraryFiles } from '../api/library-files';
import { useCall, type CallState } from '../api/use-call';
import { openDocument, type OpenDocument, type ShownDocument } from '../pdf-view/open-document';
import { createViewport, type Viewport } from '../pdf-view/viewport';

/** A document as one side has it. */
export interface SideDocument {
  readonly shown: ShownDocument;
  readonly viewport: Viewport;
}

/** Reads a document of a version; the same object for as long as neither its file nor its pages change. */
export function useSideDocument(
  version: string,
  document: string | null,
  refresh: RefreshOn | undefined,
): CallState<SideDocument> {
  const call = useCall(
    document === null ? null : `side ${version} ${document}`,
    async (signal) => {
      const { name, file, mediaType, pageList } = await api.documents.get(
        { version, document: document ?? '' },
        { signal },
      );
      // As text, so that reading it again after an edit elsewhere opens nothing anew.
      return JSON.stringify({
        name,
        file,
        mediaType,
        pages: pageList.map(({ width, height }) => ({ width, height })),
      } satisfies ShownDocument);
    },
    refresh,
  );
  const text = call.data;
  const data = useMemo(() => {
    if (text === undefined) return undefined;
    const shown = JSON.parse(text) as ShownDocument;
    return { shown, viewport: createViewport(shown.pages, shown.mediaType) };
  }, [text]);
  return { ...call, data };
}

/** Opens the file of a document for as long as a pane shows it. */
export function useOpened(shown: ShownDocument): OpenDocument | null {
  const [opened, setOpened] = useState<OpenDocument | null>(null);
  useEffect(() => {
    const made = openDocument(libraryFiles, shown);
    // oxlint-disable-next-line react/set-state-in-effect -- made and closed by the same effect: it holds a worker
    setOpened(made);
    return () => made.close();
  }, [shown]);
  return opened;
}
