import { addDocuments } from '../../services/documents/add-documents';
import { createDataset, listDatasets, rulesOf, setRules } from '../../services/library/dataset-service';
import {
  getDocument,
  listDocuments,
  removeDocuments,
  replaceDocument,
} from '../../services/documents/document-service';
import { pageImage, pageWords, thumbnail } from '../../services/documents/picture-service';
import type { HandleRegistry } from '../handles';
import { longCall } from '../long-call';
import { os } from '../router';
import type { Session } from '../session';
import { toContract } from './to-contract';

export function datasetProcedures(session: Session) {
  return {
    list: os.datasets.list.handler(() => listDatasets(session.library().context)),
    create: os.datasets.create.handler(({ input }) => createDataset(session.library().context, input)),
    rules: os.datasets.rules.handler(({ input }) => rulesOf(session.library().context, input.dataset)),
    setRules: os.datasets.setRules.handler(({ input }) => setRules(session.library().context, input)),
  };
}

export function documentProcedures(session: Session, handles: HandleRegistry) {
  const { documents: reader } = session;
  const rememberPassword = (file: string, password: string): void =>
    void session.library().passwords.set(file, password);
  return {
    list: os.documents.list.handler(({ input }) => listDocuments(session.library().context, input)),
    get: os.documents.get.handler(({ input }) =>
      toContract(getDocument(session.library().context, input.version, input.document)),
    ),
    add: os.documents.add.handler(({ input, signal: callerSignal }) =>
      longCall(async ({ signal, progress }) => {
        const { context, background } = session.library();
        const paths = input.sources.map((source) => handles.resolve(source));
        const outcome = await addDocuments(
          context,
          { dataset: input.dataset, paths, onPassword: rememberPassword },
          {
            reader,
            passwords: input.passwords,
            signal,
            onProgress: (done, total) => progress('Reading documents', done, total),
          },
        );
        if (session.readsTextInBackground) background.wake();
        return outcome;
      }, callerSignal),
    ),
    remove: os.documents.remove.handler(({ input }) =>
      removeDocuments(session.library().context, input.dataset, input.documents),
    ),
    replace: os.documents.replace.handler(({ input }) =>
      replaceDocument(
        session.library().context,
        {
          dataset: input.dataset,
          document: input.document,
          path: handles.resolve(input.source),
          onPassword: rememberPassword,
        },
        { reader, passwords: input.password === undefined ? [] : [input.password] },
      ),
    ),
    ...pictureProcedures(session),
  };
}

function pictureProcedures(session: Session) {
  const { documents: reader } = session;
  return {
    words: os.documents.words.handler(({ input }) =>
      pageWords(session.library().context, input.file, input.pageIndex),
    ),
    thumbnail: os.documents.thumbnail.handler(({ input, signal }) =>
      thumbnail(
        session.library().context,
        { reader, passwordOf: (file) => session.library().passwords.get(file), signal },
        input,
      ),
    ),
    pageImage: os.documents.pageImage.handler(({ input, signal }) =>
      pageImage(
        session.library().context,
        { reader, passwordOf: (file) => session.library().passwords.get(file), signal },
        input,
      ),
    ),
  };
}
