import { findEntry, type TreeEntry } from '../../domain/dataset-versions/document-tree';
import { readDocument } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { readDocumentProvenance } from '../../domain/dataset-versions/provenance';
import type { PackedObject } from '../../storage/object-codec';
import { wrapObjects } from '../../storage/object-parcel';
import type { DraftRoots } from '../../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import { fileSizes } from '../content/file-sizes';
import type { LibraryContext } from '../library-context';
import type { DocumentTask, MigrationTask } from './migration-job';
import { countFilePages } from '../statistics';

/** A task is some 20 ms of work: short beside a person's patience, long beside passing it to another thread. */
const TASK_DOCUMENTS = 64;
const TASK_BYTES = 256 * 1024;

interface TaskSource {
  readonly context: LibraryContext;
  readonly roots: DraftRoots;
  readonly objects: ObjectBuffer;
  /** Whether documents are going to be written, which takes their provenance, too. */
  readonly writes: boolean;
}

/** Puts documents together with what migrating them reads, a task at a time. */
export function createTaskBuilder({ context, roots, objects, writes }: TaskSource) {
  const sizesOf = fileSizes(context);
  let documents: DocumentTask[] = [];
  let packed = new Map<ObjectId, PackedObject>();
  let bytes = 0;
  const enclose = (id: ObjectId): void => {
    if (packed.has(id)) return;
    const object = objects.readPacked(id);
    packed.set(id, object);
    bytes += object.data.length;
  };
  return {
    /** @returns whether the task is large enough */
    add([entry, id]: TreeEntry): boolean {
      const document = readDocument(objects, id);
      const { file } = document;
      for (const [, page] of document.pages) enclose(page);
      const known = writes ? findEntry(objects, roots.provenance, entry) : undefined;
      const provenance = readDocumentProvenance(objects, known);
      for (const [, page] of provenance) enclose(page);
      const sizes = file === null ? null : sizesOf(file);
      documents.push({ id, document, provenance, pages: countFilePages(context.reader, file), sizes });
      return documents.length >= TASK_DOCUMENTS || bytes >= TASK_BYTES;
    },
    /** The documents since the last task. */
    take(): MigrationTask {
      const task = { documents, objects: wrapObjects(packed) };
      documents = [];
      packed = new Map();
      bytes = 0;
      return task;
    },
    get isEmpty() {
      return documents.length === 0;
    },
  };
}
