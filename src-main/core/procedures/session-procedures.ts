import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../domain/errors/app-error';
import { backupLibrary } from '../../services/library/backup-service';
import { verifyLibrary } from '../../services/library/verify-service';
import { describeHolder } from '../../storage/writer-lock';
import type { CoreOptions } from '../core-options';
import type { HandleRegistry } from '../handles';
import { longCall } from '../long-call';
import { os } from '../router';
import { makeSample } from '../sample';
import { holdsLibrary, type Session } from '../session';

export function sessionProcedures(session: Session, handles: HandleRegistry, options: CoreOptions) {
  const opened = (library: Awaited<ReturnType<Session['open']>>) => ({ outcome: 'opened' as const, library });

  const openOrTell = async (folder: string, readOnly: boolean) => {
    try {
      return opened(await session.open(folder, { readOnly }));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'library-locked') throw error;
      return { outcome: 'locked' as const, holder: describeHolder(folder) };
    }
  };

  return {
    state: os.session.state.handler(() => ({
      library: session.info(),
      recent: session.settings.recent().map(({ id, folder, openedAt }) => ({
        id,
        name: basename(folder),
        shownFolder: dirname(folder),
        openedAt,
        exists: holdsLibrary(folder),
      })),
      version: options.version,
    })),
    open: os.session.open.handler(({ input }) => {
      const folder =
        input.handle === undefined ? recentFolder(session, input.recent) : handles.resolve(input.handle);
      return openOrTell(folder, input.readOnly);
    }),
    create: os.session.create.handler(async ({ input }) => {
      const folder =
        input.handle === undefined
          ? freeFolder(options.librariesFolder, input.name ?? 'Library')
          : handles.resolve(input.handle);
      return opened(await session.create(folder));
    }),
    openSample: os.session.openSample.handler(async () => {
      if (!holdsLibrary(options.sampleFolder)) await makeSample(session, options.sampleFolder, options);
      return openOrTell(options.sampleFolder, false);
    }),
    close: os.session.close.handler(async () => {
      await session.closeLibrary();
      return {};
    }),
    forgetRecent: os.session.forgetRecent.handler(({ input }) => {
      session.settings.forget(input.recent);
      return {};
    }),
    setPerson: os.session.setPerson.handler(({ input }) => {
      session.setPerson(input.name.trim());
      return { person: input.name.trim() };
    }),
    events: os.session.events.handler(({ signal }) => session.events.subscribe(signal)),
    ...careProcedures(session, handles),
  };
}

function careProcedures(session: Session, handles: HandleRegistry) {
  const context = () => session.library().context;
  return {
    verify: os.session.verify.handler(({ signal }) =>
      longCall(
        (long) => verifyLibrary(context(), { signal: long.signal, onProgress: long.progress }),
        signal,
      ),
    ),
    backup: os.session.backup.handler(({ input, signal }) =>
      longCall(
        (long) =>
          backupLibrary(context(), handles.resolve(input.target), {
            signal: long.signal,
            onProgress: long.progress,
          }),
        signal,
      ),
    ),
  };
}

function recentFolder(session: Session, id: string | undefined): string {
  const found = session.settings.recent().find((item) => item.id === id);
  if (found !== undefined) return found.folder;
  throw new AppError('not-found', {
    what: 'No library was opened.',
    why: 'It is not in the list of recent libraries any more.',
    next: 'Choose it by its folder.',
  });
}

/** A folder for a new library of this name: the name made safe for every file system, with a number when it is taken. */
function freeFolder(parent: string, name: string): string {
  const safe = name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '-').replace(/^[. ]+|[. ]+$/g, '') || 'Library';
  for (let number = 1; ; number++) {
    const folder = join(parent, number === 1 ? safe : `${safe} ${number}`);
    if (!existsSync(folder)) return folder;
  }
}
