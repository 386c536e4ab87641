import { emptyTree } from '../../domain/dataset-versions/document-tree';
import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import type { Conflict } from '../../domain/merge/conflict';
import { openConflicts } from '../../domain/merge/ledger';
import { mergeEntries, startResult, type MergeResult } from '../../domain/merge/merge-datasets';
import { runInTurns, takeTurns } from '../../formats/take-turns';
import type { DraftRoots } from '../../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { runBulkAct } from '../content/bulk-act';
import { findDataset, viewDraft, type ContentView } from '../content/content-view';
import { updateInTurns } from '../content/update-in-turns';
import { regionPlaces } from './region-places';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { planPathBetween, relationBetween } from '../migration/plan-path';
import { resolveVersionOf, type NamedVersion } from '../content/resolve-view';
import { findChanged, stampChanges, type ChangedPage } from './stamp-changes';

const NOT_DONE = 'Nothing was reverted.';

/** Something of a version that cannot be undone, since newer work stands on it. */
export interface RevertConflict {
  readonly document: string;
  readonly region: string | null;
  /** 0-based; `null` for what belongs to no page. */
  readonly pageIndex: number | null;
  readonly field: string;
  /** As the version made it, as the draft has it now, and as it was before the version. */
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

export interface RevertOptions {
  readonly signal?: AbortSignal | undefined;
  /** @param done documents looked at */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Thrown inside the act, so that nothing of it is kept. */
class HasConflicts extends Error {
  constructor(readonly conflicts: readonly RevertConflict[]) {
    super('a revert has conflicts');
  }
}

/**
 * Takes back in the draft what one version changed, on top of everything newer: region by region and field by
 * field, as one step of undo. Where newer work touched the same field, or stands on what would go, nothing is
 * changed and each such place is named. The schema stays as it is.
 *
 * It is a merge of the draft with the version before, whose common ancestor is the version itself.
 *
 * @throws AppError `not-found`, `version-needed`, `input-invalid` for a version that the draft does not go on
 *   from, or one on the other side of a migration; `edit-conflict` when the draft was edited meanwhile; `cancelled`
 */
export async function revertVersion(
  context: LibraryContext,
  request: { dataset: string; version: string },
  { signal, onProgress }: RevertOptions = {},
) {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const named = resolveVersionOf(context, dataset, { ref: request.version, what: NOT_DONE });
  const { version } = named;
  const draft = viewDraft(context, dataset);
  refuseElsewhere(context, named, draft);
  const about = { dataset: dataset.name, branch: dataset.branch, version: version.number, id: version.id };
  try {
    let changed = { regions: 0, documents: 0 };
    await runBulkAct(context, dataset, `revert version ${version.number}`, async ({ roots, objects }) => {
      const merged = await mergeBack(context, { version, roots, objects }, { signal, onProgress });
      const after = merged.roots;
      const found = await runInTurns(findChanged(context, objects, { before: roots, after }), signal);
      const conflicts = conflictsOf(merged, { draft, changes: found.pages });
      if (conflicts.length > 0) throw new HasConflicts(conflicts);
      const regions = found.pages.reduce((sum, page) => sum + page.regions.length, 0);
      changed = { regions, documents: found.documents };
      const stamped = await runInTurns(stampChanges(objects, after, found.pages, actNow(context)), signal);
      return { roots: stamped, rebase: refuseEdited };
    });
    return { ...about, clean: true, ...changed, conflicts: [] };
  } catch (error) {
    if (!(error instanceof HasConflicts)) throw error;
    const nameOf = (entry: string) => context.reader.datasets.nameOf(dataset.id, entry) ?? entry;
    const placeOf = regionPlaces([draft, named.view]);
    const conflicts = error.conflicts.map((one) => {
      const place = one.region === null ? null : placeOf(one.document, one.region);
      const pageIndex = one.region === null ? one.pageIndex : (place?.pageIndex ?? null);
      return { ...one, name: nameOf(one.document), pageIndex, class: place?.class ?? null };
    });
    return { ...about, clean: false, regions: 0, documents: 0, conflicts };
  }
}

interface Work {
  readonly version: DatasetVersion;
  readonly roots: DraftRoots;
  readonly objects: ObjectBuffer;
}

type DroppedLinks = MergeResult['droppedLinks'];
type MergedBack = Pick<MergeResult, 'roots' | 'open' | 'droppedLinks'>;

async function mergeBack(
  context: LibraryContext,
  { version, roots, objects }: Work,
  { signal, onProgress }: RevertOptions,
): Promise<MergedBack> {
  const parent = context.reader.versions.byId(version.datasetId, version.parents[0] ?? '');
  const nothing = emptyTree(objects);
  const { pageSize } = context.reader.fileFacts;
  const sides = {
    writer: objects,
    base: version,
    ours: roots,
    theirs: parent ?? { root: nothing, provenance: nothing },
    pageSize,
    duplicateOverlap: null,
  };
  const merging = startResult(sides);
  const open: Conflict[] = [];
  const droppedLinks: DroppedLinks[number][] = [];
  const nextTurn = takeTurns(signal);
  let done = 0;
  for (const merged of mergeEntries(sides)) {
    merging.take(merged);
    onProgress?.(++done);
    for (const conflict of openConflicts(merged.entries)) open.push(conflict);
    for (const link of merged.droppedLinks) droppedLinks.push({ ...link, document: merged.entry });
    await nextTurn();
  }
  const { documents, provenances } = merging.changes();
  return {
    roots: {
      root: await updateInTurns(objects, roots.root, documents, signal),
      provenance: await updateInTurns(objects, roots.provenance, provenances, signal),
    },
    open,
    droppedLinks,
  };
}

/** The version must be among those that the content goes on from, with no migration of labels from there on. */
function refuseElsewhere(context: LibraryContext, { version, view }: NamedVersion, draft: ContentView): void {
  const relation = relationBetween(context, view, draft);
  const path = planPathBetween(context, { from: view, to: draft, relation });
  if (relation !== 'descendant' || path === null || path.isBackwards)
    throw new AppError('input-invalid', {
      what: NOT_DONE,
      why: `The draft does not go on from version ${version.number}.`,
      next: `Revert one that "${draft.dataset.branch}" goes on from, or switch to a branch that goes on from this one.`,
      inTerminal: `See the versions of its line with: colophon log --branch ${shellWord(draft.dataset.branch)} --dataset ${shellWord(draft.dataset.name)}.`,
    });
  if (path.plans.length === 0 && version.plans.length === 0) return;
  throw new AppError('input-invalid', {
    what: NOT_DONE,
    why:
      version.plans.length > 0
        ? `Version ${version.number} carried the labels to another schema.`
        : `The labels were carried to another schema after version ${version.number}.`,
    next: 'Restore a version from before it, or migrate the draft.',
  });
}

function refuseEdited(): never {
  throw new AppError('edit-conflict', {
    what: NOT_DONE,
    why: 'The draft was edited meanwhile.',
    next: 'Do it again.',
  });
}

interface Reverted {
  readonly draft: ContentView;
  readonly changes: readonly ChangedPage[];
}

function conflictsOf({ open, droppedLinks }: MergedBack, { draft, changes }: Reverted): RevertConflict[] {
  const classes = new Set(draft.schema.classes.map(({ id }) => id));
  return [
    ...open.map(shownConflict),
    ...droppedLinks.map(({ document, kind, id, to }) => ({
      document,
      region: to,
      pageIndex: null,
      field: 'existence',
      base: { [kind]: id },
      ours: { [kind]: id },
      theirs: null,
    })),
    ...changes.flatMap(({ document, pageIndex, regions }) =>
      regions.flatMap(({ id, after }) =>
        after === null || after.class === null || classes.has(after.class)
          ? []
          : [
              {
                document: document.entry,
                region: id,
                pageIndex,
                field: 'class',
                base: null,
                ours: null,
                theirs: after.class,
              },
            ],
      ),
    ),
  ];
}

function shownConflict({ target, field, base, ours, theirs }: Conflict): RevertConflict {
  return {
    document: 'document' in target ? target.document : '',
    region: target.kind === 'region' ? target.region : null,
    pageIndex: target.kind === 'page' ? target.pageIndex : null,
    field: target.kind === 'relation' ? `relation ${target.relation} ${field}` : field,
    base,
    ours,
    theirs,
  };
}
