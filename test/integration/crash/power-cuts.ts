import { cpSync } from 'node:fs';

import BetterSqlite3 from 'better-sqlite3';
import { vi } from 'vitest';

/**
 * Does some work and keeps a copy of the library as it was on disk after each transaction that the work made: what a
 * power cut at that moment leaves. Everything is synced when a transaction returns, or is written ahead of what
 * refers to it, so there are no other states but those inside of a transaction, which SQLite takes back.
 *
 * @param keep where the copy of this number goes
 */
export async function withPowerCuts<Result>(
  library: string,
  keep: (moment: number) => string,
  work: () => Promise<Result> | Result,
): Promise<{ result: Result; moments: number }> {
  let moments = 0;
  const copy = (): void => {
    const target = keep(moments++);
    // The lock is the dead process's; the index of the log is made anew from it.
    const isLeft = (path: string): boolean => !/writer\.|-shm$/.test(path);
    cpSync(library, target, { recursive: true, filter: isLeft });
  };
  const { transaction } = BetterSqlite3.prototype;
  const spy = vi.spyOn(BetterSqlite3.prototype, 'transaction');
  spy.mockImplementation(function (this: BetterSqlite3.Database, body: (...given: unknown[]) => unknown) {
    const made = transaction.call(this, body);
    const immediate = (...given: unknown[]): unknown => {
      const result = made.immediate(...given);
      if (!this.readonly && !this.inTransaction) copy();
      return result;
    };
    const { deferred } = made;
    return Object.assign((...given: unknown[]) => made(...given), { deferred, immediate });
  } as typeof transaction);
  try {
    copy();
    const result = await work();
    copy();
    return { result, moments };
  } finally {
    spy.mockRestore();
  }
}
