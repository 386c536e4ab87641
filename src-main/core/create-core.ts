import { changesetProcedures } from './procedures/changeset-procedures';
import { compareProcedures, labelProcedures, versionProcedures } from './procedures/label-procedures';
import { changesProcedures } from './procedures/changes-procedures';
import { comparisonProcedures } from './procedures/comparison-procedures';
import { datasetProcedures, documentProcedures } from './procedures/document-procedures';
import { exchangeProcedures } from './procedures/exchange-procedures';
import { garbageProcedures } from './procedures/garbage-procedures';
import { branchProcedures, historyProcedures, tagProcedures } from './procedures/history-procedures';
import { mergeProcedures } from './procedures/merge-procedures';
import { migrationProcedures } from './procedures/migration-procedures';
import { schemaProcedures } from './procedures/schema-procedures';
import { sessionProcedures } from './procedures/session-procedures';
import { splitProcedures } from './procedures/split-procedures';
import type { CoreOptions } from './core-options';
import { createDownloads, type Downloads } from './downloads';
import { createHandleRegistry, type HandleRegistry } from './handles';
import { logTo } from './log';
import { os } from './router';
import { makeSample } from './sample';
import { createSession, type Session } from './session';

/** The whole application except its window. Hosts, commands and tests start here. */
export interface Core {
  readonly router: ReturnType<typeof createRouter>;
  readonly handles: HandleRegistry;
  /** Opens a library. @throws AppError `library-missing`, `library-newer`, `library-damaged`, `library-locked` */
  openLibrary(folder: string, options?: { readonly readOnly?: boolean }): Promise<void>;
  /** Makes an empty library and opens it. @throws AppError `already-exists` */
  initLibrary(folder: string): Promise<{ folder: string; id: string }>;
  /** Makes the sample library in an empty folder and opens it. @throws AppError `already-exists` */
  makeSample(folder: string): Promise<{ folder: string }>;
  /** Folder of the library that was opened last and still exists; `null` when there is none. */
  lastLibrary(): string | null;
  close(): Promise<void>;
}

/** Builds the application. Nothing is opened until a host or a call asks for it. */
export async function createCore(options: CoreOptions): Promise<Core> {
  logTo(options.settingsFolder);
  const handles = createHandleRegistry();
  const session = createSession(options);
  const downloads = createDownloads(options.downloadsFolder);
  return {
    router: createRouter(session, handles, options, downloads),
    handles,
    openLibrary: async (folder, open) => void (await session.open(folder, open)),
    async initLibrary(folder) {
      const { id } = await session.create(folder);
      return { folder, id };
    },
    async makeSample(folder) {
      await makeSample(session, folder, options);
      return { folder };
    },
    lastLibrary: () => session.lastLibrary(),
    async close() {
      await session.close();
      downloads.close();
    },
  };
}

function createRouter(session: Session, handles: HandleRegistry, options: CoreOptions, downloads: Downloads) {
  return os.router({
    session: sessionProcedures(session, handles, options),
    datasets: datasetProcedures(session),
    documents: documentProcedures(session, handles),
    labels: labelProcedures(session),
    schemas: schemaProcedures(session),
    migrations: migrationProcedures(session),
    versions: versionProcedures(session),
    branches: branchProcedures(session),
    tags: tagProcedures(session),
    history: historyProcedures(session),
    merges: mergeProcedures(session),
    compare: { ...compareProcedures(session), ...comparisonProcedures(session, handles, downloads) },
    changes: changesProcedures(session),
    splits: splitProcedures(session),
    changesets: changesetProcedures(session, handles, downloads),
    garbage: garbageProcedures(session),
    exchange: exchangeProcedures(session, handles, { version: options.version, downloads }),
  });
}
