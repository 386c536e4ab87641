import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { PageProvenance } from '../../domain/dataset-versions/provenance';
import type { LabelSchema } from '../../domain/label-schema/label-schema';
import type { DraftLineage } from '../../domain/migration/lineage';
import type { PageContent } from '../../domain/regions/region';
import type { ReadableDatabase, WritableDatabase } from '../database';

/** The roots of a draft: what a bulk act replaces, and what commit makes a version of. */
export interface DraftRoots {
  readonly root: ObjectId;
  readonly provenance: ObjectId;
}

export interface DraftRow extends DraftRoots {
  readonly id: number;
  readonly datasetId: string;
  readonly branch: string;
  readonly headVersion: string | null;
  readonly schema: LabelSchema;
  readonly lineage: DraftLineage;
  readonly revision: number;
}

export interface DraftPageKey {
  readonly draftId: number;
  readonly entry: string;
  readonly pageIndex: number;
}

/** A touched page, whole. */
export interface DraftPage {
  readonly content: PageContent;
  readonly provenance: PageProvenance;
}

export interface DraftReader {
  get(datasetId: string, branch: string): DraftRow | undefined;
  /** Drafts of all branches of a dataset, by name of the branch. */
  list(datasetId: string): DraftRow[];
  /** The draft of the branch of this name that was deleted last, of those that can be brought back. */
  lastDeleted(datasetId: string, branch: string): DraftRow | undefined;
  page(key: DraftPageKey): DraftPage | undefined;
  /** All pages touched since the roots were written. */
  pages(draftId: number): (DraftPage & { readonly entry: string; readonly pageIndex: number })[];
}

export interface DraftRepository extends DraftReader {
  create(draft: Omit<DraftRow, 'id' | 'revision'>): void;
  /** Takes a branch away. Its journal stays, under a name that no branch can have. */
  remove(draftId: number, time: string): void;
  /** Gives the draft of a deleted branch its name back. */
  recover(draftId: number, branch: string): void;
  putPage(key: DraftPageKey, page: DraftPage): void;
  clearPages(draftId: number): void;
  setRoots(draftId: number, roots: DraftRoots): void;
  setSchema(draftId: number, schema: LabelSchema): void;
  /**
   * Sets where the content and its schema come from. Plans, and a restored version, that count from another
   * version than the draft's head are left out: an undo across a commit leads to a state that nothing leads
   * to from that head.
   */
  setLineage(draftId: number, lineage: DraftLineage): void;
  setHead(draftId: number, version: string): void;
  /** Marks that something changed. Every change does. */
  touch(draftId: number): number;
}

interface StoredDraft {
  id: number;
  dataset_id: string;
  branch: string;
  head_version: string | null;
  root: string;
  provenance_root: string;
  schema: string;
  schema_asset: string | null;
  schema_base: string | null;
  plans: string;
  unpublished: string;
  restored: string | null;
  revision: number;
}

interface StoredPage {
  entry_id: string;
  page_index: number;
  content: string;
  provenance: string;
}

const parsePage = (row: StoredPage): DraftPage => ({
  content: JSON.parse(row.content) as PageContent,
  provenance: JSON.parse(row.provenance) as PageProvenance,
});

const lineageColumns = ({ asset, base, head, plans, unpublished, restored }: DraftLineage) => ({
  restored: restored ?? null,
  asset,
  base,
  head,
  plans: JSON.stringify(plans),
  unpublished: JSON.stringify(unpublished),
});

function toDraft(row: StoredDraft): DraftRow {
  const { id, head_version: headVersion, root, provenance_root: provenance, branch, revision } = row;
  return {
    id,
    datasetId: row.dataset_id,
    branch,
    headVersion,
    root,
    provenance,
    revision,
    schema: JSON.parse(row.schema) as LabelSchema,
    lineage: {
      asset: row.schema_asset,
      base: row.schema_base,
      head: headVersion,
      plans: JSON.parse(row.plans) as string[],
      unpublished: JSON.parse(row.unpublished) as string[],
      ...(row.restored !== null && { restored: row.restored }),
    },
  };
}

export function createDraftReader(db: ReadableDatabase): DraftReader {
  const select = db.prepare<[string, string], StoredDraft>(
    'SELECT * FROM draft WHERE dataset_id = ? AND branch = ?',
  );
  const selectAll = db.prepare<[string], StoredDraft>(
    'SELECT * FROM draft WHERE dataset_id = ? AND deleted_at IS NULL ORDER BY branch',
  );
  const selectPage = db.prepare<DraftPageKey, StoredPage>(
    'SELECT * FROM draft_page WHERE draft_id = @draftId AND entry_id = @entry AND page_index = @pageIndex',
  );
  const selectPages = db.prepare<[number], StoredPage>(
    'SELECT * FROM draft_page WHERE draft_id = ? ORDER BY entry_id, page_index',
  );
  const selectDeleted = db.prepare<[string, string], StoredDraft>(
    `SELECT * FROM draft WHERE dataset_id = ? AND branch = ? || '@' || id AND deleted_at IS NOT NULL
     ORDER BY deleted_at DESC, id DESC LIMIT 1`,
  );
  return {
    lastDeleted(datasetId, branch) {
      const row = selectDeleted.get(datasetId, branch);
      return row === undefined ? undefined : toDraft(row);
    },
    get(datasetId, branch) {
      const row = select.get(datasetId, branch);
      return row === undefined ? undefined : toDraft(row);
    },
    list: (datasetId) => selectAll.all(datasetId).map(toDraft),
    page(key) {
      const row = selectPage.get(key);
      return row === undefined ? undefined : parsePage(row);
    },
    pages: (draftId) =>
      selectPages
        .all(draftId)
        .map((row) => ({ ...parsePage(row), entry: row.entry_id, pageIndex: row.page_index })),
  };
}

export function createDraftRepository(db: WritableDatabase): DraftRepository {
  const insert = db.prepare(
    `INSERT INTO draft (dataset_id, branch, head_version, root, provenance_root, schema, schema_asset, schema_base,
       plans, unpublished, restored)
     VALUES (@datasetId, @branch, @headVersion, @root, @provenance, @schema, @asset, @base, @plans, @unpublished, @restored)`,
  );
  // No branch can have a name with @ in it.
  const rename = db.prepare<[string, number]>(
    `UPDATE draft SET branch = branch || '@' || id, deleted_at = ? WHERE id = ?`,
  );
  // What was remembered of it from before may name what was collected since: another revision is read anew.
  const recover = db.prepare<[string, number]>(
    'UPDATE draft SET branch = ?, deleted_at = NULL, revision = revision + 1 WHERE id = ?',
  );
  const upsertPage = db.prepare(
    `INSERT INTO draft_page (draft_id, entry_id, page_index, content, provenance)
     VALUES (@draftId, @entry, @pageIndex, @content, @provenance)
     ON CONFLICT DO UPDATE SET content = excluded.content, provenance = excluded.provenance`,
  );
  const deletePages = db.prepare<[number]>('DELETE FROM draft_page WHERE draft_id = ?');
  const updateRoots = db.prepare<[string, string, number]>(
    'UPDATE draft SET root = ?, provenance_root = ? WHERE id = ?',
  );
  const updateSchema = db.prepare<[string, number]>('UPDATE draft SET schema = ? WHERE id = ?');
  const updateLineage = db.prepare(
    `UPDATE draft SET schema_asset = @asset, schema_base = @base, unpublished = @unpublished,
       plans = CASE WHEN head_version IS @head THEN @plans ELSE '[]' END,
       restored = CASE WHEN head_version IS @head THEN @restored END
     WHERE id = @draftId`,
  );
  const updateHead = db.prepare<[string, number]>('UPDATE draft SET head_version = ? WHERE id = ?');
  const increment = db
    .prepare<[number], number>('UPDATE draft SET revision = revision + 1 WHERE id = ? RETURNING revision')
    .pluck();
  return {
    ...createDraftReader(db),
    create: ({ schema, lineage, ...draft }) =>
      void insert.run({ ...draft, ...lineageColumns(lineage), schema: JSON.stringify(schema) }),
    remove: (draftId, time) => void rename.run(time, draftId),
    recover: (draftId, branch) => void recover.run(branch, draftId),
    putPage: (key, { content, provenance }) =>
      void upsertPage.run({
        ...key,
        content: JSON.stringify(content),
        provenance: JSON.stringify(provenance),
      }),
    clearPages: (draftId) => void deletePages.run(draftId),
    setRoots: (draftId, { root, provenance }) => void updateRoots.run(root, provenance, draftId),
    setSchema: (draftId, schema) => void updateSchema.run(JSON.stringify(schema), draftId),
    setLineage: (draftId, lineage) => void updateLineage.run({ draftId, ...lineageColumns(lineage) }),
    setHead: (draftId, version) => void updateHead.run(version, draftId),
    touch: (draftId) => increment.get(draftId) as number,
  };
}
