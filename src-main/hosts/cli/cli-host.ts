import type { Core } from '../../core/create-core';
import type { CoreOptions } from '../../core/core-options';

/** The terminal or pipe around a command. Output is written before the call returns, so that a kill loses none of it. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute folder that relative paths start from. */
  readonly folder: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly showsProgress: boolean;
  readonly writeOutput: (text: string | Uint8Array) => void;
  readonly writeError: (text: string) => void;
}

/** What the command line needs from the process it runs in; tests give their own. */
export interface CliHost {
  readonly terminal: Terminal;
  /** Folder of the built files (`out/main`). */
  readonly builtFolder: string;
  readonly homeFolder: string;
  readonly platform: NodeJS.Platform;
  readonly version: string;
  /** Aborted when the person presses Ctrl+C. */
  readonly stop: AbortSignal;
  readonly createCore: (options: CoreOptions) => Promise<Core>;
}

/** One run of the command line; commands leave their exit code here. */
export interface CliSession {
  readonly host: CliHost;
  exitCode: number;
}

/** Options that every command takes, before or after its name. */
export interface GlobalOptions {
  readonly library?: string;
  readonly json?: true;
  readonly author?: string;
}
