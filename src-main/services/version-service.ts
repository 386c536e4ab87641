import { contentId } from '../domain/dataset-versions/object-forms';
import { AppError } from '../domain/errors/app-error';
import type { LabelSchema } from '../domain/label-schema/label-schema';
import { sha256 } from '../storage/hashing';
import type { DraftLineage } from '../domain/migration/lineage';
import type { DatasetVersion, Statistics } from '../storage/repositories/version-repository';
import { pairOf } from './compare-pair';
import { summarisePair } from './compare-service';
import { findDataset, viewBase, viewDraft } from './content-view';
import { actNow, requireWriter, type LibraryContext } from './library-context';
import { refuseProblems } from './problem-service';
import { logEntryOf, namesOf } from './log-service';
import { embedAnswers } from './migration-answers';
import { publishOnCommit } from './publish-service';
import { schemaNumber } from './schema-refs';
import { countRoot } from './statistics';
import { resolveView } from './resolve-view';

/** What the draft changes against the version it started from. */
export function statusOf(context: LibraryContext, datasetName: string) {
  const dataset = findDataset(context, datasetName);
  const draft = viewDraft(context, dataset);
  const base = viewBase(context, draft);
  const { documents, labels, pages, schema } = summarisePair(context, pairOf(context, base, draft));
  return {
    dataset: dataset.name,
    branch: dataset.branch,
    base: base.version?.number ?? null,
    clean: base.roots.root === draft.roots.root && base.schemaId === draft.schemaId,
    documents: {
      added: documents.added.length,
      removed: documents.removed.length,
      replaced: documents.replaced.length,
      ...(documents.splitChanged.length > 0 && { splitChanged: documents.splitChanged.length }),
      ...(documents.attributesChanged !== undefined && {
        attributesChanged: documents.attributesChanged.length,
      }),
    },
    labels: { added: labels.added, removed: labels.removed, changed: labels.changed },
    pages,
    schema: { changed: schema.changes.length > 0 },
  };
}

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
  const view = viewDraft(context, dataset);
  const base = viewBase(context, view);
  const content = contentId(sha256, view.roots.root, view.schemaId);
  if (base.roots.root === view.roots.root && base.schemaId === view.schemaId)
    throw nothingToCommit(dataset.name, base.version);
  refuseProblems(context, view);
  const statistics = countRoot(context.reader, view.objects, view.roots.root);
  const act = actNow(context);
  const author = request.author ?? act.by;
  const time = act.at;
  const { version, schema } = writer.transaction(() => {
    const answered = embedAnswers(context, view, view.objects);
    view.objects.flush();
    context.reader.summaries.flush();
    writer.review.put(answered.open);
    const { id: draftId, lineage } = view.draft as NonNullable<typeof view.draft>;
    const { restored } = lineage;
    const added = writer.versions.add(
      dataset.id,
      {
        contentId: content,
        root: view.roots.root,
        schema: view.schemaId,
        provenance: view.roots.provenance,
        parents: base.version === null ? [] : [base.version.id],
        author,
        time,
        message: request.message,
        plans: answered.plans,
        ...(restored !== undefined && { restored }),
      },
      statistics,
    );
    const done = publishOnCommit(context, view, { author, time, reason: request.message });
    writer.drafts.clearPages(draftId);
    writer.drafts.setRoots(draftId, view.roots);
    writer.drafts.setHead(draftId, added.id);
    writer.drafts.setLineage(draftId, committedLineage(done.lineage, added.id));
    writer.drafts.touch(draftId);
    writer.records.addEvent({
      time,
      author,
      kind: 'version-committed',
      data: { dataset: dataset.name, number: added.number, version: added.id },
    });
    return { version: added, schema: done.schema };
  });
  context.emit({ kind: 'versions', dataset: dataset.name, revision: null, remaining: null });
  const { documents, pages, regions } = statistics;
  const { number, id } = version;
  return { version: number, id, contentId: content, documents, pages, regions, schema };
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
  };
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
    next: `Commit it first, or see what it changes with: colophon status --dataset ${dataset}.`,
  });
