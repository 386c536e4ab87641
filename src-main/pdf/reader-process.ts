import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromReader, ReadRequest, ToReader } from './reader-protocol';

/** A running reading process as its host started it: messages both ways, and a way to end it at once. */
export interface ReaderLink {
  send(message: ToReader): void;
  onMessage(listener: (message: FromReader) => void): void;
  /** Called once when the process is gone, with how it ended, e.g. "SIGKILL" or "code 134". */
  onExit(listener: (how: string) => void): void;
  /** Whether the process keeps this one alive. */
  setBusy(isBusy: boolean): void;
  kill(): void;
}

/** Starts a reading process. A host that may not fork (a fused Electron build) brings its own. */
export type LaunchReader = (options: {
  readonly workerEntry: string;
  readonly heapMiB: number;
}) => ReaderLink;

/** Starts the reading process with `child_process.fork`, knowing nothing of our environment. */
export const forkReader: LaunchReader = ({ workerEntry, heapMiB }) => {
  const child = fork(workerEntry, [], {
    // No way to make code from strings: nothing in a document can become a program.
    execArgv: [`--max-old-space-size=${heapMiB}`, '--disallow-code-generation-from-strings'],
    env: minimalEnvironment(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('error', () => {}); // a process that cannot start also exits
  return {
    send: (message) => void (child.connected && child.send(message, () => {})),
    onMessage: (listener) => child.on('message', (message) => listener(message as FromReader)),
    onExit: (listener) => {
      child.once('exit', (code, signal) => listener(signal ?? `code ${code}`));
      child.once('error', (error) => listener(error.message));
    },
    setBusy: (isBusy) => {
      if (isBusy) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
      }
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

function minimalEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env; // Windows programs do not start without it
  return {
    ...(SystemRoot === undefined ? {} : { SystemRoot }),
    ...(process.versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' }),
  };
}

/** How a process ended that {@link ReaderProcess.end} ended. */
export const ENDED_BY_US = 'ended by us';

/** What a reading process says last about a request. `gone`: it ended without an answer. */
export type ReaderReply =
  | Extract<FromReader, { readonly type: 'answer' | 'refused' | 'failed' }>
  | { readonly type: 'gone'; readonly how: string };

type OnOpened = (pageCount: number) => void;

/** A reading process that answers one question at a time. */
export interface ReaderProcess {
  /** The file of the last request: the process probably still has it open. */
  lastFile(): string | undefined;
  isGone(): boolean;
  /** It has not yet said that it is ready. */
  isStarting(): boolean;
  /** Must not be called again before the reply. `onOpened`: the document is open. */
  ask(message: Extract<ToReader, { readonly type: 'read' }>, onOpened: OnOpened): Promise<ReaderReply>;
  release(): void;
  /** Ends the process, whatever it is doing. Resolves when it is gone. */
  end(): Promise<void>;
}

/** Starts a reading process; it does not keep the program alive while it has nothing to do. */
export function startReaderProcess(
  workerEntry: URL | string,
  heapMiB: number,
  launch: LaunchReader,
): ReaderProcess {
  const link = launch({
    workerEntry: workerEntry instanceof URL ? fileURLToPath(workerEntry) : workerEntry,
    heapMiB,
  });
  let lastRequest: ReadRequest | undefined;
  let settle: ((reply: ReaderReply) => void) | undefined;
  let opened: OnOpened | undefined;
  let isEnding = false;
  let isStarting = true;
  const reply = (message: ReaderReply): void => {
    const waiting = settle;
    settle = undefined;
    opened = undefined;
    link.setBusy(false);
    waiting?.(message);
  };
  const gone = new Promise<void>((resolve) => {
    link.onExit((how) => {
      reply({ type: 'gone', how: isEnding ? ENDED_BY_US : how });
      isEnding = true;
      resolve();
    });
  });
  link.onMessage((message) => {
    if (message.type === 'opened') opened?.(message.pageCount);
    else if (message.type === 'ready') isStarting = false;
    else reply(message);
  });
  link.setBusy(false);
  return {
    lastFile: () => lastRequest?.source.file,
    isGone: () => isEnding,
    isStarting: () => isStarting,
    ask: (message, onOpened) =>
      new Promise((resolve) => {
        lastRequest = message.request;
        opened = onOpened;
        settle = resolve;
        link.setBusy(true);
        link.send(message);
      }),
    release: () => {
      lastRequest = undefined;
      link.send({ type: 'release' });
    },
    end: async () => {
      if (!isEnding) link.kill();
      isEnding = true;
      await gone;
    },
  };
}
