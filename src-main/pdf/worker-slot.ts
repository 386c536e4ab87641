import { Worker } from 'node:worker_threads';
import type { FromWorker, ReadRequest, ToWorker, WorkerSettings } from './worker-protocol';

/** What a thread says last about a request. `crashed`: the thread is gone. */
export type SlotReply =
  | Extract<FromWorker, { readonly type: 'answer' | 'refused' | 'failed' }>
  | { readonly type: 'crashed'; readonly error: Error };

/** One reading thread. */
export interface WorkerSlot {
  /** The file of the last request: the thread probably still has it open. */
  lastFile(): string | undefined;
  isDead(): boolean;
  /** Asks one question; must not be called again before the reply. `onOpened`: the document is open. */
  ask(request: ReadRequest, onOpened: () => void): Promise<SlotReply>;
  release(): void;
  /** Ends the thread, whatever it is doing. Resolves when it is gone. */
  end(): Promise<void>;
}

export interface WorkerSlotOptions {
  readonly workerEntry: URL | string;
  readonly settings: WorkerSettings;
  /** MiB of JavaScript objects. */
  readonly heapMiB: number;
}

/** Starts a reading thread. It does not keep the program alive while it has nothing to do. */
export function startWorker({ workerEntry, settings, heapMiB }: WorkerSlotOptions): WorkerSlot {
  const worker = new Worker(workerEntry, {
    workerData: settings,
    // Nothing of our environment is its business, and nothing it prints may reach our standard output.
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMiB },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  let isDead = false;
  let lastFile: string | undefined;
  let settle: ((reply: SlotReply) => void) | undefined;
  let opened: (() => void) | undefined;
  const reply = (message: SlotReply): void => {
    const waiting = settle;
    settle = undefined;
    opened = undefined;
    worker.unref();
    waiting?.(message);
  };
  const die = (error: Error): void => {
    isDead = true;
    reply({ type: 'crashed', error });
  };
  worker.on('message', (message: FromWorker) => {
    if (message.type === 'opened') opened?.();
    else if (message.type !== 'ready') reply(message);
  });
  worker.on('error', die);
  worker.on('messageerror', die);
  worker.on('exit', (code) => die(new Error(`the reading thread ended with code ${code}`)));
  worker.unref();
  const post = (message: ToWorker): void => worker.postMessage(message);
  return {
    lastFile: () => lastFile,
    isDead: () => isDead,
    ask: (request, onOpened) =>
      new Promise((resolve) => {
        lastFile = request.source.file;
        opened = onOpened;
        settle = resolve;
        worker.ref();
        post({ type: 'read', request });
      }),
    release: () => {
      lastFile = undefined;
      post({ type: 'release' });
    },
    end: async () => {
      isDead = true;
      await worker.terminate();
    },
  };
}
