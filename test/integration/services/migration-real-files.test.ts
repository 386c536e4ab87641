import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { compareSummary } from '../../builders/comparisons';
import { getSchema, setSchema } from '../../../src-main/services/schema/schema-service';
import { listDocuments } from '../../../src-main/services/documents/document-service';
import { undo, redo } from '../../../src-main/services/labels/label-service';
import { readPlanFile } from '../../../src-main/services/migration/migration-plans';
import { applyMigration, previewMigration } from '../../../src-main/services/migration/migration-service';
import { getPage } from '../../../src-main/services/documents/page-service';
import { publishSchema } from '../../../src-main/services/schema/publish-service';
import { commit } from '../../../src-main/services/history/version-service';
import { aLibrary, type TestLibrary } from '../../builders/libraries';
import { aSchema, classNamed } from '../../builders/schemas';
import { startTestReader, type TestReader } from '../pdf/build-worker';

const DATA = process.env['COLOPHON_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const data = (name: string): string => join(DATA, name);
const isThere = existsSync(data('publaynet/samples.json')) && existsSync(data('docling/expected.json'));
if (!isThere)
  console.info(
    'Skipped: no real files. Set COLOPHON_TEST_DATA to the folder that holds publaynet/ and docling/.',
  );

let real: TestReader;
beforeAll(async () => {
  if (isThere) real = await startTestReader();
});
afterAll(() => real?.close());
let library: TestLibrary;
afterEach(() => library?.remove());

interface DoclingItem {
  readonly label: string;
  readonly prov: readonly { page_no: number; bbox: { l: number; t: number; r: number; b: number } }[];
}
type DoclingFile = Record<'texts' | 'tables' | 'pictures', readonly DoclingItem[]> & {
  readonly pages: Record<string, { size: { height: number } }>;
};

/** docling measures from the bottom left; its items become regions drawn by a person. */
async function drawDocling(name: string): Promise<void> {
  const { documents } = await library.addPaths(data(`docling/${name}.pdf`));
  const file = JSON.parse(readFileSync(data(`docling/${name}.json`), 'utf8')) as DoclingFile;
  const items = [...file.texts, ...file.tables, ...file.pictures];
  const known = new Set(getSchema(library.context, 'papers@draft').classes.map((item) => item.name));
  const missing = [...new Set(items.map(({ label }) => label))].filter((label) => !known.has(label));
  setSchema(library.context, 'papers', aSchema([...known, ...missing]));
  const edits = items.flatMap(({ label, prov }) =>
    prov.slice(0, 1).map(({ page_no: page, bbox: { l, t, r, b } }) => {
      const height = file.pages[String(page)]?.size.height ?? 0;
      const box = [l, height - t, r, height - b];
      return { op: 'add' as const, document: documents[0]?.id ?? '', pageIndex: page - 1, class: label, box };
    }),
  );
  library.edit(...edits);
}

interface Material {
  readonly fill: () => Promise<void>;
  /** Classes to rename, to merge, to split off the top of pages, and to remove. */
  readonly renamed: string;
  readonly merged: readonly [string, string];
  readonly split: string;
  readonly removed: string;
}

const MATERIAL: Record<string, Material> = {
  PubLayNet: {
    fill: async () => {
      const path = data('publaynet/samples.json');
      await library.importCoco(path, { documents: [dirname(path)] });
    },
    renamed: 'list',
    merged: ['table', 'figure'],
    split: 'text',
    removed: 'title',
  },
  docling: {
    fill: async () => {
      for (const name of [
        '2305.03393v1-pg9',
        'amt_handbook_sample',
        'multi_page',
        'table_mislabeled_as_picture',
      ])
        await drawDocling(name);
    },
    renamed: 'list_item',
    merged: ['table', 'picture'],
    split: 'text',
    removed: 'page_footer',
  },
};

/** What the next version of the schema is: rename, merge, split, remove, and a required attribute. */
function nextSchema({ classes }: LabelSchema, { renamed, merged, removed }: Material): LabelSchema {
  const gone = new Set([...merged, removed]);
  const kept = classes.filter(({ name }) => !gone.has(name));
  const attributes = [
    { id: 'a1', name: 'caption', type: 'string' as const, required: true, default: 'none' },
  ];
  const next = [
    ...kept.map((item) => (item.name === renamed ? { ...item, name: 'enumeration' } : item)),
    { id: classNamed('float'), name: 'float', attributes },
    { id: classNamed('heading'), name: 'heading' },
  ];
  return { classes: next.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

const planFile = ({ merged, split, removed }: Material) => ({
  classes: [
    ...merged.map((name) => ({ class: name, action: 'map', to: 'float' })),
    {
      class: split,
      action: 'split',
      rules: [{ when: { centre: { y: { max: 0.15 } } }, to: 'heading' }],
      otherwise: split,
    },
    { class: removed, action: 'delete' },
  ],
});

const sum = (row: Record<string, number> = {}): number =>
  Object.values(row).reduce((total, count) => total + count, 0);

describe.skipIf(!isThere).each(Object.entries(MATERIAL))('the documents of %s', (_name, material) => {
  test('go to the next schema as the preview says, back to the very bytes, and ten corrections are ten', async () => {
    library = aLibrary({ classes: [], reader: real.reader });
    await material.fill();
    const quiet = { onProgress: () => undefined };
    const first = publishSchema(library.context, { dataset: 'papers', reason: 'first', name: 'layout' });
    expect(first.ref).toBe('layout@1.0.0');
    commit(library.context, { dataset: 'papers', message: 'as they came' });
    const before = library.contentId();
    const { schema, classes } = getSchema(library.context, 'papers@draft');
    const count = (name: string): number => classes.find((item) => item.name === name)?.regions ?? 0;
    const to = { schema: nextSchema(schema, material) };
    const { plan } = readPlanFile(library.context, { dataset: 'papers', to, file: planFile(material) });
    const request = { dataset: 'papers', to, plan };

    const { examples, ...preview } = await previewMigration(
      library.context,
      { ...request, examplesPerRule: 6 },
      quiet,
    );
    expect(library.contentId()).toBe(before);
    const applied = await applyMigration(library.context, request, quiet);
    expect(applied).toEqual(preview);
    expect(applied.needsReview).toBe(0);
    expect(applied.removed).toBe(count(material.removed));
    expect(applied.matrix[material.removed]).toEqual({ '(removed)': count(material.removed) });
    expect(sum(applied.matrix[material.split])).toBe(count(material.split));
    expect(applied.matrix[material.split]?.['heading']).toBeGreaterThan(0);
    expect(applied.matrix[material.renamed]).toEqual({ enumeration: count(material.renamed) });
    const floats = material.merged.reduce((total, name) => total + count(name), 0);
    expect(floats).toBeGreaterThan(1);
    expect(applied.plan.find(({ kind }) => kind === 'merge')?.regions).toBe(floats);
    expect(applied.plan.find(({ kind }) => kind === 'fill')?.regions).toBe(floats);
    expect(new Set(examples.map(({ rule }) => rule)).size).toBe(
      preview.plan.filter((one) => one.regions > 0).length,
    );
    const now = getSchema(library.context, 'papers@draft').classes;
    const counts = Object.values(applied.matrix).reduce<Record<string, number>>((all, row) => {
      for (const [name, number] of Object.entries(row)) all[name] = (all[name] ?? 0) + number;
      return all;
    }, {});
    for (const { name, regions } of now) expect([name, regions]).toEqual([name, counts[name] ?? 0]);

    const after = library.contentId();
    undo(library.context, 'papers');
    expect(library.contentId()).toBe(before);
    redo(library.context, 'papers');
    expect(library.contentId()).toBe(after);
    commit(library.context, { dataset: 'papers', message: 'migrated' });
    const told = compareSummary(library.context, 'papers@1', 'papers@2');
    expect(told.labels).toMatchObject({ added: 0, removed: 0, changed: 0 });
    expect(told.schema).toMatchObject({
      attribution: 'path',
      rewritten: applied.rewritten,
      removed: applied.removed,
    });

    const { valued } = correctTen();
    commit(library.context, { dataset: 'papers', message: 'ten corrections' });
    const corrected = compareSummary(library.context, 'papers@1', 'papers@3');
    expect(corrected.labels).toMatchObject({ added: 0, removed: 0, changed: 10 });
    expect(corrected.labels.byKind).toMatchObject({ class: 10, geometry: 0, attributes: valued });
    expect(corrected.schema).toMatchObject({ rewritten: applied.rewritten, removed: applied.removed });
    const back = compareSummary(library.context, 'papers@3', 'papers@1');
    expect(back.labels).toMatchObject({ added: 0, removed: 0, changed: 10 });
    expect(back.schema.rewritten).toBe(applied.rewritten);
    expect((await library.verify()).problems).toEqual([]);
  });
});

/** Ten regions of any class become a list, by hand; those that had values lose them, for a list has no attributes. */
function correctTen(): { readonly valued: number } {
  const version = 'papers@draft';
  const { rows } = listDocuments(library.context, {
    version,
    search: '',
    filter: 'all',
    sort: 'name',
    offset: 0,
    limit: 99,
  });
  const target = classNamedNow('enumeration');
  const regions = rows.flatMap(({ id: document, pages }) =>
    Array.from({ length: pages }, (_, pageIndex) =>
      getPage(library.context, { version, document, pageIndex }).regions.map(
        ({ id, class: classId, attributes }) => ({
          id,
          classId,
          attributes,
          place: { document, pageIndex },
        }),
      ),
    ).flat(),
  );
  const wrong = regions.filter(({ classId }) => classId !== target).slice(0, 10);
  expect(wrong).toHaveLength(10);
  for (const { id, place } of wrong)
    library.edit({ op: 'relabel', region: id, class: 'enumeration', ...place });
  return { valued: wrong.filter(({ attributes }) => attributes !== undefined).length };
}

const classNamedNow = (name: string): string | undefined =>
  getSchema(library.context, 'papers@draft').classes.find((item) => item.name === name)?.id;
