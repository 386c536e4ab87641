import { diffTrees, updateTree } from '../../domain/dataset-versions/document-tree';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { AppError } from '../../domain/errors/app-error';
import { joinParts, type DocumentPart, type Part } from '../../domain/restore/document-parts';
import { takeTurns } from '../../formats/take-turns';
import type { DraftRoots } from '../../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import { runBulkAct } from '../content/bulk-act';
import { pairOf, type Pair } from '../comparison/compare-pair';
import { draftOf, findDataset, viewDraft, type ContentView } from '../content/content-view';
import { pageCountOf } from '../documents/find-entry';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import type { Divergence } from '../content/rebase-roots';
import { schemaIdOf } from '../schema/schema-refs';
import { updateInTurns } from '../content/update-in-turns';
import { partsOfChanges, type ChangeFilter } from './list-draft-changes';
import { nameParts } from './name-parts';
import { obstaclesOf, type Obstacle, type Surroundings } from './obstacles';
import { NOT_DONE, refuseAcrossMigration, resolveParts, sourceOf } from './resolve-parts';
import { restoreOne, type RestoredOne, type RestoreWork } from './restore-one';
import { refuseUnknownParts } from './unknown-parts';

export interface RestoreRequest {
  readonly dataset: string;
  /** A version of the dataset; the one that the draft started from when absent. */
  readonly version?: string | undefined;
  /** Named one by one. */
  readonly parts?: readonly Part[] | undefined;
  /** All changes of the draft that match. */
  readonly matching?: ChangeFilter | undefined;
  /** Restores what hangs on a part, too, where the part cannot be restored alone. */
  readonly withDependents?: boolean | undefined;
}

export interface RestoreOptions {
  readonly signal?: AbortSignal | undefined;
  onProgress(done: number, total: number): void;
}

/** Thrown inside the act, so that nothing of it is kept. */
class HasObstacles extends Error {
  constructor(readonly obstacles: readonly Obstacle[]) {
    super('parts cannot be restored');
  }
}

/** Obstacles told of; the rest is counted. */
const OBSTACLES_TOLD = 100;

/**
 * Makes single things in the draft what they are in a version of its dataset: documents, pages, regions, some of
 * their fields, relations, or the schema as a whole. One step of undo; everything else stays as it is. Where something
 * stands against it nothing is restored, and each such place is named.
 *
 * @throws AppError `not-found`, `ambiguous`, `version-needed`, `input-invalid` for a schema across a migration,
 *   `edit-conflict` when what was edited meanwhile stands against it, `cancelled`
 */
export async function restoreParts(
  context: LibraryContext,
  request: RestoreRequest,
  options: RestoreOptions,
) {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const wanted = await wantedParts(context, request, options.signal);
  const draft = viewDraft(context, dataset);
  const source = sourceOf(context, draft, request.version);
  const pair = pairOf(context, source, draft);
  const parts = resolveParts(context, pair, wanted);
  if (request.matching === undefined) refuseUnknownParts(context, pair, parts);
  const isSchemaRestored = wanted.some(({ kind }) => kind === 'schema');
  if (isSchemaRestored) refuseAcrossMigration(context, pair);
  const { revision } = draftOf(context, dataset);
  const label = nameParts(wanted);
  const about = {
    dataset: dataset.name,
    branch: dataset.branch,
    version: source.version?.number ?? null,
    label,
  };
  let restored = { documents: 0, regions: 0 };
  try {
    await runBulkAct(context, dataset, label, async ({ roots, schema, objects }) => {
      const work = workOf(context, pair, { objects, withDependents: request.withDependents ?? false });
      const surroundings = surroundingsOf(context, pair, isSchemaRestored);
      const run = { work, surroundings, parts };
      const entries = entriesOf(run, roots);
      const done = await restoreAll(run, { roots, entries }, options);
      restored = done.counts;
      return {
        roots: done.roots,
        changeSchema: (current) => {
          if (current !== schema && schemaIdOf(current) !== schemaIdOf(schema)) throw editedMeanwhile();
          return isSchemaRestored && schemaIdOf(current) !== source.schemaId ? source.schema : current;
        },
        rebase: (divergence) => rebase(run, divergence),
      };
    });
  } catch (error) {
    if (!(error instanceof HasObstacles)) throw error;
    return { ...about, ...notRestored(context, draft, error.obstacles) };
  }
  const changed = draftOf(context, dataset).revision !== revision;
  return { ...about, changed, ...restored, obstacles: [], moreObstacles: 0 };
}

async function wantedParts(
  context: LibraryContext,
  { dataset, parts, matching }: RestoreRequest,
  signal: AbortSignal | undefined,
): Promise<readonly Part[]> {
  const matched =
    matching === undefined ? [] : await partsOfChanges(context, { ...matching, dataset }, signal);
  return [...(parts ?? []), ...matched];
}

function notRestored(context: LibraryContext, { dataset }: ContentView, found: readonly Obstacle[]) {
  const obstacles = found.slice(0, OBSTACLES_TOLD).map((obstacle) => ({
    ...obstacle,
    name: context.reader.datasets.nameOf(dataset.id, obstacle.document) ?? obstacle.document,
  }));
  const moreObstacles = found.length - obstacles.length;
  return { changed: false, documents: 0, regions: 0, obstacles, moreObstacles };
}

function workOf(
  context: LibraryContext,
  { from, sides, isBackwards, ...pair }: Pair,
  { objects, withDependents }: { readonly objects: ObjectBuffer; readonly withDependents: boolean },
): RestoreWork {
  return {
    reader: objects,
    source: from.roots.root,
    provenance: from.roots.provenance,
    replay: pair.isAttributed && !isBackwards ? (sides.replay ?? null) : null,
    pageSize: context.reader.fileFacts.pageSize,
    act: actNow(context),
    withDependents,
  };
}

function surroundingsOf(
  context: LibraryContext,
  { from, to }: Pair,
  isSchemaRestored: boolean,
): Surroundings {
  const classes = [...from.schema.classes, ...to.schema.classes];
  return {
    schema: isSchemaRestored ? from.schema : to.schema,
    classNames: new Map(classes.map(({ id, name }) => [id, name])),
    isSchemaRestored,
    pageCount: (document) => pageCountOf(context, document),
  };
}

interface Run {
  readonly work: RestoreWork;
  readonly surroundings: Surroundings;
  readonly parts: ReadonlyMap<string, readonly DocumentPart[]>;
}

/** Documents to look at: those with parts, and with the schema all that differ, since they have to fit it. */
function entriesOf({ work, surroundings, parts }: Run, roots: DraftRoots): readonly string[] {
  if (!surroundings.isSchemaRestored) return [...parts.keys()];
  const differing = [...diffTrees(work.reader, work.source, roots.root)].map(({ key }) => key);
  return [...new Set([...parts.keys(), ...differing])];
}

interface Documents {
  readonly roots: DraftRoots;
  readonly entries: readonly string[];
}

async function restoreAll(run: Run, { roots, entries }: Documents, { signal, onProgress }: RestoreOptions) {
  const nextTurn = takeTurns(signal);
  const documents = new Map<string, ObjectId | null>();
  const provenances = new Map<string, ObjectId | null>();
  const obstacles: Obstacle[] = [];
  const counts = { documents: 0, regions: 0 };
  for (const [index, entry] of entries.entries()) {
    onProgress(index, entries.length);
    const one = restoreEntry(run, roots, entry);
    obstacles.push(...obstaclesOf(one, run.surroundings));
    if ((one.sides.draftId ?? null) !== one.id) {
      documents.set(entry, one.id);
      counts.documents += 1;
      counts.regions += one.regions;
      provenances.set(entry, one.provenance);
    }
    await nextTurn();
  }
  if (obstacles.length > 0) throw new HasObstacles(obstacles);
  const { reader: writer } = run.work;
  return {
    counts,
    roots: {
      root: await updateInTurns(writer, roots.root, documents, signal),
      provenance: await updateInTurns(writer, roots.provenance, provenances, signal),
    },
  };
}

const restoreEntry = ({ work, parts }: Run, roots: DraftRoots, entry: string): RestoredOne =>
  restoreOne(work, roots, { entry, parts: joinParts(parts.get(entry) ?? []) });

/** Documents that were edited meanwhile are restored anew; nobody's edit beside what is restored is lost. */
function rebase(run: Run, { base, current, incoming }: Divergence): DraftRoots {
  const { reader: writer } = run.work;
  const edited = new Set<string>();
  for (const tree of ['root', 'provenance'] as const)
    for (const { key } of diffTrees(writer, base[tree], current[tree])) edited.add(key);
  const documents = new Map<string, ObjectId | null>();
  const provenances = new Map<string, ObjectId | null>();
  for (const entry of edited) {
    const one = restoreEntry(run, current, entry);
    if (obstaclesOf(one, run.surroundings).length > 0) throw editedMeanwhile();
    documents.set(entry, one.id);
    provenances.set(entry, one.provenance);
  }
  return {
    root: updateTree(writer, incoming.root, documents),
    provenance: updateTree(writer, incoming.provenance, provenances),
  };
}

const editedMeanwhile = (): AppError =>
  new AppError('edit-conflict', {
    what: NOT_DONE,
    why: 'What was edited meanwhile stands against it.',
    next: 'Do it again.',
  });
