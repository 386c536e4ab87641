import type { ObjectId, ObjectType } from '../../domain/dataset-versions/object-store';
import { type WritableDatabase, writeAhead } from '../database';
import type { LibraryReader } from '../library-reader';
import { objectDamaged } from '../object-codec';
import { idsIn, listDeleted, listReferences } from './references';

/** How long one transaction removes, in milliseconds; an edit may have to wait 100. */
const BATCH_MS = 20;
/** Pages of the database given back at once: a few milliseconds of work (docs/decisions/0014). */
const VACUUM_PAGES = 64;

/** An object or a file, and what it takes. */
export interface Stored {
  readonly id: string;
  /** Bytes as they are kept. */
  readonly bytes: number;
  /** Seconds since 1970. */
  readonly addedAt: number;
}

/** What finds and removes garbage, a step at a time. What is garbage is decided elsewhere. */
export interface GarbageCollection {
  /** Ids that the tables name, in slices. @param since branches deleted later count (ISO 8601, UTC) */
  references(since: string): Generator<readonly string[]>;
  /** Drafts of branches deleted up to a moment that can still be brought back, with the ids that each names. */
  deletedDrafts(since: string): Generator<{ readonly draftId: number; readonly ids: readonly string[] }>;
  /** Ids that an object names; null when there is no such object. @throws AppError `object-damaged` */
  referencesOf(id: ObjectId): readonly string[] | null;
  /** Objects after a given one, in the order of ids. */
  listObjects(
    after: ObjectId,
    limit: number,
  ): (Stored & { readonly type: ObjectType; readonly isDifference: boolean })[];
  /** Files that have a row. */
  listFiles(): Stored[];
  /** Removes objects from the end of a list for some 20 ms, in one transaction, those that `isNeeded` keeps apart. */
  removeSome(queue: ObjectId[], isNeeded: (id: ObjectId) => boolean): readonly ObjectId[];
  /** Removes a file with all that is derived from it, first the rows: a kill leaves a file without one, which is garbage. */
  removeFile(sha256: string): void;
  /** Bytes of the database, and of these what is free for new rows. */
  sizes(): { readonly bytes: number; readonly free: number };
  /** Gives some free pages back to the disk. @returns false when none are left, or the library cannot do it in steps */
  shrinkSome(): boolean;
  /**
   * Writes the database anew, after which it can give space back in steps. Nothing else can be done meanwhile. Is
   * left undone while somebody reads, and where the disk has no room for a copy.
   */
  rewrite(): void;
}

export function createGarbageCollection(db: WritableDatabase, reader: LibraryReader): GarbageCollection {
  // The content of a page names nothing: most of a library need not be unpacked.
  const select = db.prepare<[Buffer], ObjectType>('SELECT type FROM object WHERE id = ?').pluck();
  const selectObjects = db.prepare<
    [Buffer, number],
    { id: Buffer; type: ObjectType; bytes: number; addedAt: number; isDifference: number }
  >(
    `SELECT id, type, length(data) AS bytes, added_at AS addedAt, base IS NOT NULL AS isDifference
     FROM object WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const selectFiles = db.prepare<[], Stored>(
    `SELECT sha256 AS id, size AS bytes, coalesce(unixepoch(added_at), 0) AS addedAt FROM file ORDER BY sha256`,
  );
  const removeObject = db.prepare<[Buffer]>('DELETE FROM object WHERE id = ?');
  const removeSummary = db.prepare<[Buffer]>('DELETE FROM summary WHERE id = ?');
  const removeRows = ['page_words', 'page_mark', 'thumbnail', 'file_page', 'file'].map((table) =>
    db.prepare<[string]>(`DELETE FROM ${table} WHERE sha256 = ?`),
  );
  return {
    references: (since) => listReferences(db, since),
    deletedDrafts: (since) => listDeleted(db, since),
    referencesOf(id) {
      const type = select.get(Buffer.from(id, 'hex'));
      if (type === undefined) return null;
      const named = type === 'page' ? [] : idsIn(reader.objects.readJson(id));
      return [...named, ...reader.objects.storedDependencies(id)];
    },
    listObjects: (after, limit) =>
      selectObjects.all(Buffer.from(after, 'hex'), limit).map(({ id, isDifference, ...row }) => ({
        ...row,
        id: id.toString('hex'),
        isDifference: isDifference === 1,
      })),
    listFiles: () => selectFiles.all(),
    removeSome(queue, isNeeded) {
      const removed: ObjectId[] = [];
      writeAhead(db, () => {
        const end = performance.now() + BATCH_MS;
        for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
          if (isNeeded(id)) continue;
          const key = Buffer.from(id, 'hex');
          removeObject.run(key);
          removeSummary.run(key);
          removed.push(id);
          if (performance.now() >= end) break;
        }
      });
      return removed;
    },
    removeFile(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw objectDamaged(sha256, 'is no name of a file');
      db.transaction(() => {
        for (const remove of removeRows) remove.run(sha256);
      }).immediate();
      reader.files.remove(sha256);
    },
    ...createSpace(db),
  };
}

/** What the database file takes, and giving it back. */
function createSpace(db: WritableDatabase): Pick<GarbageCollection, 'sizes' | 'shrinkSome' | 'rewrite'> {
  const numberOf = (name: string): number => db.pragma(name, { simple: true }) as number;
  return {
    sizes() {
      const page = numberOf('page_size');
      return { bytes: numberOf('page_count') * page, free: numberOf('freelist_count') * page };
    },
    shrinkSome() {
      if (numberOf('auto_vacuum') !== 2 || numberOf('freelist_count') === 0) return false;
      db.pragma(`incremental_vacuum(${VACUUM_PAGES})`);
      return numberOf('freelist_count') > 0;
    },
    rewrite() {
      db.pragma('auto_vacuum = INCREMENTAL');
      try {
        db.exec('VACUUM');
      } catch (error) {
        if (!/^SQLITE_(BUSY|LOCKED|FULL)/.test((error as { code?: string }).code ?? '')) throw error;
      }
    },
  };
}
