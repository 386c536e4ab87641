import { readFileSync, writeFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { applyEdits } from '../../../src-main/services/labels/label-service';
import { sha256 } from '../../../src-main/storage/hashing';
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

async function expectRefused(changed: readonly Buffer[], what: string): Promise<void> {
  const before = state();
  const error: unknown = await takeIn(library.context, write(changed)).catch((refusal: unknown) => refusal);
  const { code, userMessage } = error as { code?: string; userMessage?: { why: string } };
  expect({ what, code }).toEqual({
    what,
    code: expect.stringMatching(/^(format-invalid|base-missing|other-dataset)$/),
  });
  expect(userMessage?.why).toMatch(/\S/);
  expect({ what, state: state() }).toEqual({ what, state: before });
}

/** Some lines of each kind, and what they are. */
function chosen(isMeant: (kind: string) => boolean): { at: number; kind: string }[] {
  const all = lines.map((line, at) => ({ at, kind: kindOf(line) })).filter(({ kind }) => isMeant(kind));
  return [...new Set(all.map(({ kind }) => kind))].flatMap((kind) => {
    const same = all.filter((each) => each.kind === kind);
    return same.filter((_, index) => index % Math.ceil(same.length / OF_EACH) === 0);
  });
}
const NOTES = ['name', 'review', 'run'];
const isObject = (kind: string): boolean => !NOTES.includes(kind) && kind !== 'changeset';

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
  for (const { at, kind } of chosen((each) => NOTES.includes(each))) {
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
