import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { createDataset } from '../../../src-main/services/library/dataset-service';
import { applyEdits } from '../../../src-main/services/labels/label-service';
import { pack, unpack } from '../../builders/forged-changesets';
import { aFirstVersion, growHistory } from '../../builders/full-libraries';
import { copyFor, handOver, takeIn } from '../../builders/handed-over';
import { describeFolder, type TestLibrary } from '../../builders/libraries';

const dataset = 'papers';
/** Forged files of each kind of line. */
const OF_EACH = 5;

let library: TestLibrary;
let lines: Buffer[];

beforeAll(async () => {
  library = await aFirstVersion();
  const ada = copyFor(library, 'Ada Byron');
  const place = {
    context: ada.context,
    edit: (...edits: Parameters<TestLibrary['edit']>) => applyEdits(ada.context, { dataset, edits }),
  };
  await growHistory(place);
  await handOver(ada.context, 'ada', library.path('ada.changeset'), { since: '1' });
  ada.close();
  const text = unpack(readFileSync(library.path('ada.changeset')));
  lines = text
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .slice(0, -1)
    .map((line) => Buffer.from(line));
});
afterAll(() => library.remove());

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const kindOf = (line: Buffer): string => (JSON.parse(line.toString()) as { type: string }).type;

/** Writes the lines with a last one that fits them: nothing but what they say is wrong. */
function write(changed: readonly Buffer[]): string {
  const body = Buffer.concat(changed.flatMap((line) => [line, Buffer.from('\n')]));
  const end = Buffer.from(`{"sha256":"${sha256(body)}","type":"end"}\n`);
  const path = library.path('forged');
  writeFileSync(path, pack(Buffer.concat([body, end])));
  return path;
}

/** The objects and rows of the library, byte for byte but for what SQLite keeps for itself. */
const state = () => {
  const { reader } = library.context;
  const { id } = reader.datasets.find(dataset)!;
  const files = Object.entries(describeFolder(library.library)).filter(([name]) =>
    name.startsWith('objects'),
  );
  return JSON.stringify([
    reader.objects.listIds('', 100_000),
    reader.versions.list(id),
    reader.drafts.list(id),
    reader.tags.list(id),
    [...reader.datasets.names(id)],
    reader.records.events(0, 1000),
    files,
  ]);
};

async function expectRefused(changed: readonly Buffer[], what: string, into = {}): Promise<void> {
  const before = state();
  const error: unknown = await takeIn(library.context, write(changed), into).catch(
    (refusal: unknown) => refusal,
  );
  const { code, userMessage } = error as { code?: string; userMessage?: { why: string } };
  expect({ what, code }).toEqual({
    what,
    code: expect.stringMatching(/^(format-invalid|base-missing|other-dataset)$/),
  });
  expect(userMessage?.why).toMatch(/\S/);
  expect({ what, state: state() }).toEqual({ what, state: before });
}

/** What is said against a forged file. */
const whyOf = async (changed: readonly Buffer[]): Promise<string> => {
  const error: unknown = await takeIn(library.context, write(changed)).catch((refusal: unknown) => refusal);
  return (error as { userMessage?: { why: string } }).userMessage?.why ?? '';
};

/** Some lines of each kind, and what they are. */
function chosen(isMeant: (kind: string) => boolean): { at: number; kind: string }[] {
  const all = lines.map((line, at) => ({ at, kind: kindOf(line) })).filter(({ kind }) => isMeant(kind));
  return [...new Set(all.map(({ kind }) => kind))].flatMap((kind) => {
    const same = all.filter((each) => each.kind === kind);
    return same.filter((_, index) => index % Math.ceil(same.length / OF_EACH) === 0);
  });
}
const NOTES = new Set(['name', 'review', 'run']);
const isObject = (kind: string): boolean => !NOTES.has(kind) && kind !== 'changeset';

test('the changeset holds every kind of line', () => {
  expect([...new Set(lines.map(kindOf))].sort()).toEqual([
    'changeset',
    'document',
    'document-provenance',
    'merge',
    'name',
    'page',
    'page-provenance',
    'plan',
    'review',
    'run',
    'schema',
    'tree',
  ]);
});

test('an object of any kind with one bit changed, cut short, left out or there twice is refused', async () => {
  expect(chosen(isObject).length).toBeGreaterThan(10);
  for (const [turn, { at, kind }] of chosen(isObject).entries()) {
    const line = lines[at]!;
    const flipped = Buffer.from(line);
    flipped[(turn * 7919) % line.length]! ^= 1 << (turn % 7);
    await expectRefused(lines.with(at, flipped), `${kind} with a bit changed`);
    const cut = line.subarray(0, (turn * 104_729) % line.length);
    await expectRefused(lines.with(at, Buffer.from(cut)), `${kind} cut short`);
    await expectRefused(lines.toSpliced(at, 1), `${kind} left out`);
    const manifest = JSON.parse(lines[0]!.toString()) as { counts: { objects: number } };
    const count = (by: number): Buffer =>
      Buffer.from(
        lines[0]!
          .toString()
          .replace(`"objects":${manifest.counts.objects}`, `"objects":${manifest.counts.objects + by}`),
      );
    await expectRefused(lines.toSpliced(at, 0, line).with(0, count(1)), `${kind} twice`);
    // What is neither there nor counted has to be here.
    if (!library.context.reader.objects.has(sha256(line)))
      await expectRefused(lines.toSpliced(at, 1).with(0, count(-1)), `${kind} not counted`);
  }
});

test('what stands beside the objects is refused cut short, out of its place, and twice', async () => {
  for (const { at, kind } of chosen((each) => NOTES.has(each))) {
    const line = lines[at]!;
    await expectRefused(lines.with(at, Buffer.from(line.subarray(0, line.length >> 1))), `${kind} cut short`);
    await expectRefused([...lines.toSpliced(at, 1), line].toReversed(), `${kind} out of place`);
    const key = { name: 'names', review: 'review', run: 'runs' }[kind] as string;
    const manifest = lines[0]!.toString();
    const counted = manifest.replace(
      new RegExp(`"${key}":(\\d+)`),
      (_, count) => `"${key}":${Number(count) + 1}`,
    );
    expect(counted).not.toBe(manifest);
    await expectRefused(lines.toSpliced(at, 0, line).with(0, Buffer.from(counted)), `${kind} twice`);
  }
});

/** The manifest with a part replaced; both have to be in canonical form. */
const withManifest = (from: RegExp | string, to: string, rest = lines): Buffer[] => {
  const manifest = lines[0]!.toString();
  const changed = manifest.replace(from, to);
  expect(changed).not.toBe(manifest);
  return rest.with(0, Buffer.from(changed));
};
const lineOf = (kind: string): number => lines.findIndex((line) => kindOf(line) === kind);
const otherHash = 'f'.repeat(64);

test('what stands beside the objects is refused when it speaks of what is not there', async () => {
  const review = lineOf('review');
  const strange = lines[review]!.toString().replace(/"plan":"[0-9a-f]{64}"/, `"plan":"${otherHash}"`);
  await expectRefused(lines.with(review, Buffer.from(strange)), 'a question of another migration');
  const run = lineOf('run');
  const unused = lines[run]!.toString().replace(/"id":"[^"]+"/, '"id":"another"');
  await expectRefused(lines.with(run, Buffer.from(unused)), 'an import that nothing came through');
  const name = lineOf('name');
  expect(Math.min(review, run, name)).toBeGreaterThan(0);
  const nobody = lines[name]!.toString().replace(/"entry":"[0-9a-f]{32}"/, `"entry":"${'f'.repeat(32)}"`);
  await expectRefused(lines.with(name, Buffer.from(nobody)), 'a name of another document');
});

test('a list of files that leaves one out, names one too many, or is in another order is refused', async () => {
  const { files } = JSON.parse(lines[0]!.toString()) as { files: { sha256: string }[] };
  expect(files.length).toBeGreaterThan(1);
  const json = (list: readonly object[]): string => JSON.stringify(list);
  const given = json(files);
  await expectRefused(withManifest(given, json(files.slice(1))), 'a file left out');
  await expectRefused(withManifest(given, json(files.toReversed())), 'files in another order');
  await expectRefused(
    withManifest(given, json([...files, { ...files[0]!, sha256: otherHash }])),
    'a file too many',
  );
  await expectRefused(withManifest(given, json([files[0]!, ...files])), 'a file twice');
  await expectRefused(withManifest('"included":false', '"included":true'), 'a file that does not follow');
  expect(await whyOf(withManifest('"included":false', '"included":true'))).toMatch(
    /includes 1 files and counts 0/,
  );
});

test('a version that is there twice is named, and so are beginnings of its history out of their order', async () => {
  const { versions, origins } = JSON.parse(lines[0]!.toString()) as { versions: object[]; origins: string[] };
  const [first, ...others] = versions.map((version) => JSON.stringify(version));
  const twice = withManifest(JSON.stringify(versions), `[${[first, first, ...others].join()}]`);
  expect(await whyOf(twice)).toMatch(/is there twice/);
  const turned = withManifest(JSON.stringify(origins), JSON.stringify([otherHash, ...origins]));
  expect(await whyOf(turned)).toMatch(/origins are not in their order/);
});

test('a document whose bytes are not those of its hash is refused, and so is one in the place of another', async () => {
  createDataset(library.context, { name: 'copy' });
  await handOver(library.context, 'main', library.path('whole'), { withDocuments: true });
  const whole = unpack(readFileSync(library.path('whole')))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .slice(0, -1);
  const documents = whole.flatMap((line, at) =>
    line.startsWith('{"sha256"') || line.includes('"type":"file"') ? [at] : [],
  );
  expect(documents).toHaveLength(2);
  const [first, second] = documents as [number, number];
  const buffers = (list: readonly string[]): Buffer[] => list.map((line) => Buffer.from(line));
  const into = { dataset: 'copy', branch: 'main' };
  const flipped = whole.with(
    first + 1,
    whole[first + 1]!.replace('"title":"', '"title":"x').replace('612', '61'),
  );
  expect(flipped[first + 1]).toHaveLength(whole[first + 1]!.length);
  await expectRefused(buffers(flipped), 'a document with other bytes', into);
  const [one, other] = [whole.slice(first, first + 2), whole.slice(second, second + 2)];
  await expectRefused(
    buffers(whole.toSpliced(first, 4, ...other, ...one)),
    'documents in another order',
    into,
  );
  await expectRefused(buffers(whole.toSpliced(second, 2)), 'a document that is missing', into);
  await expectRefused(buffers([...whole, ...one]), 'a document twice', into);
});

test('ids and records in the manifest cannot be others, whichever digit is changed', async () => {
  const manifest = lines[0]!.toString();
  const places = [...manifest.matchAll(/[0-9a-f]{64}/g)].map(({ index }) => index);
  expect(places.length).toBeGreaterThan(12);
  for (const [turn, place] of places.entries()) {
    const digit = place + ((turn * 31) % 64);
    const other = manifest[digit] === '0' ? '1' : '0';
    const changed = manifest.slice(0, digit) + other + manifest.slice(digit + 1);
    await expectRefused(lines.with(0, Buffer.from(changed)), `digit ${turn} of the manifest`);
  }
});

test('the untouched lines are taken in', async () => {
  expect(await takeIn(library.context, write(lines))).toMatchObject({ added: { versions: 3 } });
  expect(await library.verify()).toMatchObject({ ok: true, problems: [] });
});
