import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importSchema } from '../../unit/formats/schema/schema-helpers';
import { realFile } from './coco-helpers';

/** The schema of a real file; `null`, with the reason printed, when it is not at hand. */
function importReal(name: string, pick: (text: string) => string = (text) => text) {
  const path = realFile(name);
  return path === null ? null : importSchema(pick(readFileSync(path, 'utf8')), name);
}

/** A template of Label Studio: YAML whose key `config` holds the XML, indented by two. */
const configOf = (template: string): string =>
  /^config: \|\n((?: {2}.*\n|\s*\n)*)/m.exec(template)![1]!.replaceAll(/^ {2}/gm, '');

const namesOf = (read: NonNullable<ReturnType<typeof importReal>>): string[] =>
  read.schema.classes.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0)).map(({ name }) => name);

describe('real labelling configs', () => {
  const forExport = importReal('label-studio/test_export_coco/label_config.xml');
  test.skipIf(forExport === null)('a converter config with rectangles, polygons and key points', () => {
    expect(namesOf(forExport!)).toEqual([
      'rectangle_label',
      'polygon_label',
      'keypoint_label1',
      'keypoint_label2',
    ]);
    expect(forExport!.classNamed('rectangle_label').geometry).toEqual(['box', 'quad']);
    expect(forExport!.classNamed('keypoint_label2').source).toEqual({ 'label-studio': { model_index: '1' } });
    expect(forExport!.warnings).toEqual([
      'line 9, <KeyPointLabels>: key points cannot be drawn here; boxes and polygons can',
    ]);
  });

  const ocr = importReal('label-studio/templates/optical-character-recognition.yml', configOf);
  test.skipIf(ocr === null)('the template for text recognition', () => {
    expect(namesOf(ocr!)).toEqual(['Text', 'Handwriting']);
    expect(ocr!.classNamed('Text')).toMatchObject({
      color: '#008000',
      attributes: [{ name: 'transcription', type: 'string', required: true }],
    });
    // Rectangles that can be turned, and polygons: every shape there is.
    expect(ocr!.classNamed('Text').geometry).toBeUndefined();
    expect(ocr!.warnings).toEqual([]);
  });

  const pages = importReal('label-studio/templates/multipage-documents.yml', configOf);
  test.skipIf(pages === null)('the template for documents of several pages', () => {
    expect(namesOf(pages!)).toEqual(['Title', 'Date', 'Author', 'Organization', 'Amount']);
    expect(pages!.classNamed('Organization').color).toBe('#ffa500');
    expect(pages!.schema.guidelines).toBe('Rate this page:');
    expect(pages!.warnings).toEqual([
      expect.stringContaining('<Rating>: "rating_{{idx}}" is asked once for a task'),
    ]);
  });

  const pdf = importReal('label-studio/templates/pdf_ocr.yml', configOf);
  test.skipIf(pdf === null)('the template for PDFs', () => {
    expect(namesOf(pdf!)).toEqual(['Typo', 'Incorrect Amount', 'Incorrect Name']);
    expect(pdf!.warnings).toEqual([]);
  });
});

describe('real files of CVAT', () => {
  const documents = importReal('cvat-pdf/case_02_annotations.xml');
  test.skipIf(documents === null)('the labels of a document layout job', () => {
    expect(documents!.format).toBe('cvat');
    expect(namesOf(documents!).slice(0, 3)).toEqual(['caption', 'chart', 'footnote']);
    expect(documents!.classNamed('caption')).toMatchObject({ color: '#ffcc99', geometry: ['box', 'quad'] });
    expect(documents!.classNamed('list_item').attributes).toMatchObject([
      { name: 'level', type: 'number', min: 1, max: 10, default: 1 },
    ]);
  });

  const project = importReal('formats/cvat/export_project/annotations.xml');
  test.skipIf(project === null)('the labels of a project', () => {
    expect(project!.format).toBe('cvat');
    expect(project!.schema.classes.length).toBeGreaterThan(0);
  });
});

describe('real files of COCO', () => {
  const publaynet = importReal('publaynet/samples.json');
  test.skipIf(publaynet === null)('the classes of PubLayNet, with their category ids', () => {
    expect(publaynet!.format).toBe('coco');
    expect(publaynet!.schema.classes.map(({ name, source }) => [name, source?.['id']]).sort()).toEqual([
      ['figure', 5],
      ['list', 3],
      ['table', 4],
      ['text', 1],
      ['title', 2],
    ]);
    expect(publaynet!.warnings).toEqual([]);
  });

  const roboflow = importReal('label-studio/test_import_coco/coco_import_input.json');
  test.skipIf(roboflow === null)('a file that Label Studio imports', () => {
    expect(roboflow!.format).toBe('coco');
    expect(roboflow!.schema.classes.length).toBeGreaterThan(0);
  });
});

describe('real files that hold no schema', () => {
  for (const name of [
    'azure-fott/testdata.pdf.ocr.json',
    'azure-fott/testdata.pdf.labels.json',
    'docling/multi_page.json',
    'page-xml/SimplePage.xml',
  ]) {
    const path = realFile(name);
    test.skipIf(path === null)(`${name} is refused`, () => {
      expect(() => importSchema(readFileSync(path!, 'utf8'), name)).toThrow(
        /was not read as a label schema.*These are known/,
      );
    });
  }
});
