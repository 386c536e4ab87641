import { CHANGE_KINDS } from '../../domain/diff/region-diff';
import { groupBy } from '../../domain/group-by';
import { emptyTotals, type Totals } from '../comparison/diff-totals';
import type { LibraryContext } from '../library-context';
import { shownUnfinished } from '../merge/unfinished-merge';
import type { ChangeItem } from './change-items';
import { draftChanges, draftChangesInTurns, type DraftChanges } from './draft-changes';
import { personNamer } from './people';

/** What a draft changes against the version it started from, in numbers. */
export function statusOf(context: LibraryContext, datasetName: string) {
  return statusFrom(context, draftChanges(context, datasetName));
}

/** The same, with edits served while a large draft is compared for the first time. */
export async function statusInTurns(context: LibraryContext, datasetName: string, signal?: AbortSignal) {
  return statusFrom(context, await draftChangesInTurns(context, datasetName, signal));
}

function statusFrom(context: LibraryContext, changes: DraftChanges) {
  const { base, draft } = changes;
  const total = sumOf([...changes.documents.values()].map(({ totals }) => totals));
  const { documents, labels, pages } = total;
  return {
    dataset: draft.dataset.name,
    branch: draft.dataset.branch,
    base: base.version?.number ?? null,
    clean: base.roots.root === draft.roots.root && base.schemaId === draft.schemaId,
    documents: {
      added: documents.added.length,
      removed: documents.removed.length,
      replaced: documents.replaced.length,
    },
    labels: { added: labels.added, removed: labels.removed, changed: labels.changed },
    pages,
    schema: { changed: changes.schema.length > 0 },
    splitChanged: documents.splitChanged.length,
    attributesChanged: documents.attributesChanged?.length ?? 0,
    onAddedDocuments: labels.onAddedDocuments,
    onRemovedDocuments: labels.onRemovedDocuments,
    rewritten: total.schema.rewritten,
    byKind: labels.byKind,
    byClass: labels.byClass,
    byPerson: byPerson(context, changes),
    ...shownUnfinished(context, draft.dataset),
  };
}

function sumOf(all: readonly Totals[]): Totals {
  const sum = emptyTotals();
  const { documents, labels, pages, schema } = sum;
  for (const each of all) {
    for (const key of ['added', 'removed'] as const) documents[key].push(...each.documents[key]);
    documents.replaced.push(...each.documents.replaced);
    documents.splitChanged.push(...each.documents.splitChanged);
    if (each.documents.attributesChanged !== undefined)
      (documents.attributesChanged ??= []).push(...each.documents.attributesChanged);
    for (const key of LABELS) labels[key] += each.labels[key];
    for (const kind of CHANGE_KINDS) labels.byKind[kind] += each.labels.byKind[kind];
    for (const [name, counts] of Object.entries(each.labels.byClass)) {
      const known = (labels.byClass[name] ??= { added: 0, removed: 0, changed: 0 });
      for (const key of REGIONS) known[key] += counts[key];
    }
    pages.reviewed += each.pages.reviewed;
    pages.reopened += each.pages.reopened;
    schema.rewritten += each.schema.rewritten;
    schema.removed += each.schema.removed;
  }
  return sum;
}

const REGIONS = ['added', 'removed', 'changed'] as const;
const LABELS = [...REGIONS, 'onAddedDocuments', 'onRemovedDocuments'] as const;

/** Region changes that people made on documents which both sides have, by who made them. */
function byPerson(context: LibraryContext, changes: DraftChanges) {
  const all = [...changes.documents.values()].flatMap(({ items }) => items.filter(isByPeople));
  const personOf = personNamer(context, changes);
  const counts = [...groupBy(all, personOf)].map(([person, items]) => [person, countOf(items)] as const);
  return Object.fromEntries(counts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isByPeople = ({ part, cause }: ChangeItem): boolean => part.kind === 'region' && cause !== 'schema';

function countOf(items: readonly ChangeItem[]) {
  const count = { added: 0, removed: 0, changed: 0 };
  for (const { change } of items) count[change] += 1;
  return count;
}
