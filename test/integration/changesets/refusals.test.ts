import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createBranch, switchBranch } from '../../../src-main/services/history/branch-service';
import { inspectChangeset } from '../../../src-main/services/changesets/inspect-changeset';
import { createDataset } from '../../../src-main/services/library/dataset-service';
import { createTag } from '../../../src-main/services/history/tag-service';
import { commit } from '../../../src-main/services/history/version-service';
import { applyEdits } from '../../../src-main/services/labels/label-service';
import type { LibraryContext } from '../../../src-main/services/library-context';
import { forge, pack, replaceObject, unpack, type ForgedLines } from '../../builders/forged-changesets';
import { copyFor, handOver, takeIn, type Colleague } from '../../builders/handed-over';
import { aLibrary, describeFolder, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
let library: TestLibrary;
let ada: Colleague;
let genuine: string;

const draw = (context: LibraryContext, left: number) =>
  applyEdits(context, {
    dataset,
    edits: [{ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [left, 1, left + 8, 9] }],
  });

beforeAll(async () => {
  library = aLibrary();
  await library.add('a', 'b');
  commit(library.context, { dataset, message: 'first' });
  ada = copyFor(library, 'Ada Byron');
  createBranch(ada.context, { dataset, name: 'ada' });
  switchBranch(ada.context, { dataset, name: 'ada' });
  draw(ada.context, 1);
  commit(ada.context, { dataset, message: 'second' });
  createTag(ada.context, { name: 'half', version: 'papers@2' });
  draw(ada.context, 20);
  commit(ada.context, { dataset, message: 'third' });
  genuine = library.path('genuine.changeset');
  await handOver(ada.context, 'ada', genuine);
});
afterAll(() => {
  ada.close();
  library.remove();
});

/** Nothing but what SQLite keeps for itself may have changed. */
const state = () => {
  const { versions, drafts, tags, objects, records, datasets } = library.context.reader;
  const { id } = datasets.find(dataset)!;
  const files = Object.keys(describeFolder(library.library)).filter((name) => name.startsWith('objects'));
  return [versions.list(id), drafts.list(id), tags.list(id), objects.count(), records.events(0, 1000), files];
};

/** How taking a file in is refused; nothing may have changed by it. */
async function refusalOf(path: string, request = {}): Promise<unknown> {
  const before = state();
  const error: unknown = await takeIn(library.context, path, request).catch((refusal: unknown) => refusal);
  expect(state()).toEqual(before);
  const { code, userMessage } = error as { code: string; userMessage: { why: string } };
  return { code, why: userMessage.why };
}
const refused = (code: string, why: RegExp) => ({ code, why: expect.stringMatching(why) as string });

const isPage = ({ type }: Record<string, unknown>) => type === 'page';
// oxlint-disable-next-line typescript/no-explicit-any -- forged in every way
const page = (change: (object: Record<string, any>) => unknown) => (lines: ForgedLines) =>
  replaceObject(lines, isPage, change);
const manifest = (change: (manifest: ForgedLines['manifest']) => void) => (lines: ForgedLines) =>
  change(lines.manifest);

const FORGED: readonly (readonly [what: string, change: (lines: ForgedLines) => void, why: RegExp])[] = [
  ['another format number', manifest((it) => (it.format = 2)), /format number 2; this Colophon knows 1/],
  ['something else in its place', manifest((it) => (it.type = 'bundle')), /it is no changeset/],
  ['an unknown key', manifest((it) => (it.run = 'rm -rf')), /unknown key "run"/],
  [
    'a path as the name of a file',
    manifest((it) => it.files.push({ included: false, name: 'x', sha256: '../../../etc/passwd', size: 1 })),
    /\[files\]\[\d\]\[sha256\]/,
  ],
  ['a path as the name of its branch', manifest((it) => (it.branch = '../main')), /no name for a branch/],
  ['a number as a tag', manifest((it) => (it.tags[0].name = '7')), /no name for a tag/],
  [
    'a tag of a version it does not hold',
    manifest((it) => (it.tags[0].version = '0'.repeat(64))),
    /names a version that it does not hold/,
  ],
  [
    'a content that its version does not name',
    manifest((it) => (it.versions[1].root = it.versions[0].root)),
    /content of version 2.*not the one that its record names/,
  ],
  [
    'a version whose record was changed',
    manifest((it) => (it.versions[0].record.message = 'other')),
    /goes on from .*neither holds nor names/,
  ],
  [
    'a version that nothing goes on from',
    manifest(
      (it) =>
        it.versions.splice(1, 0, structuredClone(it.versions[0])) &&
        (it.versions[1].record.message = 'loose'),
    ),
    /nothing in it goes on from/,
  ],
  [
    'too few objects',
    ({ rest }) =>
      void rest.splice(
        rest.findIndex((text) => text.includes('"type":"page"}')),
        1,
      ),
    /./,
  ],
  [
    'an object that nothing refers to',
    (lines) => {
      lines.rest.splice(1, 0, '{"format":1,"state":"seen","type":"page"}');
      lines.manifest.counts.objects += 1;
    },
    /Line 3: the object .* belongs to no version/,
  ],
  [
    'an object twice',
    (lines) => {
      lines.rest.splice(1, 0, lines.rest[0]!);
      lines.manifest.counts.objects += 1;
    },
    /is there twice/,
  ],
  [
    'an object that was changed',
    ({ rest }) => {
      const at = rest.findIndex((text) => text.includes('"type":"page"}'));
      rest[at] = rest[at]!.replace('"box":[1', '"box":[2');
    },
    /belongs to no version/,
  ],
  ['an unknown type of object', page(() => ({ format: 1, type: 'program' })), /unknown type "program"/],
  [
    'an object of another type',
    page(() => ({ format: 1, pages: [[0, 'a'.repeat(64)]], type: 'page-provenance' })),
    /unknown key|is a page-provenance where a page belongs/,
  ],
  ['an object of another format', page((it) => ({ ...it, format: 2 })), /in its page/],
  [
    'an object that is not canonical',
    page((it) => `${JSON.stringify(it).slice(0, -1)} }`),
    /not in canonical form/,
  ],
  [
    'keys in another order',
    page((it) => JSON.stringify({ type: it['type'], ...it })),
    /not in canonical form/,
  ],
  [
    'text in another normal form',
    page((it) => ({ ...it, regions: [{ ...it['regions'][0], text: 'e\u0301' }] })),
    /normal form C/,
  ],
  ['no JSON', page(() => 'region'), /it is no JSON/],
  [
    'JSON nested too deeply',
    page(() => '['.repeat(200_000) + ']'.repeat(200_000)),
    /nested too deeply|unknown type/,
  ],
  [
    'a default that is written out',
    page((it) => ({ ...it, regions: [{ ...it['regions'][0], status: 'accepted' }] })),
    /empty, a default/,
  ],
  [
    'a region twice',
    page((it) => ({ ...it, regions: [it['regions'][0], it['regions'][0]] })),
    /empty, a default/,
  ],
  [
    'a region without a shape',
    page((it) => ({ ...it, regions: [{ ...it['regions'][0], parts: [] }] })),
    /\[regions\]\[0\]\[parts\]/,
  ],
  [
    'a coordinate that is no whole number',
    page((it) => ({ ...it, regions: [{ ...it['regions'][0], parts: [{ box: [0.5, 1, 2, 3] }] }] })),
    /\[parts\]/,
  ],
  ['a page with keys of nobody', page((it) => ({ ...it, admin: true })), /unknown key "admin"/],
  [
    'a document in the place of another',
    (lines) =>
      replaceObject(
        lines,
        ({ type }) => type === 'document',
        (it) => ({ ...it, entry: 'f'.repeat(32) }),
      ),
    /is the document f+ where/,
  ],
  [
    'a tree with an entry twice',
    (lines) =>
      replaceObject(
        lines,
        ({ type, entries }) => type === 'tree' && (entries as unknown[]).length > 1,
        (it) => ({ ...it, entries: [(it['entries'] as unknown[])[0], ...(it['entries'] as unknown[])] }),
      ),
    /keys in another order/,
  ],
  [
    'a name for a document that does not differ',
    (lines) => {
      lines.rest[lines.rest.findIndex((text) => text.includes('"type":"name"'))] =
        `{"entry":"${'e'.repeat(32)}","name":"x","type":"name"}`;
    },
    /which does not differ/,
  ],
  ['more than it counts', ({ rest }) => void rest.push('{"entry":"x"}'), /Line \d+: .*one of end/],
  [
    'a file that no document has',
    manifest((it) => (it.files = [{ included: false, name: 'x', sha256: '0'.repeat(64), size: 1 }])),
    /leaves out|no document has/,
  ],
];

describe('a changeset is refused, and nothing is changed, with', () => {
  test.each(FORGED)('%s', async (_what, change, why) => {
    expect(await refusalOf(forge(genuine, library.path('forged'), change))).toEqual(
      refused('format-invalid', why),
    );
  });

  test('a byte that was changed, wherever it is', async () => {
    const bytes = readFileSync(genuine);
    for (let at = 10; at < bytes.length; at += 37) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 0x10;
      writeFileSync(library.path('damaged'), damaged);
      expect(await refusalOf(library.path('damaged'))).toEqual(refused('format-invalid', /./));
    }
  });

  test('its end cut off, wherever', async () => {
    const bytes = readFileSync(genuine);
    for (let length = 0; length < bytes.length; length += 53) {
      writeFileSync(library.path('short'), bytes.subarray(0, length));
      expect(await refusalOf(library.path('short'))).toEqual(
        refused('format-invalid', /cut off|ends here|no changeset|damaged/),
      );
    }
  });

  test('a hash in its last line that is not its own', async () => {
    const text = unpack(readFileSync(genuine)).toString('utf8');
    writeFileSync(library.path('x'), pack(text.replace('"name":"a.pdf"', '"name":"b.pdf"')));
    expect(await refusalOf(library.path('x'))).toEqual(
      refused('format-invalid', /hash of what comes before it is another one/),
    );
  });

  test('something behind its end', async () => {
    const path = library.path('more');
    writeFileSync(path, Buffer.concat([readFileSync(genuine), pack('{"type":"page"}\n')]));
    expect(await refusalOf(path)).toEqual(refused('format-invalid', /something follows the last line/));
    writeFileSync(path, readFileSync(genuine));
    appendFileSync(path, 'PK\u0003\u0004');
    expect(await refusalOf(path)).toEqual(refused('format-invalid', /[Ss]omething follows its end/));
  });

  test('a packing that bursts', async () => {
    const path = library.path('bomb');
    writeFileSync(path, pack(Buffer.alloc(40 * 1024 * 1024, 0x20)));
    expect(await refusalOf(path)).toEqual(
      refused('format-invalid', /unpacks to more than 200 times|longer than/),
    );
    writeFileSync(
      path,
      pack(Buffer.concat([unpack(readFileSync(genuine)).subarray(0, -1), Buffer.alloc(40 * 1024 * 1024)])),
    );
    expect(await refusalOf(path)).toEqual(
      refused('format-invalid', /unpacks to more than 200 times|longer than/),
    );
  });

  test('a file that is something else, or nothing', async () => {
    writeFileSync(library.path('x'), 'PK\u0003\u0004 a zip');
    expect(await refusalOf(library.path('x'))).toEqual(refused('format-invalid', /no changeset/));
    expect(await refusalOf(library.path('nowhere'))).toEqual(refused('not-found', /no such file/));
    expect(await refusalOf(library.folder)).toEqual(refused('input-invalid', /It is a folder/));
  });
});

describe('a changeset is refused that', () => {
  test('goes on from a version that is not here, which is named', async () => {
    await handOver(ada.context, 'ada', library.path('later'), { since: '2' });
    expect(await refusalOf(library.path('later'))).toEqual(
      refused(
        'base-missing',
        /version 2 “second” by Ada Byron of 2026-01-02T03:04:05.006Z \([0-9a-f]{64}\), which "papers" does not have/,
      ),
    );
  });

  test('is of another dataset, with the right one named where it is here', async () => {
    createDataset(library.context, { name: 'letters' });
    const other = aLibrary();
    await other.add('q');
    commit(other.context, { dataset, message: 'elsewhere' });
    await handOver(other.context, 'main', library.path('foreign'));
    other.remove();
    expect(
      await refusalOf(library.path('foreign'), {
        branch: 'x',
      }),
    ).toEqual(refused('other-dataset', /of another dataset, named "papers"/));
    expect(await refusalOf(genuine, { dataset: 'letters' })).toEqual(
      refused('base-missing', /which "letters" does not have/),
    );
  });

  test('would be a branch of a name that is taken', async () => {
    createTag(library.context, { name: 'ada', version: 'papers@1' });
    expect(await refusalOf(genuine)).toEqual(refused('already-exists', /has a tag "ada"/));
    expect(await refusalOf(genuine, { branch: '12' })).toEqual(
      refused('input-invalid', /cannot be the name of a branch/),
    );
    createBranch(library.context, { dataset, name: 'other' });
    switchBranch(library.context, { dataset, name: 'other' });
    draw(library.context, 9);
    switchBranch(library.context, { dataset, name: 'main' });
    expect(await refusalOf(genuine, { branch: 'other' })).toEqual(
      refused('already-exists', /changes that are not committed/),
    );
    expect(await refusalOf(genuine, { branch: 'main' })).toEqual(
      refused('already-exists', /is another line of work|worked on/),
    );
  });

  test('cannot be written to a library that is open for reading', async () => {
    library.reopen();
    library.close();
    const context = library.openReadOnly();
    const request = { dataset, path: genuine };
    expect(await inspectChangeset(context, request, { onProgress: () => undefined })).toMatchObject({
      newVersions: 2,
      suggestedBranch: 'ada',
      missingFiles: [],
    });
    expect(() => takeIn(context, genuine)).toThrow(expect.objectContaining({ code: 'library-read-only' }));
    context.reader.close();
    library.reopen();
  });
});
