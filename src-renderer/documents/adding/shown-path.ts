import type { Picked } from '../../../src-main/contract/host-capabilities';

/** Whether a file was chosen itself, or lies in a chosen folder. */
export const cameFrom = ({ name }: Pick<Picked, 'name'>, path: string): boolean =>
  partsOf(path).includes(name);

/**
 * A file's path as the person knows it: from the chosen folder down, else its name alone. Where the host keeps
 * uploads says nothing to anyone.
 */
export function shownPath(path: string, sources: readonly Pick<Picked, 'name'>[]): string {
  const parts = partsOf(path);
  const names = new Set(sources.map(({ name }) => name));
  const from = parts.findLastIndex((part) => names.has(part));
  return parts.slice(from < 0 ? -1 : from).join('/');
}

const partsOf = (path: string): string[] => path.split(/[\\/]/);
