import type { EntryChange } from '../../domain/dataset-versions/document-tree';
import { readDocument } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, StoredObject } from '../../domain/dataset-versions/object-store';
import type { PageSize } from '../../domain/geometry/units';
import type { DocumentContent } from '../../domain/regions/region';
import type { PackedObject } from '../../storage/object-codec';
import { wrapObjects } from '../../storage/object-parcel';
import { fileSizes } from '../content/file-sizes';
import type { LibraryContext } from '../library-context';
import type { CompareTask } from './compare-job';
import type { Pair } from './compare-pair';

/** A task is some 20 ms of work: short beside a person's patience, long beside passing it to another thread. */
const TASK_DOCUMENTS = 128;
const TASK_BYTES = 512 * 1024;

/** Puts documents that differ together with what comparing them reads, a task at a time. */
export function createCompareTasks(context: LibraryContext, { sides: { reader }, replay }: Pair) {
  const sizesOf = fileSizes(context);
  let changes: EntryChange[] = [];
  let packed = new Map<ObjectId, PackedObject>();
  let sizes = new Map<string, readonly PageSize[]>();
  let documents = new Map<ObjectId, string>();
  let bytes = 0;
  const enclose = (id: ObjectId): void => {
    if (packed.has(id)) return;
    const object = reader.readStored(id);
    packed.set(id, object);
    bytes += object.data.length;
    if (object.base !== undefined) enclose(object.base);
  };
  const documentOf = (id: ObjectId | undefined): DocumentContent | null => {
    if (id === undefined) return null;
    const json = reader.readJson(id);
    documents.set(id, json);
    bytes += json.length;
    return readDocument({ read: () => JSON.parse(json) as StoredObject }, id);
  };
  /** Only the pages that differ are read, and none of a document that came or went. */
  const enclosePages = (old: DocumentContent, now: DocumentContent): void => {
    const before = new Map(old.pages);
    const after = new Map(now.pages);
    for (const pageIndex of new Set([...before.keys(), ...after.keys()])) {
      const ids = [before.get(pageIndex), after.get(pageIndex)];
      if (ids[0] !== ids[1]) for (const id of ids) if (id !== undefined) enclose(id);
    }
    // What comes from a file has its pages' sizes from there, once a migration or an attached file asks.
    if (replay === null && (old.file === null) === (now.file === null)) return;
    for (const { file } of [old, now]) if (file !== null) sizes.set(file, sizesOf(file));
  };
  return {
    /** @returns whether the task is large enough */
    add(change: EntryChange): boolean {
      const [old, now] = [documentOf(change.before), documentOf(change.after)];
      if (old !== null && now !== null) enclosePages(old, now);
      changes.push(change);
      return changes.length >= TASK_DOCUMENTS || bytes >= TASK_BYTES;
    },
    /** The documents since the last task. */
    take(): CompareTask {
      const task = { changes, documents, objects: wrapObjects(packed), sizes };
      documents = new Map();
      changes = [];
      packed = new Map();
      sizes = new Map();
      bytes = 0;
      return task;
    },
    get isEmpty() {
      return changes.length === 0;
    },
  };
}
