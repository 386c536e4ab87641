import { openReadable } from './database';
import { createFileReader, type FileReader } from './repositories/file-repository';
import { createObjectRepository, type ObjectRepository } from './repositories/object-repository';

/** What is kept under ids and never changes: it says the same on every connection, whatever is written meanwhile. */
export interface ObjectLookup {
  readonly objects: ObjectRepository;
  readonly fileFacts: FileReader;
  /** Runs many reads at once: each by itself would lock the database anew, which takes longer than reading a row. */
  together<T>(read: () => T): T;
}

/**
 * Reads a library beside the one thread that has it open, on a connection of its own. It ends with the thread that
 * asked for it.
 *
 * @param database `LibraryReader.database` of that library
 */
export function openLookup(database: string): ObjectLookup {
  const db = openReadable(database);
  db.pragma('cache_size = -8192'); // 8 MiB: ids are spread evenly over the file, so that more keeps no more of what is asked next
  return {
    objects: createObjectRepository(db),
    fileFacts: createFileReader(db),
    together: (read) => db.transaction(read).deferred(),
  };
}
