import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { canonicalJson, type JsonObject } from '../../../src-main/domain/canonical/canonical-json';
import { emptyTree, updateTree } from '../../../src-main/domain/dataset-versions/document-tree';
import {
  contentId,
  documentObject,
  objectJson,
  pageObject,
  schemaObject,
  versionRecordJson,
  type VersionRecord,
} from '../../../src-main/domain/dataset-versions/object-forms';
import type { StoredObject } from '../../../src-main/domain/dataset-versions/object-store';
import {
  writeDocumentProvenance,
  writePageProvenance,
} from '../../../src-main/domain/dataset-versions/provenance';
import {
  attributeId,
  classId,
  entryIdOfAbsent,
  entryIdOfFile,
  regionId,
  relationTypeId,
} from '../../../src-main/domain/identity/derived-ids';
import { mergeObject } from '../../../src-main/domain/merge/merge-record';
import { planObject } from '../../../src-main/domain/migration/plan-object';
import { anObjectStore } from '../../builders/object-store';
import * as independent from './independent-ids';

interface Vector {
  readonly name: string;
  readonly input: JsonObject;
  readonly canonical: string;
  readonly sha256: string;
  /** The derived id, where it is shorter than the hash. */
  readonly id?: string;
  readonly nodesBelow?: readonly independent.Computed[];
}

const FOLDER = join(import.meta.dirname, '../../fixtures/ids');
const read = (file: string) =>
  (JSON.parse(readFileSync(join(FOLDER, `${file}.json`), 'utf8')) as { vectors: Vector[] }).vectors;
const sha256 = independent.digest;
/** The vector's input in the type that the function under test wants. */
const as = <Input>(input: unknown): Input => input as Input;
type First<Work extends (...args: never[]) => unknown> = Parameters<Work>[0];

const written = (write: (store: ReturnType<typeof anObjectStore>) => string | null): string => {
  const store = anObjectStore();
  const id = write(store);
  return id === null ? '' : store.readJson(id);
};

/** The canonical text of each kind of object, computed by Colophon and by the independent second program. */
const OBJECTS = {
  page: [(input: unknown) => objectJson(pageObject(as(input)) as StoredObject), independent.page],
  document: [(input: unknown) => objectJson(documentObject(as(input))), independent.document],
  schema: [(input: unknown) => objectJson(schemaObject(as(input))), independent.schema],
  plan: [(input: unknown) => objectJson(planObject(as(input))), independent.plan],
  merge: [(input: unknown) => objectJson(mergeObject(as(input))), independent.merge],
  'page-provenance': [
    (input: unknown) => written((store) => writePageProvenance(store, as(input))),
    independent.pageProvenance,
  ],
  'document-provenance': [
    (input: unknown) => written((store) => writeDocumentProvenance(store, as<{ pages: [] }>(input).pages)),
    independent.documentProvenance,
  ],
  version: [(input: unknown) => versionRecordJson(as<VersionRecord>(input)), independent.version],
} as const;

describe.each(Object.entries(OBJECTS))('%s objects', (file, [ours, theirs]) => {
  test.each(read(file))('$name', ({ input, canonical, sha256: hash }) => {
    expect(theirs(input)).toEqual({ canonical, sha256: hash });
    expect(ours(input)).toBe(canonical);
    expect(sha256(ours(input))).toBe(hash);
  });
});

describe.each(['tree-leaf', 'tree-branch'])('%s objects', (file) => {
  test.each(read(file))('$name', ({ input, canonical, sha256: hash, nodesBelow = [] }) => {
    const { entries } = as<{ entries: [string, string][] }>(input);
    expect(independent.tree(entries)).toEqual([...nodesBelow, { canonical, sha256: hash }]);
    const store = anObjectStore();
    expect(updateTree(store, emptyTree(store), new Map(entries))).toBe(hash);
    for (const node of [...nodesBelow, { canonical, sha256: hash }]) {
      expect(store.readJson(node.sha256)).toBe(node.canonical);
    }
  });
});

/** What a derived id takes, by the names the vectors use. */
const DERIVED = {
  'entry-id-of-file': [
    ({ file, ordinal }: { file: string; ordinal: number }) => entryIdOfFile(sha256, file, ordinal),
    independent.entryOfFile,
  ],
  'entry-id-of-absent': [
    ({ absent, ordinal }: { absent: First<typeof entryIdOfAbsent> & never; ordinal: number }) =>
      entryIdOfAbsent(sha256, absent, ordinal),
    independent.entryOfAbsent,
  ],
  'region-id': [
    ({ class: className, page, ...rest }: { class: string; page: number }) =>
      regionId(sha256, {
        ...as<Omit<Parameters<typeof regionId>[1], 'className'>>(rest),
        className,
        pageIndex: page,
      }),
    independent.regionId,
  ],
  'class-id': [
    ({ name, ordinal }: { name: string; ordinal: number }) => classId(sha256, name, ordinal),
    independent.classId,
  ],
} as const;

describe.each(Object.entries(DERIVED))('%s', (file, [ours, theirs]) => {
  test.each(read(file))('$name', ({ input, canonical, sha256: hash, id }) => {
    expect(theirs(input)).toEqual({ canonical, sha256: hash });
    expect(id).toBe(hash.slice(0, 32));
    expect((ours as (input: unknown) => string)(input)).toBe(id);
  });
});

test.each(read('content-id'))('the content id: $name', ({ input, canonical, sha256: hash }) => {
  expect(independent.content(input)).toEqual({ canonical, sha256: hash });
  const { root, schema } = as<{ root: string; schema: string }>(input);
  expect(contentId(sha256, root, schema)).toBe(hash);
});

test('a page that nothing was said of has no object', () => {
  expect(pageObject({ regions: [], state: 'unseen', order: [], frame: {} })).toBeNull();
});

test('ids do not depend on how a name was typed', () => {
  const [composed, decomposed] = ['Gr\u00f6\u00dfe', 'Gro\u0308\u00dfe'];
  expect(classId(sha256, decomposed)).toBe(classId(sha256, composed));
  const absent = { width: 1, height: 1 };
  expect(entryIdOfAbsent(sha256, { ...absent, name: decomposed })).toBe(
    entryIdOfAbsent(sha256, { ...absent, name: composed }),
  );
});

test('equal boxes on two pages of one document are two regions', () => {
  const identity = { entry: 'e', parts: [{ box: [0, 0, 1, 1] as const }], className: 'Text', occurrence: 0 };
  const ids = [0, 1, 2].map((pageIndex) => regionId(sha256, { ...identity, pageIndex }));
  expect(new Set(ids).size).toBe(3);
});

test('every canonical text of the vectors is canonical', () => {
  for (const file of [
    ...Object.keys(OBJECTS),
    'tree-leaf',
    'tree-branch',
    ...Object.keys(DERIVED),
    'content-id',
  ]) {
    for (const { canonical } of read(file)) {
      expect(canonicalJson(JSON.parse(canonical) as JsonObject)).toBe(canonical);
    }
  }
});

test('attributes and relation types that came by name', () => {
  const hash = (text: string): string => sha256(text).slice(0, 32);
  expect(attributeId(sha256, 'Cafe\u0301', 'currency')).toBe(hash('["attribute","Café","currency"]'));
  expect(relationTypeId(sha256, 'answers')).toBe(hash('["relation","answers"]'));
});
