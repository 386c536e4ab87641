import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classTree } from '../../../../src-main/domain/label-schema/class-tree';
import type { LabelSchema } from '../../../../src-main/domain/label-schema/label-schema';
import { moveClass, placeOf, stepClass } from '../../../../src-renderer/schema-edits/class-moves';
import { findClasses, treeRows, withDescendants } from '../../../../src-renderer/schema-edits/class-tree';

const schema: LabelSchema = {
  classes: [
    { id: 'cap', name: 'Caption', parent: 'fig' },
    { id: 'fig', name: 'Figure' },
    { id: 'leg', name: 'Legend', parent: 'cap' },
    { id: 'tab', name: 'Table' },
    { id: 'axis', name: 'Axis', parent: 'fig', order: 0 },
  ],
};

const NONE = new Set<string>();
/** `Figure`, `  Axis` …: the tree as it is seen. */
const drawn = (of: LabelSchema, closed: ReadonlySet<string> = NONE, words = ''): string[] =>
  treeRows(classTree(of), closed, findClasses(of, words)).map(
    ({ id, depth }) => ' '.repeat(depth) + (of.classes.find((each) => each.id === id)?.name ?? ''),
  );

describe('the tree', () => {
  test('shows each class below its parent, in order and then by name', () => {
    expect(drawn(schema)).toEqual(['Figure', ' Axis', ' Caption', '  Legend', 'Table']);
  });

  test('folds away what is below a closed class, and says place and number for people who cannot see it', () => {
    const rows = treeRows(classTree(schema), new Set(['cap']));
    expect(rows.map(({ id }) => id)).toEqual(['fig', 'axis', 'cap', 'tab']);
    expect(rows[2]).toMatchObject({ depth: 1, position: 1, siblings: 2, hasChildren: true, isOpen: false });
  });

  test('a search shows what it finds with everything above it, folded or not', () => {
    expect(drawn(schema, new Set(['fig', 'cap']), 'LEG')).toEqual(['Figure', ' Caption', '  Legend']);
    expect(drawn(schema, NONE, 'nothing')).toEqual([]);
  });

  test('10,000 classes in one chain, or side by side, are rows without a stack overflow', () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `c${at}`);
    const chain = {
      classes: ids.map((id, at) => ({ id, name: id, ...(at > 0 && { parent: `c${at - 1}` }) })),
    };
    expect(treeRows(classTree(chain), NONE).at(-1)?.depth).toBe(9999);
    expect(withDescendants(classTree(chain), 'c0').size).toBe(10_000);
    expect(treeRows(classTree({ classes: ids.map((id) => ({ id, name: id })) }), NONE)).toHaveLength(10_000);
  });
});

describe('moving', () => {
  test('up and down pass one sibling, and stop at the ends', () => {
    expect(drawn(stepClass(schema, 'tab', 'up'))).toEqual([
      'Table',
      'Figure',
      ' Axis',
      ' Caption',
      '  Legend',
    ]);
    expect(stepClass(schema, 'tab', 'down')).toBe(schema);
    expect(stepClass(schema, 'fig', 'up')).toBe(schema);
  });

  test('in goes to the end of the sibling above, out to below the parent', () => {
    expect(drawn(stepClass(schema, 'tab', 'in'))).toEqual([
      'Figure',
      ' Axis',
      ' Caption',
      '  Legend',
      ' Table',
    ]);
    expect(drawn(stepClass(schema, 'leg', 'out'))).toEqual([
      'Figure',
      ' Axis',
      ' Caption',
      ' Legend',
      'Table',
    ]);
    expect(stepClass(schema, 'fig', 'in')).toBe(schema);
    expect(stepClass(schema, 'fig', 'out')).toBe(schema);
  });

  test('nothing goes into itself or below itself', () => {
    expect(moveClass(schema, 'fig', { parent: 'leg', index: 0 })).toBe(schema);
    expect(moveClass(schema, 'fig', { parent: 'fig', index: 0 })).toBe(schema);
  });

  test('classes that the move does not concern stay the same objects', () => {
    const moved = moveClass(schema, 'leg', { parent: null, index: 0 });
    expect(moved.classes[0]).toBe(schema.classes[0]);
    expect(moved.classes[2]).toEqual({ id: 'leg', name: 'Legend', order: 0 });
  });

  test('whatever is moved wherever, no class is lost and the tree stays a tree', () => {
    const ids = schema.classes.map(({ id }) => id);
    const move = fc.record({
      id: fc.constantFrom(...ids),
      parent: fc.constantFrom(null, ...ids),
      index: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let now = schema;
        for (const { id, parent, index } of moves) {
          const before = now;
          now = moveClass(now, id, { parent, index });
          if (now !== before) {
            const siblings = (classTree(now).get(parent)?.length ?? 0) - 1;
            expect(placeOf(now, id)).toEqual({ parent, index: Math.min(index, siblings) });
          }
        }
        expect(
          treeRows(classTree(now), NONE)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(ids.toSorted());
      }),
    );
  });
});
