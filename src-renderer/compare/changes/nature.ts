import type { RegionChangeView } from '../../../src-main/contract/version-contract';

/**
 * What leads in the look of a change; a region that moved and got another class is relabelled first. What a
 * migration did looks the same whatever it did: it is nobody's correction.
 */
export type ChangeLook = 'added' | 'removed' | 'relabelled' | 'moved' | 'edited' | 'rewritten';

export interface Nature {
  readonly look: ChangeLook;
  /** A migration did it, or had a part in it. */
  readonly isRewritten: boolean;
  readonly isMoved: boolean;
  readonly isRelabelled: boolean;
  /** Text, attributes or anything else that has no shape of its own. */
  readonly isEdited: boolean;
}

/** What kind of change it is, for its look and its tag. Where a migration and people did it, it looks like the latter's. */
export function natureOf(change: Pick<RegionChangeView, 'change' | 'kinds' | 'cause' | 'acts'>): Nature {
  const { kinds, cause, acts } = change;
  const isMoved = kinds.includes('geometry');
  const isRelabelled = kinds.includes('class');
  const isEdited = kinds.some((kind) => kind !== 'geometry' && kind !== 'class');
  const look =
    cause === 'schema' ? 'rewritten' : lookOf(acts?.find((act) => act.cause === 'labels') ?? change);
  return { look, isRewritten: cause !== 'labels', isMoved, isRelabelled, isEdited };
}

/** The look of what people or imports did. */
export function lookOf({ change, kinds }: Pick<RegionChangeView, 'change' | 'kinds'>): ChangeLook {
  if (change !== 'changed') return change;
  return kinds.includes('class') ? 'relabelled' : kinds.includes('geometry') ? 'moved' : 'edited';
}
