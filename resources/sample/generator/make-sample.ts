import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFirstBatch, makeReplacement, makeSecondBatch } from './all-documents';
import { makeStory, writeStory } from './make-story';

/** Everything that `resources/sample` ships, by path below it. */
export async function makeSample(): Promise<ReadonlyMap<string, Buffer>> {
  const [first, second, replacement] = await Promise.all([
    makeFirstBatch(),
    makeSecondBatch(),
    makeReplacement(),
  ]);
  const files = new Map(
    [...first, ...second, replacement].map(({ file, bytes }) => [`documents/${file}`, bytes]),
  );
  return files.set('story.json', Buffer.from(writeStory(makeStory({ first, second, replacement }))));
}

/** Writes the sample into a folder and removes documents that it no longer has. */
export async function writeSample(folder: string): Promise<void> {
  const files = await makeSample();
  const documents = join(folder, 'documents');
  await mkdir(documents, { recursive: true });
  for (const name of await readdir(documents)) {
    if (!files.has(`documents/${name}`)) await rm(join(documents, name));
  }
  for (const [path, bytes] of files) await writeFile(join(folder, path), bytes);
}
