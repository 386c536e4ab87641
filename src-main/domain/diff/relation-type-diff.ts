import { limitedEnds } from '../label-schema/cardinality';
import type { Cardinality, RelationType, SchemaChange } from '../label-schema/label-schema';
import { changesOf, schemaChange, type SchemaChangeKind } from '../label-schema/rule-table';
import type { ClassNames } from './class-names';
import { compareAllowed, pairItems } from './schema-pairs';

/** The changes between the relation types of two schemas. */
export function diffRelationTypes(
  before: readonly RelationType[],
  after: readonly RelationType[],
  names: ClassNames,
): SchemaChange[] {
  return pairItems(before, after).flatMap(({ old, now }) => {
    const path = `relationTypes/${(old ?? now)?.name ?? ''}`;
    if (old === null) return [schemaChange('relation-type-added', path, null, now)];
    if (now === null) return [schemaChange('relation-type-removed', path, old, null)];
    return diffRelationType(old, now, { path, names });
  });
}

function diffRelationType(
  old: RelationType,
  now: RelationType,
  { path, names }: { path: string; names: ClassNames },
): SchemaChange[] {
  const { changes, add } = changesOf(path);
  if (old.id !== now.id) add('relation-type-id-changed', 'id', old.id, now.id);
  if (old.name !== now.name) add('relation-type-renamed', 'name', old.name, now.name);
  for (const end of ['from', 'to'] as const) {
    const reach = compareAllowed({ before: names.idsAfter(old[end]), after: now[end] });
    if (reach !== null) add(`relation-${end}-${reach}`, end, names.before(old[end]), names.after(now[end]));
  }
  if (old.cardinality !== now.cardinality) {
    const kind = kindOfCardinality(old.cardinality, now.cardinality);
    add(kind, 'cardinality', old.cardinality, now.cardinality);
  }
  const [wasUndirected, isUndirected] = [old.undirected === true, now.undirected === true];
  if (wasUndirected !== isUndirected)
    add('relation-direction-changed', 'undirected', wasUndirected, isUndirected);
  return changes;
}

/** Which ends may have one link at most; a rule is relaxed when it limits no end that was free. */
function kindOfCardinality(old: Cardinality | undefined, now: Cardinality | undefined): SchemaChangeKind {
  const [limitedBefore, limitedNow] = [limitedEnds(old), limitedEnds(now)];
  return limitedNow.every((end) => limitedBefore.includes(end))
    ? 'relation-cardinality-relaxed'
    : 'relation-cardinality-tightened';
}
