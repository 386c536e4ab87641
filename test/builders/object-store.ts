import { createHash } from 'node:crypto';

import { objectJson } from '../../src-main/domain/dataset-versions/object-forms';
import type {
  ObjectId,
  ObjectTextReader,
  ObjectWriter,
  StoredObject,
} from '../../src-main/domain/dataset-versions/object-store';

/** Objects in memory, with a count of how many were read since it was last set to 0. */
export interface ObjectStoreInMemory extends ObjectWriter, ObjectTextReader {
  reads: number;
  readonly size: number;
}

/** An object store without a database. What is read was parsed from its bytes, as it is from the disk. */
export function anObjectStore(): ObjectStoreInMemory {
  const texts = new Map<ObjectId, string>();
  const json = (id: ObjectId): string => {
    const text = texts.get(id);
    if (text === undefined) throw new Error(`there is no object ${id}`);
    return text;
  };
  return {
    reads: 0,
    get size() {
      return texts.size;
    },
    readJson(id) {
      this.reads += 1;
      return json(id);
    },
    read(id) {
      return JSON.parse(this.readJson(id)) as StoredObject;
    },
    write(object) {
      const text = objectJson(object);
      const id = createHash('sha256').update(text).digest('hex');
      texts.set(id, text);
      return id;
    },
  };
}
