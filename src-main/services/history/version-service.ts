import { contentId } from '../../domain/dataset-versions/object-forms';
import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import { readMerge } from '../../domain/merge/merge-record';
import { sha256 } from '../../storage/hashing';
import type { DraftLineage } from '../../domain/migration/lineage';
import type { Summary } from '../../storage/repositories/summary-repository';
import type { DatasetVersion, Statistics } from '../../storage/repositories/version-repository';
import { findDataset, viewBase, viewDraft, type ContentView } from '../content/content-view';
import { actNow, requireWriter, type LibraryContext } from '../library-context';
import { refuseWhileMerging } from '../merge/unfinished-merge';
import { refuseProblems } from '../labels/problem-service';
import { logEntryOf, namesOf } from './log-service';
import { embedAnswers } from '../migration/migration-answers';
import { publishOnCommit } from '../schema/publish-service';
import { schemaNumber } from '../schema/schema-refs';
import { countView } from '../content/count-view';
import { statisticsOf } from '../statistics';
import { resolveView } from '../content/resolve-view';

/**
 * Makes the draft an immutable version, and publishes its schema when it differs from the last one.
 * Reads the touched pages and nothing else.
 *
 * @throws AppError `nothing-to-commit`, `has-problems` where the dataset may not have any
 */
export function commit(
  context: LibraryContext,
  request: { dataset: string; message: string; author?: string | undefined },
) {
  const writer = requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  refuseWhileMerging(context, dataset, `No version of "${dataset.name}" was made.`);
  const view = viewDraft(context, dataset);
  const base = viewBase(context, view);
  if (base.roots.root === view.roots.root && base.schemaId === view.schemaId)
    throw nothingToCommit(dataset.name, base.version);
  refuseProblems(context, view);
  const statistics = countView(context, view);
  const { by, at: time } = actNow(context);
  const author = request.author ?? by;
  const { message } = request;
  const parents = base.version === null ? [] : [base.version.id];
  const made = writer.transaction(() =>
    recordVersion(context, view, { message, author, time, parents, statistics }),
  );
  context.emit({ kind: 'versions', dataset: dataset.name, revision: null, remaining: null });
  return made;
}

/** What a version records besides the draft that it is made of. */
export interface NewVersion {
  readonly message: string;
  readonly author: string;
  readonly time: string;
  /** Version ids, the head of the branch first. */
  readonly parents: readonly string[];
  /** Object id of how the other parents were merged in. */
  readonly merge?: string;
  /** Of the draft's content. */
  readonly statistics: Summary;
}

/** Makes a draft a version, inside the caller's transaction. */
export function recordVersion(
  context: LibraryContext,
  view: ContentView,
  { statistics: counted, merge, ...record }: NewVersion,
) {
  const statistics = statisticsOf(counted);
  const writer = requireWriter(context);
  const { dataset, roots, schemaId } = view;
  const { author, time, message } = record;
  const answered = embedAnswers(context, view, view.objects);
  view.objects.flush();
  context.reader.summaries.put(roots.root, counted);
  context.reader.summaries.flush();
  writer.review.put(answered.open);
  const { id: draftId, lineage } = view.draft as NonNullable<typeof view.draft>;
  const { restored } = lineage;
  const contentOf = contentId(sha256, roots.root, schemaId);
  const added = writer.versions.add(
    dataset.id,
    {
      ...record,
      ...roots,
      contentId: contentOf,
      schema: schemaId,
      plans: answered.plans,
      ...(restored !== undefined && { restored }),
      ...(merge !== undefined && { merge }),
    },
    statistics,
  );
  const done = publishOnCommit(context, view, { author, time, reason: message });
  writer.drafts.clearPages(draftId);
  writer.drafts.setRoots(draftId, roots);
  writer.drafts.setHead(draftId, added.id);
  writer.drafts.setLineage(draftId, committedLineage(done.lineage, added.id));
  writer.drafts.touch(draftId);
  writer.records.addEvent({
    time,
    author,
    kind: 'version-committed',
    data: { dataset: dataset.name, number: added.number, version: added.id },
  });
  const { documents, pages, regions } = statistics;
  const { number, id } = added;
  return { version: number, id, contentId: contentOf, documents, pages, regions, schema: done.schema };
}

/** Of a draft that has just become a version: it goes on from there. */
function committedLineage({ restored: _restored, ...lineage }: DraftLineage, head: string): DraftLineage {
  return { ...lineage, head, plans: [] };
}

/** One version with its statistics and schema. @throws AppError `not-found`, `version-needed` for a draft */
export function showVersion(context: LibraryContext, ref: string) {
  const view = resolveView(context, ref);
  const { dataset, version, schema, schemaId } = view;
  if (version === null) throw draftIsNoVersion(ref, dataset.name);
  return {
    ...logEntryOf(version, namesOf(context, dataset)),
    dataset: dataset.name,
    statistics: namedStatistics(version.statistics, schema),
    schema: { version: schemaNumber(context, view), id: schemaId, classes: [...schema.classes] },
    ...(version.merge !== undefined && { merge: shownMerge(view, version.merge) }),
  };
}

/** Every decision of a merge. */
function shownMerge({ objects }: ContentView, id: string) {
  const decisions = readMerge(objects, id).decisions.map((decision) => ({
    ...decision,
    base: decision.base ?? null,
    hasBase: decision.base !== undefined,
  }));
  return { decisions };
}

/** Statistics with class names in place of ids. */
export function namedStatistics(statistics: Statistics, schema: LabelSchema) {
  const names = new Map(schema.classes.map(({ id, name }) => [id, name]));
  const rename = (
    counts: Readonly<Record<string, number>>,
    nameOf: (key: string) => string,
  ): Record<string, number> =>
    Object.fromEntries(Object.entries(counts).map(([key, count]) => [nameOf(key), count]));
  return {
    ...statistics,
    byClass: rename(statistics.byClass, (id) => (id === '' ? '(no class)' : (names.get(id) ?? id))),
    bySplit: rename(statistics.bySplit, (split) => (split === '' ? 'none' : split)),
  };
}

const nothingToCommit = (dataset: string, base: DatasetVersion | null): AppError =>
  new AppError('nothing-to-commit', {
    what: `No version of "${dataset}" was made.`,
    why:
      base === null
        ? 'The draft has no documents and no classes yet.'
        : `The draft equals version ${base.number}.`,
    next: base === null ? 'Add documents first.' : 'Change something first.',
  });

const draftIsNoVersion = (ref: string, dataset: string): AppError =>
  new AppError('version-needed', {
    what: `"${ref}" was not shown.`,
    why: 'It names the draft, which is no version yet.',
    next: 'Commit it first, or look at its changes.',
    inTerminal: `Commit it first, or see what it changes with: colophon status --dataset ${shellWord(dataset)}.`,
  });
