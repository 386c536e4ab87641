import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { commandLine, type CommandLine } from './command-line';

/** What makes a library what tests need; `folder` is for files that it reads. It must not keep anything running. */
type Make<Facts> = (cli: CommandLine, folder: string) => Promise<Facts>;

/**
 * Brings `library` to what `make` makes of it, and gives what that found out. The command line is started for the first
 * one only: those that follow become copies of it, so all have to begin alike.
 */
export type Prepare = <Facts>(library: string, make: Make<Facts>) => Promise<Facts>;

interface Prepared {
  readonly library: string;
  readonly facts: unknown;
}

/** @param folder where the first ones are kept */
export function preparedLibraries(folder: string): (home: string) => Prepare {
  const made = new Map<Make<unknown>, Prepared>();
  return (home) =>
    async <Facts>(library: string, make: Make<Facts>): Promise<Facts> => {
      const known = made.get(make);
      if (known !== undefined) {
        await rm(library, { recursive: true });
        await cp(known.library, library, { recursive: true });
        return known.facts as Facts;
      }
      const facts = await make(commandLine(library, home), home);
      const kept = join(folder, String(made.size));
      await cp(library, kept, { recursive: true });
      made.set(make, { library: kept, facts });
      return facts;
    };
}
