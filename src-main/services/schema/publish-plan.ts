import { readSchema } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { diffSchemas, levelOf, nextSchemaNumber } from '../../domain/diff/schema-diff';
import type { ErrorCode } from '../../domain/errors/app-error';
import type { SchemaChange, SchemaChangeLevel } from '../../domain/label-schema/label-schema';
import type { DraftLineage } from '../../domain/migration/lineage';
import type { SchemaRelease } from '../../storage/repositories/schema-repository';
import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import { freeSchemaName } from './schema-names';
import { refOf } from './schema-refs';
import { retirementOf, wholeRetirementOf, withoutStop } from './schema-retirement';

/** What publishing a draft's schema would make. */
export interface PublishPlan {
  /** The schema it continues; `null` when publishing makes a new one. */
  readonly assetId: string | null;
  readonly name: string | null;
  readonly suggestedName: string;
  readonly previous: ObjectId | null;
  readonly number: string;
  readonly level: SchemaChangeLevel | null;
  readonly changes: readonly SchemaChange[];
  /** Why it cannot be published; `null` when it can. */
  readonly obstacle: Obstacle | null;
  /** Why a commit does not publish it unasked, though a person may. */
  readonly scruple: Obstacle | null;
  /** The newest version in use that was published after the one the draft continues. */
  readonly meanwhile: SchemaRelease | null;
}

export interface Obstacle {
  readonly code: ErrorCode & ('nothing-to-publish' | 'schema-behind' | 'schema-retired');
  readonly why: string;
  readonly next: string;
}

/** A schema of the library as a draft sees it that continues one of its versions. */
interface Line {
  /** The newest of all versions; numbers go on from there, since a number is never given twice. */
  readonly newest: SchemaRelease;
  readonly base: SchemaRelease | undefined;
  readonly meanwhile: SchemaRelease | null;
  /** The newest version that is not retired. */
  readonly inUse: SchemaRelease | undefined;
}

/** Works out the next version of the schema that a draft continues (docs/decisions/0008). */
export function planPublish(context: LibraryContext, view: ContentView): PublishPlan {
  const { asset, base } = lineageOf(view);
  const line = asset === null ? null : lineOf(context, asset, base);
  const changes = base === null ? [] : diffSchemas(readSchema(view.objects, base), view.schema);
  const level = base === null ? null : levelOf(changes);
  const isSame = base === view.schemaId;
  return {
    assetId: asset,
    name: line?.newest.name ?? null,
    suggestedName: freeSchemaName(context, view.dataset.name),
    previous: base,
    number: nextSchemaNumber(line?.newest.number ?? null, level),
    level,
    changes,
    obstacle: line === null ? null : isSame ? NOTHING_NEW : obstacleOf(context, line),
    scruple: line === null || isSame ? null : scrupleOf(context, line),
    meanwhile: line?.meanwhile ?? null,
  };
}

function lineOf(context: LibraryContext, asset: string, base: ObjectId | null): Line {
  const releases = context.reader.schemas.releases(asset);
  const retirements = context.reader.schemas.retirements(asset);
  const isInUse = (release: SchemaRelease): boolean => retirementOf(release, retirements) === null;
  const at = releases.findIndex(({ objectId }) => objectId === base);
  const later = at < 0 ? releases : releases.slice(0, at);
  return {
    newest: releases[0] as SchemaRelease,
    base: releases[at],
    meanwhile: later.find(isInUse) ?? null,
    inUse: releases.find(isInUse),
  };
}

const NOTHING_NEW: Obstacle = {
  code: 'nothing-to-publish',
  why: 'It equals the published version that the draft continues.',
  next: 'Change something first.',
};

/** A version that was retired stands in nobody's way: what was published by mistake must not force others along. */
function obstacleOf(context: LibraryContext, { newest, meanwhile }: Line): Obstacle | null {
  const { name } = newest;
  const retired = wholeRetirementOf(context.reader.schemas.retirements(newest.assetId));
  if (retired !== null) {
    const instead = retired.successor === null ? '' : `, migrate the dataset to ${retired.successor}`;
    return {
      code: 'schema-retired',
      why: `The schema "${name}" is retired: ${withoutStop(retired.reason)}.`,
      next: `Publish under a new name${instead}, or lift the retirement of "${name}" first.`,
    };
  }
  if (meanwhile === null) return null;
  const ref = refOf(meanwhile);
  return {
    code: 'schema-behind',
    why: `${ref} was published meanwhile; this draft continues an older version.`,
    next: `Migrate the dataset to ${ref} first, or publish under a new name.`,
  };
}

/** What continues a retired version may put it right, or bring its mistake back: only a person can tell. */
function scrupleOf(context: LibraryContext, { base, inUse }: Line): Obstacle | null {
  if (base === undefined) return null;
  const retired = retirementOf(base, context.reader.schemas.retirements(base.assetId));
  if (retired === null) return null;
  const leave = inUse === undefined ? '' : `, or migrate the dataset to ${refOf(inUse)}`;
  return {
    code: 'schema-retired',
    why: `${refOf(base)}, which the draft continues, is retired: ${withoutStop(retired.reason)}.`,
    next: `If the draft puts it right, publish its schema by itself${leave}.`,
  };
}

/** Where a draft's schema comes from. */
export function lineageOf(view: ContentView): DraftLineage {
  if (view.draft === null) throw new Error(`${view.label} is no draft`);
  return view.draft.lineage;
}
