/* oxlint-disable vitest/valid-expect -- vitest's second argument names the edit, file or class that failed */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeSample } from '../../../resources/sample/generator/make-sample';
import type { Story } from '../../../resources/sample/generator/story-steps';
import { edit as editForm } from '../../../src-main/contract/label-contract';
import type { Edit } from '../../../src-main/domain/edits/edit';
import { parseSchemaFile } from '../../../src-main/domain/label-schema/schema-file';

const FOLDER = join(__dirname, '../../../resources/sample');
const story = JSON.parse(readFileSync(join(FOLDER, 'story.json'), 'utf8')) as Story;
const documents = readdirSync(join(FOLDER, 'documents'));
const ids = {
  classId: (name: string) => name,
  attributeId: (_class: string, name: string) => name,
  relationTypeId: (name: string) => name,
};

const schemas = story.steps.flatMap((step) =>
  step.do === 'set-schema' ? [parseSchemaFile(step.schema, ids)] : [],
);
const edits: readonly Edit[] = story.steps.flatMap((step) => (step.do === 'edit' ? step.edits : []));

describe('the sample library', () => {
  test('is what its generator makes, byte for byte', async () => {
    const made = await makeSample();
    expect([...made.keys()].toSorted()).toEqual(
      [...documents.map((name) => `documents/${name}`), 'story.json'].toSorted(),
    );
    for (const [path, bytes] of made) {
      // Pixels depend on the version of the canvas library, which is why the files are shipped and not drawn on the spot.
      if (/scan|\.png$|\.tif$/.test(path)) continue;
      expect(readFileSync(join(FOLDER, path)).equals(bytes), path).toBe(true);
    }
  }, 60_000);

  test('is small enough to ship', () => {
    const sizes = documents.map((name) => statSync(join(FOLDER, 'documents', name)).size);
    expect(documents.length).toBeGreaterThanOrEqual(12);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000);
  });

  test('uses only edit forms that the contract knows', () => {
    for (const one of edits) expect(editForm.safeParse(one).error, JSON.stringify(one)).toBeUndefined();
  });

  test('replays: every edit finds its document, region, class and attribute', () => {
    const known = new Set<string>();
    const replacements: string[] = [];
    const regions = new Map<string, string>();
    let classes = new Map<string, readonly string[]>();
    for (const step of story.steps) {
      if (step.do === 'set-schema') {
        const schema = parseSchemaFile(step.schema, ids);
        classes = new Map(
          schema.classes.map(({ name, attributes = [] }) => [name, attributes.map((one) => one.name)]),
        );
      }
      if (step.do === 'add') for (const file of step.files) known.add(file);
      if (step.do === 'replace') {
        expect(known).toContain(step.document);
        replacements.push(step.file);
      }
      if (step.do === 'edit') for (const one of step.edits) replay(one, { known, regions, classes });
    }
    expect([...known, ...replacements].toSorted()).toEqual(documents.toSorted());
    expect(regions.size).toBeGreaterThan(500);
  });

  test('has three versions, with documents, labels and schema changing, and a draft on top', () => {
    const kinds = story.steps.map((step) => step.do).join(' ');
    expect(kinds).toBe(
      'set-schema add edit edit commit set-schema edit edit commit set-schema add replace edit edit edit commit edit',
    );
    const names = schemas.map((schema) => schema.classes.map(({ name }) => name).toSorted());
    expect(names[1]).toEqual(names[0]);
    expect(schemas[1]).not.toEqual(schemas[0]);
    expect(names[2]).toEqual([...(names[1] ?? []), 'Footnote'].toSorted());
  });

  test('has colours that can be seen on white paper and in a dark window', () => {
    for (const { name, color } of schemas.flatMap((schema) => schema.classes)) {
      expect(contrast(color ?? '', '#ffffff'), name).toBeGreaterThanOrEqual(4.5);
      expect(contrast(color ?? '', '#1a1b1e'), name).toBeGreaterThanOrEqual(3);
    }
  });
});

interface State {
  readonly known: ReadonlySet<string>;
  readonly regions: Map<string, string>;
  readonly classes: ReadonlyMap<string, readonly string[]>;
}

function replay(one: Edit, { known, regions, classes }: State): void {
  const what = JSON.stringify(one);
  if (one.op === 'set-page-state') {
    expect(known, what).toContain(one.document);
    return;
  }
  if (one.op === 'add') {
    expect(known, what).toContain(one.document);
    expect(regions.has(one.id ?? ''), what).toBe(false);
    for (const name of Object.keys(one.attributes ?? {}))
      expect(classes.get(one.class), what).toContain(name);
    const [left = 0, top = 0, right = 0, bottom = 0] = one.box ?? [0, 0, 1, 1];
    expect(left >= 0 && top >= 0 && left < right && top < bottom, what).toBe(true);
  } else expect(regions.has(one.region), what).toBe(true);
  if (one.op === 'add' || one.op === 'relabel') expect([...classes.keys()], what).toContain(one.class);
  if (one.op === 'add') regions.set(one.id ?? '', one.class);
  if (one.op === 'relabel') regions.set(one.region, one.class);
  if (one.op === 'delete') regions.delete(one.region);
  if (one.op === 'set-attribute')
    expect(classes.get(regions.get(one.region) ?? ''), what).toContain(one.name);
}

/** Contrast of two colours after WCAG 2.2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
