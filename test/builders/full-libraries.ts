import { runBulkAct } from '../../src-main/services/content/bulk-act';
import { findDataset } from '../../src-main/services/content/content-view';
import { findEntry, updateTree } from '../../src-main/domain/dataset-versions/document-tree';
import { documentObject, readDocument } from '../../src-main/domain/dataset-versions/object-forms';
import { createTag } from '../../src-main/services/history/tag-service';
import { resolveEntry } from '../../src-main/services/documents/find-entry';
import { setDocumentAttribute, setSplit } from '../../src-main/services/splits/split-service';
import { aCocoFile } from './coco';
import { aLibrary, type LibraryOptions, type TestLibrary } from './libraries';
import { aMerge, migrateAway, regionId, type Workplace } from './merges';
import { classNamed } from './schemas';

const dataset = 'papers';
const CLASSES = ['Text', 'Table', 'Figure', 'Note', 'Body', 'Title'];

/** A library with one version: two documents with files, and enough without one that the tree has branches. */
export async function aFirstVersion(options: LibraryOptions = {}): Promise<TestLibrary> {
  const library = aLibrary({ classes: CLASSES, ...options });
  const on = aMerge(library);
  await library.add('a', 'b');
  const images = Array.from({ length: 34 }, (_, at) => ({ name: `image-${at}`, width: 60, height: 80 }));
  const labels = images.map(({ name }, at) => [name, 'Text', [1, 1, 9 + at, 9], { area: at }] as const);
  await library.importCoco(aCocoFile({ images, labels }), { withoutDocuments: true });
  for (const number of [1, 2]) on.draw(number);
  on.draw(3, 'b', { class: 'Table' });
  on.draw(4, 'b', { class: 'Note', box: [200, 1, 300, 90], parent: regionId(3) });
  on.keep('first');
  return library;
}

/** Links two regions of a document. */
async function relate({ context }: Workplace, name: string, from: string, to: string): Promise<void> {
  const row = findDataset(context, dataset);
  await runBulkAct(context, row, 'relate', async ({ roots, objects }) => {
    const entry = resolveEntry(context, { dataset: row, root: roots.root, objects }, name);
    const document = readDocument(objects, findEntry(objects, roots.root, entry) as string);
    const relations = [{ id: 'r', type: 'caption', from, to }];
    const id = objects.write(documentObject({ ...document, relations }));
    return { roots: { ...roots, root: updateTree(objects, roots.root, new Map([[entry, id]])) } };
  });
}

/**
 * Makes of a first version what uses everything there is: two lines, `ada` and `ben`, each with a migration of its
 * own and edits that contradict each other; ben's left a question open. They are merged on `ada`, with every
 * conflict decided. Splits, attributes, relations, tags, a document that was removed.
 *
 * @returns numbers of the versions by what they are
 */
export async function growHistory(place: Workplace): Promise<{ ben: number; ada: number; merged: number }> {
  const on = aMerge(place);
  on.branch('ada');
  on.branch('ben');
  on.goTo('ben');
  await migrateAway(place.context, 'Table', { action: 'map', to: classNamed('Figure') });
  await migrateAway(place.context, 'Note', { action: 'review' });
  on.relabel(1, 'Figure');
  on.move(2, 200);
  await setSplit(place.context, { dataset, documents: ['b', 'image-3'], split: 'test' });
  const ben = on.keep('ben’s', 'Ben').version;
  createTag(place.context, { name: 'bens', version: `papers@${ben}`, message: 'by Ben' });
  on.goTo('ada');
  await migrateAway(place.context, 'Text', { action: 'map', to: classNamed('Body') });
  on.relabel(1, 'Title');
  on.erase(2);
  on.draw(5, 'b', { class: 'Table', box: [300, 300, 400, 400] });
  place.edit({ op: 'set-page-state', document: 'a', pageIndex: 0, state: 'reviewed' });
  await setSplit(place.context, { dataset, documents: ['b', 'image-1'], split: 'train' });
  await setDocumentAttribute(place.context, { dataset, documents: ['a'], name: 'source', value: 'scan' });
  await relate(place, 'b', regionId(5), regionId(3));
  const ada = on.keep('ada’s').version;
  await on.merge('ben');
  const { conflicts } = await on.conflicts();
  await on.decide(...conflicts.map(({ key }) => ({ key, choice: 'theirs' as const })));
  const merged = await on.finish('both');
  return { ben, ada, merged: merged.version as number };
}
