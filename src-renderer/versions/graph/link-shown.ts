import type { GraphLink, GraphNode } from './lanes';

interface Version {
  readonly id: string;
  readonly parents: readonly string[];
}

/**
 * The versions that are shown, each linked to the nearest shown ones that it goes on from. What can also be reached by
 * way of another of them is left out.
 *
 * @param log all versions, newest first
 */
export function linkShown(log: readonly Version[], shown: ReadonlySet<string>): readonly GraphNode[] {
  /** The shown versions that a version stands for: itself, or the nearest behind it. */
  const standsFor = new Map<string, readonly GraphLink[]>();
  const links = new Map<string, readonly GraphLink[]>();
  for (const { id, parents } of log.toReversed()) {
    const found = parents.flatMap((parent) => standsFor.get(parent) ?? []);
    const nearest = withoutRepeats(found, (link, other) => isBehind(links, link.id, other.id));
    links.set(id, nearest);
    standsFor.set(
      id,
      shown.has(id) ? [{ id, isGap: false }] : nearest.map((link) => ({ ...link, isGap: true })),
    );
  }
  return log.filter(({ id }) => shown.has(id)).map(({ id }) => ({ id, parents: links.get(id) ?? [] }));
}

/** Each version once; of what several links lead to by way of each other, the nearest. Direct links stay. */
function withoutRepeats(
  links: readonly GraphLink[],
  isBehindOther: (link: GraphLink, other: GraphLink) => boolean,
): readonly GraphLink[] {
  const once = links.filter(
    (link, at) =>
      links.findIndex(({ id, isGap }) => id === link.id && isGap === link.isGap) === at &&
      !(link.isGap && links.some(({ id, isGap }) => id === link.id && !isGap)),
  );
  return once.filter(
    (link) => !link.isGap || !once.some((other) => other.id !== link.id && isBehindOther(link, other)),
  );
}

/** Whether one shown version is among those that another goes on from. */
function isBehind(links: ReadonlyMap<string, readonly GraphLink[]>, wanted: string, from: string): boolean {
  const seen = new Set<string>();
  const queue = [from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const link of links.get(id) ?? []) {
      if (link.id === wanted) return true;
      if (!seen.has(link.id)) queue.push(link.id);
      seen.add(link.id);
    }
  }
  return false;
}
