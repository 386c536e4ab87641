import type { LocalFile } from './uploads';

/**
 * The files of a drop, those inside dropped folders too. Must be called while the event is handled: the browser
 * takes the list away afterwards.
 */
export function readDrop(transfer: DataTransfer): Promise<readonly LocalFile[]> {
  const dropped = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const lists = dropped.map(({ entry, file }) => {
    if (entry !== null) return readEntry(entry, '');
    // What never lay on a disk (an attachment dragged from another page) is a file without an entry.
    return Promise.resolve(file === null ? [] : [{ file }]);
  });
  return Promise.all(lists).then((all) => all.flat());
}

async function readEntry(entry: FileSystemEntry, folder: string): Promise<readonly LocalFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path: folder === '' ? undefined : folder + entry.name }];
  }
  if (!isFolder(entry)) return [];
  const inside = await readFolder(entry.createReader());
  const lists = await Promise.all(inside.map((each) => readEntry(each, `${folder}${entry.name}/`)));
  return lists.flat();
}

/** A reader gives at most 100 entries at a time, and an empty list at the end. */
async function readFolder(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
