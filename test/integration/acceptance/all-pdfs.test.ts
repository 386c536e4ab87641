import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePdf, objectStreamPdf } from '../pdf/make-files';
import { type Answer, type Bench, doneHere, isBuilt, NEEDS_BUILD, openBench, realData } from './run-colophon';

/** Measured with poppler. */
interface PopplerFacts {
  readonly file: string;
  readonly sha256: string;
  readonly status: 'opens' | 'opens-with-errors' | 'needs-password' | 'broken';
  readonly pages: number | null;
  readonly password: string | null;
  readonly pdfjs_reference_test?: boolean | null;
  /** CropBox before rotation, without UserUnit, in points. */
  readonly first_pages?: readonly { readonly size: readonly [number, number]; readonly rotate: number }[];
}

interface PdfjsCase {
  readonly file: string;
  readonly expect: string;
  readonly pages?: number;
  readonly password?: string;
}

interface Added {
  readonly added: number;
  readonly duplicates: number;
  readonly failed: readonly { readonly path: string; readonly reason: string }[];
  readonly documents: readonly {
    readonly id: string;
    readonly file: string;
    readonly name: string;
    readonly pages: number;
  }[];
}

interface ShownDocument {
  readonly pages: readonly {
    readonly width: number;
    readonly height: number;
    readonly rotation: number;
    readonly userUnit: number;
  }[];
  readonly problems: readonly string[];
}

const PDFS = realData('pdf/index.json') === null ? null : realData('pdf');
const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(PDFS!, file), 'utf8')) as T;
const poppler = PDFS === null ? [] : readJson<PopplerFacts[]>('index.json');
const cases = PDFS === null ? [] : readJson<{ cases: PdfjsCase[] }>('pdfjs-expectations.json').cases;
const caseOf = ({ file }: PopplerFacts): PdfjsCase | undefined =>
  cases.find((each) => each.file === basename(file));

/** Where both speak, pdf.js' own verdict rules. */
function opens(facts: PopplerFacts): boolean {
  const verdict = caseOf(facts)?.expect;
  if (verdict === 'InvalidPDFException') return false;
  return verdict !== undefined || facts.status !== 'broken' || facts.pdfjs_reference_test === true;
}

const passwords = [
  ...new Set(
    [...poppler, ...cases].map(({ password }) => password ?? '').filter((password) => password !== ''),
  ),
];
const passwordOptions = passwords.flatMap((password) => ['--password', password]);

describe.skipIf(!isBuilt || PDFS === null)(`all real PDFs in one add, with ${NEEDS_BUILD}`, () => {
  let bench: Bench;
  let first: Answer<Added>;

  beforeAll(async () => {
    bench = await openBench();
    await bench.done('dataset', 'create', 'all');
    const start = performance.now();
    first = await bench.json<Added>('add', PDFS!, '--dataset', 'all', ...passwordOptions);
    console.log(`added ${poppler.length} PDFs in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  });
  afterAll(() => bench?.remove());

  test('those fail that must, each with a reason, and the rest is added', () => {
    expect(poppler).toHaveLength(82);
    const mustFail = poppler.filter((facts) => !opens(facts)).map(({ file }) => basename(file));
    const { added, duplicates, failed, documents } = first.value;
    expect(failed.map(({ path }) => basename(path)).toSorted()).toEqual(mustFail.toSorted());
    for (const { reason } of failed) expect(reason).toMatch(/^[^\n]{10,}$/);
    expect(first.code).toBe(1);
    expect(added + duplicates).toBe(poppler.length - mustFail.length);
    expect(documents).toHaveLength(added + duplicates);
    const bySha = new Map(documents.map((document) => [document.file, document]));
    for (const facts of poppler.filter(opens)) {
      expect({ file: facts.file, pages: bySha.get(facts.sha256)?.pages }).toEqual({
        file: facts.file,
        pages: caseOf(facts)?.pages ?? facts.pages ?? 1,
      });
    }
  });

  test('page sizes agree with poppler, after crop, rotation and UserUnit', { timeout: 240_000 }, async () => {
    let compared = 0;
    const listed = poppler
      .filter(opens)
      .flatMap((facts) => (facts.first_pages ?? []).filter(({ size }) => size[0] > 0 && size[1] > 0));
    const bySha = new Map(first.value.documents.map((document) => [document.file, document]));
    const compare = async (facts: PopplerFacts): Promise<void> => {
      const { id } = bySha.get(facts.sha256)!;
      const shown = ['show', id, '--dataset', 'all', '--library', 'library'];
      const { pages } = await doneHere<ShownDocument>(bench.shop, ...shown);
      for (const [index, { size, rotate }] of (facts.first_pages ?? []).entries()) {
        if (size[0] === 0 || size[1] === 0) continue; // poppler found no size; pdf.js uses a default
        const { width, height, rotation, userUnit } = pages[index]!;
        const [popplerWidth, popplerHeight] = rotate % 180 === 0 ? size : [size[1], size[0]];
        const differences = [
          width - popplerWidth * userUnit,
          height - popplerHeight * userUnit,
          rotation - (((rotate % 360) + 360) % 360),
        ];
        expect({
          file: facts.file,
          index,
          isClose: differences.every((difference) => Math.abs(difference) < 0.01),
        }).toMatchObject({ isClose: true });
        compared += 1;
      }
    };
    for (const facts of poppler.filter(opens)) await compare(facts);
    console.log(`compared ${compared} page sizes`);
    expect(compared).toBe(listed.length);
  });

  test('a UserUnit of the file is in the size and in the facts', async () => {
    const document = first.value.documents.find(({ name }) => name.endsWith('issue19176.pdf'))!;
    const { pages } = await bench.done<ShownDocument>('show', document.id);
    const [{ width, height, userUnit }] = pages as [ShownDocument['pages'][number]];
    expect(userUnit).toBeGreaterThan(1);
    expect([width / userUnit, height / userUnit]).toEqual([8.5, 11]);
  });

  test('adding them again adds none', async () => {
    const { code, value } = await bench.json<Added>('add', PDFS!, '--dataset', 'all', ...passwordOptions);
    const { added, duplicates, failed } = first.value;
    expect({ code, ...value, failed: value.failed.length, documents: value.documents.length }).toEqual({
      code: 1,
      added: 0,
      duplicates: added + duplicates,
      failed: failed.length,
      documents: added + duplicates,
    });
    expect(await bench.done('verify')).toMatchObject({ ok: true });
  });

  test('without a password the protected ones fail, and no message tells a password', async () => {
    const locked = await openBench();
    try {
      await locked.done('dataset', 'create', 'locked');
      const { code, value } = await locked.json<Added>(
        'add',
        join(PDFS!, 'encrypted'),
        '--dataset',
        'locked',
        '--password',
        'not the right one',
      );
      expect(code).toBe(1);
      const needsOne = poppler.filter(
        (facts) =>
          facts.file.includes('/encrypted/') &&
          (facts.password !== null || caseOf(facts)?.expect.startsWith('Password')),
      );
      expect(value.failed.map(({ path }) => basename(path)).toSorted()).toEqual(
        needsOne.map(({ file }) => basename(file)).toSorted(),
      );
      expect(JSON.stringify(value)).not.toContain('not the right one');
      const stdin = await locked.shop.colophonWith(
        `${passwords.join('\n')}\n`,
        'add',
        join(PDFS!, 'encrypted'),
        '--password-stdin',
        '--dataset',
        'locked',
        '--library',
        'library',
        '--json',
      );
      expect({ code: stdin.code, value: stdin.json() }).toMatchObject({
        code: 0,
        value: { added: needsOne.length, failed: [] },
      });
      const stored = readFileSync(locked.shop.path('library/library.sqlite'), 'latin1');
      for (const password of ['openpassword', 'asdfasdf']) {
        expect(passwords).toContain(password);
        expect(stored).not.toContain(password);
      }
    } finally {
      locked.remove();
    }
  });
});

/** An array of a hundred million numbers in a file of a few hundred KB: no process can hold it. */
function arrayBomb(): Buffer {
  const numbers = Buffer.alloc(200 * 1_048_576, '1 ');
  numbers.write('1 0 << /Type /Catalog /Pages 2 0 R /X [');
  return objectStreamPdf(deflateSync(numbers, { level: 1 }), '/FlateDecode');
}

describe.skipIf(!isBuilt)(`a bomb among other files, with ${NEEDS_BUILD}`, () => {
  test('costs only itself', { timeout: 180_000 }, async () => {
    const bench = await openBench();
    try {
      mkdirSync(bench.shop.path('files'));
      const page = (width: number) =>
        makePdf([
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} 100] >>`,
        ]);
      for (let index = 0; index < 29; index += 1)
        writeFileSync(bench.shop.path(`files/good-${String(index).padStart(2, '0')}.pdf`), page(100 + index));
      writeFileSync(bench.shop.path('files/good-10-bomb.pdf'), arrayBomb());
      copyFileSync(bench.shop.path('files/good-00.pdf'), bench.shop.path('files/same.pdf'));
      await bench.done('dataset', 'create', 'd');
      const { code, value } = await bench.json<Added>('add', 'files', '--dataset', 'd');
      expect({
        code,
        added: value.added,
        duplicates: value.duplicates,
        failed: value.failed.map(({ path }) => basename(path)),
      }).toEqual({
        code: 1,
        added: 29,
        duplicates: 1,
        failed: ['good-10-bomb.pdf'],
      });
      expect(await bench.done('verify')).toMatchObject({ ok: true, problems: [] });
    } finally {
      bench.remove();
    }
  });
});
