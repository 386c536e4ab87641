import type { Picked } from '../../../src-main/contract/host-capabilities';

/**
 * A file's path as the person knows it: from the chosen folder down, else its name alone. Where the host keeps
 * uploads says nothing to anyone.
 */
export function shownPath(path: string, sources: readonly Pick<Picked, 'name'>[]): string {
  const parts = path.split(/[\\/]/);
  const names = new Set(sources.map(({ name }) => name));
  const from = parts.findLastIndex((part) => names.has(part));
  return parts.slice(from < 0 ? -1 : from).join('/');
}
