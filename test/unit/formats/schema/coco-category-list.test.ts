import { expect, test } from 'vitest';
import { importSchema, refusalOf } from './schema-helpers';

test('categories become classes that keep what COCO said, supercategories become parents', () => {
  const { format, schema, classNamed, warnings } = importSchema({
    images: [],
    categories: [
      { id: 3, name: 'chart', supercategory: 'figure', color: [255, 0, 16], extra: { a: 1 } },
      { id: 1, name: 'figure', supercategory: 'figure' },
      { id: 2, name: 'dog', supercategory: 'animal' },
      { id: 4, name: 'plain', supercategory: '' },
    ],
  });
  expect(format).toBe('coco');
  expect(warnings).toEqual([]);
  expect(schema.classes).toHaveLength(5);
  expect(classNamed('chart')).toMatchObject({
    parent: classNamed('figure').id,
    color: '#ff0010',
    source: { id: 3, supercategory: 'figure', color: [255, 0, 16], extra: { a: 1 } },
  });
  expect(classNamed('figure').parent).toBeUndefined();
  expect(classNamed('dog').parent).toBe(classNamed('animal').id);
  expect(classNamed('animal').source).toBeUndefined();
  expect(classNamed('plain').parent).toBeUndefined();
});

test('a bare list of categories is COCO too', () => {
  expect(importSchema([{ id: 1, name: 'a', supercategory: 'b' }]).format).toBe('coco');
});

test('what COCO can say and a schema cannot is told with its place', () => {
  const { schema, warnings } = importSchema({
    categories: [
      { id: 1, name: 'person', keypoints: ['nose'], supercategory: 'thing' },
      { id: 2, name: 'person' },
      { name: 'thing', supercategory: 'person', color: 'no colour' },
    ],
  });
  expect(schema.classes.map(({ name }) => name).sort()).toEqual(['person', 'thing']);
  expect(warnings).toEqual([
    'categories[0].keypoints: key points cannot be drawn; their names are kept for an export to COCO',
    'categories[1]: the name "person" stands twice; both are one class, with the id of the first',
    'categories[2]: has no id; an export to COCO will give it one',
    'categories[2].color: "no colour" is not a colour; the class gets one of its own',
    'categories[2].supercategory: "thing" would be its own ancestor; it has no parent now',
  ]);
});

test('wrong types are refused, every place at once', () => {
  const { code, message } = refusalOf({
    categories: [
      'a',
      { id: 1 },
      { id: 2, name: 5 },
      { id: true, name: 'x' },
      { id: 4, name: 'y', supercategory: 4 },
    ],
  });
  expect(code).toBe('format-invalid');
  for (const part of [
    'categories[0]: "a" is not an object',
    'categories[1].name: is missing',
    'categories[2].name: 5 is not a name',
    'categories[3].id: true is neither a number nor text',
    'categories[4].supercategory: 4 is not text',
  ])
    expect(message).toContain(part);
  expect(refusalOf({ categories: { a: 1 } }).message).toContain('categories: is not a list');
});
