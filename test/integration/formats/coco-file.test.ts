import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openCoco } from '../../../src-main/formats/coco/coco-file';
import { codesOf, temporaryFolder, writeJson } from './coco-helpers';

const folder = temporaryFolder();
let files = 0;

const openText = async (text: string | Buffer) => {
  const path = folder.path(`file-${files++}.json`);
  await writeFile(path, text);
  return openCoco(path);
};
const openJson = (value: unknown) => openText(JSON.stringify(value));
const image = (id: unknown, fields: object = {}) => ({
  id,
  file_name: `${String(id)}.png`,
  width: 10,
  height: 10,
  ...fields,
});
const annotation = (id: unknown, image_id: unknown, fields: object = {}) => ({
  id,
  image_id,
  category_id: 1,
  bbox: [1, 2, 3, 4],
  ...fields,
});
const categories = [{ id: 1, name: 'Text' }];

describe('reading a COCO file', () => {
  test('keys may come in any order, with a byte order mark and Windows line ends', async () => {
    const whole = {
      annotations: [annotation(1, 2), annotation(2, 1), annotation(3, 2)],
      categories,
      images: [image(1), image(2)],
      info: { year: 2026 },
    };
    const file = await openText(`\uFEFF${JSON.stringify(whole, null, 2).replaceAll('\n', '\r\n')}\r\n`);
    expect((await file.annotationsOf(1)).map(({ id }) => id)).toEqual([1, 3]);
    expect((await file.annotationsOf(0)).map(({ id }) => id)).toEqual([2]);
    expect(file.header).toEqual({ info: { year: 2026 } });
    expect(codesOf(file)).toEqual({});
    await file.close();
  });

  test('ids beyond 2^53 stay apart', async () => {
    const file = await openText(
      '{"images":[{"id":9007199254740993,"file_name":"a","width":1,"height":1},{"id":9007199254740992,"file_name":"b","width":1,"height":1}],' +
        '"categories":[{"id":1,"name":"x"}],"annotations":[{"id":1,"image_id":9007199254740993,"category_id":1,"bbox":[0,0,1,1]}]}',
    );
    expect(file.images.map(({ id, annotationCount }) => [id, annotationCount])).toEqual([
      ['9007199254740993', 1],
      ['9007199254740992', 0],
    ]);
    expect(codesOf(file)).toEqual({ 'number-precision': 3 });
    await file.close();
  });

  test('an id written as text in one place and as number in another is one id', async () => {
    const file = await openJson({
      images: [image('7')],
      categories: [{ id: '1', name: 'x' }],
      annotations: [annotation(1, 7)],
    });
    expect(file.images[0]!.annotationCount).toBe(1);
    expect(file.categories).toHaveLength(1);
    await file.close();
  });

  test('what is wrong is tolerated and counted, never dropped in silence', async () => {
    const file = await openJson({
      info: { a: 1 },
      images: [image(1), image(1), image(2, { width: 0 }), image(null), { id: 5 }, 'x'],
      categories: [
        ...categories,
        { id: 2, name: 'Text' },
        { id: 3 },
        { id: 1, name: 'Other' },
        { name: 'No id' },
        4,
      ],
      annotations: [
        annotation(1, 1),
        annotation(1, 1),
        annotation(2, 99),
        annotation(3, undefined),
        annotation(4, 2, { category_id: 42 }),
        annotation(5, 2, { bbox: [1, 2, 'x', 4] }),
        annotation(6, 2, { bbox: [1, 2, -3, 4] }),
        annotation(7, 2, { bbox: [], segmentation: [[0, 0, 1, 0, 1, 1]] }),
        annotation(8, 2, { category_id: null }),
        null,
      ],
      huge: Array.from({ length: 20_000 }, (_, i) => ({ id: i, text: 'x'.repeat(50) })),
    });
    expect(codesOf(file)).toEqual({
      'annotation-id-duplicate': 1,
      'annotation-invalid': 1,
      'bbox-invalid': 1,
      'bbox-missing': 1,
      'bbox-negative': 1,
      'category-duplicate': 1,
      'category-id-duplicate': 1,
      'category-id-missing': 1,
      'category-invalid': 1,
      'category-missing': 1,
      'category-unknown': 1,
      'category-unnamed': 1,
      'file-name-missing': 1,
      'header-too-large': 1,
      'image-id-duplicate': 1,
      'image-id-missing': 1,
      'image-invalid': 1,
      'image-unknown': 2,
      'size-missing': 2,
    });
    expect(file.header).toEqual({ info: { a: 1 } });
    expect(file.categories.map(({ name }) => name)).toEqual([
      'Text',
      'Text',
      'category 3',
      'Other',
      'No id',
      'category 42',
    ]);
    expect(file.annotationCount).toBe(9);
    for (const { example } of file.warnings.list()) expect(example).not.toBe('');
    await file.close();
  });

  test('a key that comes twice is joined and reported', async () => {
    const file = await openText(
      `{"images":[${JSON.stringify(image(1))}],"annotations":[],"images":[${JSON.stringify(image(2))}],"info":1,"info":2}`,
    );
    expect(file.images).toHaveLength(2);
    expect(file.header).toEqual({ info: 2 });
    expect(codesOf(file)).toEqual({ 'key-duplicate': 2 });
    await file.close();
  });

  test('hostile keys do not reach any prototype', async () => {
    const file = await openText(
      '{"__proto__":{"polluted":1},"images":[{"id":1,"__proto__":{"polluted":1}}]}',
    );
    expect((file.header as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(file.header)).toEqual(['__proto__']);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    await file.close();
  });
});

describe('files that are refused', () => {
  test.each([
    [
      'cut short',
      '{"images":[\n{"id":1},\n{"id":',
      /“file-\d+\.json” was not read\. Line 3, byte 28: found the file ends/,
    ],
    [
      'broken inside an element',
      '{"images":[\n{"id":1},\n{"id" 2}]}',
      /Line 3, byte 28: found “2”, expected “:”/,
    ],
    [
      'a list of annotations missing its brackets',
      '{"images":[],"annotations":{}}',
      /byte 27: .*expected a list of annotations/,
    ],
    ['no images', '{"annotations":[]}', /no list “images”/],
    ['predictions', '[{"image_id":1,"category_id":2,"bbox":[1,2,3,4],"score":0.5}]', /COCO results file/],
    ['another list', '[1,2]', /It is a list/],
    ['an empty list', '[]', /no list “images”/],
    ['an empty file', '', /Line 1, byte 0: found the file ends/],
    ['UTF-16', Buffer.from('\uFEFF{"images":[]}', 'utf16le'), /byte 0: found byte 0xff/],
  ])('%s', async (_what, text, message) => {
    await expect(openText(text)).rejects.toThrow(message);
    await expect(openText(text)).rejects.toMatchObject({ code: 'format-invalid' });
  });

  test('a missing file and a folder are told apart from a bad one', async () => {
    await expect(openCoco(folder.path('gone.json'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(openCoco(folder.path('.'))).rejects.toMatchObject({ code: 'format-invalid' });
  });

  test('a file that changes while it is open is noticed', async () => {
    const path = folder.path('changing.json');
    await writeJson(path, { images: [image(1)], annotations: [annotation(1, 1)] });
    const file = await openCoco(path);
    await writeFile(path, '{}');
    await expect(file.annotationsOf(0)).rejects.toThrow('It changed while it was being read.');
    await file.close();
  });

  test('a cancelled reading ends with `cancelled`', async () => {
    const path = folder.path('cancelled.json');
    await writeJson(path, { images: [image(1)] });
    await expect(openCoco(path, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

test('a file larger than a chunk, annotations shuffled, gives every image its own', async () => {
  const images = Array.from({ length: 300 }, (_, i) => image(i + 1));
  const annotations = Array.from({ length: 12_000 }, (_, i) =>
    annotation(i, ((i * 7919) % 300) + 1, { note: 'ü'.repeat(i % 60) }),
  );
  const progress: number[] = [];
  const path = folder.path('shuffled.json');
  await writeJson(path, { images, categories, annotations });
  const file = await openCoco(path, { onProgress: ({ done, total }) => progress.push(done / total!) });
  for await (const { imageNumber, annotations: own } of file.annotatedImages()) {
    expect(own.map(({ fields }) => fields)).toEqual(
      annotations.filter(({ image_id }) => image_id === imageNumber + 1),
    );
  }
  expect(progress.length).toBeGreaterThan(2);
  expect(progress.at(-1)).toBe(1);
  await file.close();
});
