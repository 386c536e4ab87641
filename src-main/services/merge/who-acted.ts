import { readSchema } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../../domain/dataset-versions/object-store';
import type { Act } from '../../domain/dataset-versions/provenance';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { Conflict } from '../../domain/merge/conflict';
import { actsOf, same } from '../../domain/merge/ledger';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import type { ContentView } from '../content/content-view';
import { versionsBehind } from '../history/version-graph';
import { actNow, type LibraryContext } from '../library-context';
import { createPast, type Moment } from './past-values';

/** Tells who changed something last on each side. */
export type FindActs = (conflict: Conflict) => Conflict['acts'];

interface Sides {
  readonly dataset: DatasetRow;
  readonly ours: ContentView;
  readonly their: ContentView;
  readonly writer: ObjectReader;
}

/** A version, or the draft, as one that may have made a value what it is. */
interface Step extends Moment {
  readonly act: Act;
  readonly parents: readonly string[];
  /** Both sides have it: what was done before was done for both. */
  readonly isShared: boolean;
}

/**
 * Who acted, of what keeps no record of its own. A region knows who changed it last; a page's state, the fields of a
 * document, the schema and all that was taken away do not: there it is the author of the version in which the value
 * came to be, found by going back along the side's versions. It is done for what is asked, once.
 */
export function actFinder(context: LibraryContext, { dataset, ours, their, writer }: Sides): FindActs {
  let heads: Heads | null = null;
  const past = createPast(writer);
  const known = new Map<string, Conflict['acts']>();
  const find = (conflict: Conflict): Conflict['acts'] => {
    heads ??= openLines(context, { dataset, ours, their, writer });
    const { steps } = heads;
    const last = (side: 'ours' | 'theirs', head: Step | undefined): Act | undefined => {
      const said = conflict.acts?.[side];
      if (said !== undefined || head === undefined) return said;
      return whoMade(steps, head, (step) => past.valueAt(step, conflict, side));
    };
    return actsOf(last('ours', heads.ours), last('theirs', heads.theirs));
  };
  return (conflict) => {
    if (conflict.acts?.ours !== undefined && conflict.acts.theirs !== undefined) return conflict.acts;
    if (!known.has(conflict.key)) known.set(conflict.key, find(conflict));
    return known.get(conflict.key);
  };
}

/** Goes back to the step whose value none of its parents had. */
function whoMade(
  steps: ReadonlyMap<string, Step>,
  head: Step,
  valueAt: (step: Step) => unknown,
): Act | undefined {
  for (let step = head; ;) {
    if (step.isShared) return undefined;
    const value = valueAt(step);
    const before = step.parents
      .flatMap((id) => steps.get(id) ?? [])
      .find((parent) => same(valueAt(parent), value));
    if (before === undefined) return step.act;
    step = before;
  }
}

interface Heads {
  readonly steps: ReadonlyMap<string, Step>;
  readonly ours: Step | undefined;
  readonly theirs: Step | undefined;
}

function openLines(context: LibraryContext, { dataset, ours, their, writer }: Sides): Heads {
  const head = ours.draft?.headVersion ?? null;
  const theirs = their.version?.id ?? null;
  const [left, right] = [
    versionsBehind(context, dataset, [head]),
    versionsBehind(context, dataset, [theirs]),
  ];
  const schemaOf = schemaReader(writer);
  const stepOf = ({ id, root, schema, author: by, time: at, parents }: DatasetVersion): Step => ({
    id,
    root,
    schema: () => schemaOf(schema),
    act: { by, at },
    parents,
    isShared: left.has(id) && right.has(id),
  });
  const steps = new Map([...left, ...right].map(([id, version]) => [id, stepOf(version)]));
  const draft: Step = {
    id: 'draft',
    root: ours.roots.root,
    schema: () => ours.schema,
    act: actNow(context),
    parents: head === null ? [] : [head],
    isShared: false,
  };
  return { steps, ours: draft, theirs: steps.get(theirs ?? '') };
}

function schemaReader(reader: ObjectReader): (id: ObjectId) => LabelSchema {
  const read = new Map<ObjectId, LabelSchema>();
  return (id) => {
    const schema = read.get(id) ?? readSchema(reader, id);
    read.set(id, schema);
    return schema;
  };
}
