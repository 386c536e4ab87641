import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppError } from '../../../src-main/domain/errors/app-error';
import type { DocumentFacts } from '../../../src-main/pdf/document-facts';
import { hasTestData, startTestReader, TEST_DATA, type TestReader } from './build-worker';

/** Measured with poppler; see "How to read the PDF facts" beside the data. */
interface PopplerFacts {
  readonly file: string;
  readonly status: 'opens' | 'opens-with-errors' | 'needs-password' | 'broken';
  readonly pages: number | null;
  readonly password: string | null;
  readonly encrypted: string | null;
  readonly pdfjs_reference_test?: boolean | null;
  /** Size of the CropBox before rotation, without UserUnit, in points. */
  readonly first_pages?: readonly { readonly size: readonly [number, number]; readonly rotate: number }[];
}

interface PdfjsCase {
  readonly file: string;
  readonly expect: string;
  readonly pages?: number;
  readonly page1?: string;
  readonly page2?: string;
  readonly view?: readonly (readonly number[])[];
  readonly userUnit?: number;
}

const isThere = hasTestData();
const readJson = <T>(file: string): T => JSON.parse(readFileSync(join(TEST_DATA, 'pdf', file), 'utf8')) as T;
const poppler = isThere ? readJson<PopplerFacts[]>('index.json') : [];
const pdfjsCases = isThere ? readJson<{ cases: PdfjsCase[] }>('pdfjs-expectations.json').cases : [];
const pdfjsOf = (facts: PopplerFacts): PdfjsCase | undefined =>
  pdfjsCases.find(({ file }) => file === basename(facts.file));

/** pdf.js' own verdict rules where there is one; what it has a reference rendering of, it opens. */
function opens(facts: PopplerFacts): boolean {
  const verdict = pdfjsOf(facts)?.expect;
  if (verdict === 'InvalidPDFException') return false;
  return verdict !== undefined || facts.status !== 'broken' || facts.pdfjs_reference_test === true;
}

let test_: TestReader;
beforeAll(async () => (test_ = await startTestReader()));
afterAll(() => test_.close());

const inspect = (facts: PopplerFacts): Promise<DocumentFacts> =>
  test_.reader.inspect(
    join(TEST_DATA, facts.file),
    facts.password === null ? {} : { password: facts.password },
  );

describe.skipIf(!isThere)('real PDFs', () => {
  test.each(poppler.filter((facts) => !opens(facts)))('$file is refused with a reason', async (facts) => {
    await expect(inspect(facts)).rejects.toMatchObject({
      code: 'document-unreadable',
      userMessage: { what: `“${basename(facts.file)}” was not added.` },
    });
  });

  test.each(poppler.filter(opens))('$file has the pages and sizes poppler found', async (facts) => {
    const { pages, encrypted, mediaType } = await inspect(facts);
    expect(mediaType).toBe('application/pdf');
    expect(pages).toHaveLength(pdfjsOf(facts)?.pages ?? facts.pages ?? 1);
    expect(encrypted).toBe(facts.encrypted !== null || facts.password !== null);
    for (const [index, { size, rotate }] of (facts.first_pages ?? []).entries()) {
      const page = pages[index]!;
      if (size[0] === 0 || size[1] === 0) continue; // poppler found no size; pdf.js uses a default
      const isTurned = rotate % 180 !== 0;
      const [width, height] = isTurned ? [size[1], size[0]] : size;
      expect(page.rotation).toBe(((rotate % 360) + 360) % 360);
      expect(Math.abs(page.width / 10_000 - width * page.userUnit)).toBeLessThan(0.01);
      expect(Math.abs(page.height / 10_000 - height * page.userUnit)).toBeLessThan(0.01);
      expect(Number.isSafeInteger(page.width) && Number.isSafeInteger(page.height)).toBe(true);
    }
  });

  test.each(pdfjsCases.filter((each) => each.expect === 'opens'))(
    '$file agrees with what pdf.js says of it',
    async (expected) => {
      const facts = poppler.find(({ file }) => basename(file) === expected.file)!;
      const { pages } = await inspect(facts);
      expect(pages.length).toBe(expected.pages ?? facts.pages);
      if (expected.page1 !== undefined)
        expect(pages[0]!.problem === undefined).toBe(expected.page1 === 'works');
      if (expected.page2 !== undefined) expect(pages[1]!.problem).toContain('circular reference');
      if (expected.userUnit !== undefined) expect(pages[0]!.userUnit).toBe(expected.userUnit);
      if (expected.view !== undefined) expect(pages.map(({ cropBox }) => cropBox)).toEqual(expected.view);
    },
  );

  test.each(poppler.filter(({ password }) => password !== null))(
    '$file asks for its password and knows a wrong one',
    async (facts) => {
      const file = join(TEST_DATA, facts.file);
      await expect(test_.reader.inspect(file)).rejects.toMatchObject({ code: 'password-needed' });
      await expect(test_.reader.inspect(file, { password: 'qwerty' })).rejects.toMatchObject({
        code: 'password-wrong',
      });
      const failure = await test_.reader
        .inspect(file, { password: 'qwerty' })
        .catch((error: AppError) => error);
      expect(JSON.stringify(failure)).not.toContain('qwerty');
    },
  );

  test('all of them together take seconds, not minutes', async () => {
    const reader = test_.create({ concurrency: 2 });
    const start = performance.now();
    const results = await Promise.allSettled(
      poppler.map(({ file, password }) =>
        reader.inspect(join(TEST_DATA, file), password === null ? {} : { password }),
      ),
    );
    const seconds = (performance.now() - start) / 1_000;
    console.info(`inspected ${results.length} PDFs in ${seconds.toFixed(2)} s`);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(
      poppler.filter((facts) => !opens(facts)).length,
    );
    expect(seconds).toBeLessThan(60);
  });
});
