import type { LogEntry } from '../../../src-main/contract/version-contract';

type Version = Pick<LogEntry, 'id' | 'version' | 'parents' | 'branches'>;

/** Whether the newest version of a branch goes on from a version, or is it. */
export function isOnLine(
  log: readonly Version[],
  { id, version }: Version,
  branch: string | undefined,
): boolean {
  const byId = new Map(log.map((one) => [one.id, one]));
  const head = log.find(({ branches }) => branch !== undefined && branches.includes(branch));
  const seen = new Set<string>();
  const queue = head === undefined ? [] : [head];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (next.id === id) return true;
    // What a version goes on from is older, so behind an older one there is nothing to find.
    if (seen.has(next.id) || next.version < version) continue;
    seen.add(next.id);
    queue.push(...next.parents.flatMap((parent) => byId.get(parent) ?? []));
  }
  return false;
}
