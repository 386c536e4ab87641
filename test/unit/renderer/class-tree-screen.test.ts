import { describe, expect, test } from 'vitest';
import { classTree } from '../../../src-main/domain/label-schema/class-tree';
import { createEditLine } from '../../../src-renderer/label-schema/edit-line';
import { classOptions } from '../../../src-renderer/label-schema/pickers/use-class-options';
import { dropPlace } from '../../../src-renderer/label-schema/tree/drop-place';
import { keyInTree } from '../../../src-renderer/label-schema/tree/tree-keys';
import { treeRows } from '../../../src-renderer/schema-edits/class-tree';

const schema = {
  classes: [
    { id: 'fig', name: 'Figure' },
    { id: 'cap', name: 'Caption', parent: 'fig' },
    { id: 'leg', name: 'Legend', parent: 'fig' },
    { id: 'tab', name: 'Table' },
  ],
};
const tree = classTree(schema);
/** Figure, its Caption and Legend, Table. */
const rows = treeRows(tree, new Set());

describe('keys of the tree', () => {
  const press = (key: string, at: number, shown = rows) =>
    keyInTree({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }, shown, at);

  test('up, down, Home and End walk the rows and stop at the ends', () => {
    expect(press('ArrowDown', 0)).toEqual({ kind: 'show', index: 1 });
    expect(press('ArrowUp', 0)).toEqual({ kind: 'show', index: 0 });
    expect(press('End', 0)).toEqual({ kind: 'show', index: 3 });
    expect(press('ArrowDown', 3)).toEqual({ kind: 'show', index: 3 });
  });

  test('left closes, then goes to the parent; right opens, then goes to the first child', () => {
    expect(press('ArrowLeft', 0)).toEqual({ kind: 'close', id: 'fig' });
    expect(press('ArrowLeft', 2)).toEqual({ kind: 'show', index: 0 });
    expect(press('ArrowRight', 0)).toEqual({ kind: 'show', index: 1 });
    expect(press('ArrowRight', 0, treeRows(tree, new Set(['fig'])))).toEqual({ kind: 'open', id: 'fig' });
    expect(press('ArrowRight', 3)).toBeNull();
  });

  test('keys with a modifier belong to the commands that move a class', () => {
    const alt = { key: 'ArrowUp', altKey: true, ctrlKey: false, metaKey: false, shiftKey: false };
    expect(keyInTree(alt, rows, 1)).toBeNull();
  });
});

describe('where a class is dropped', () => {
  test.each([
    [0.1, { parent: null, index: 0 }],
    [0.5, { parent: 'fig', index: 2 }],
    // Below an open class comes its first child.
    [0.9, { parent: 'fig', index: 0 }],
    [1.9, { parent: 'fig', index: 1 }],
    [2.5, { parent: 'leg', index: 0 }],
    [7, { parent: null, index: 1 }],
  ])('Table dropped at row %f', (at, place) => {
    expect(dropPlace(tree, rows, 'tab', at)?.place).toEqual(place);
  });

  test('not above the tree, and not into itself or what is below it', () => {
    expect(dropPlace(tree, rows, 'tab', -0.5)).toBeNull();
    expect(dropPlace(tree, rows, 'fig', 0.5)).toBeNull();
    expect(dropPlace(tree, rows, 'fig', 1.5)).toBeNull();
  });
});

describe('fields that choose classes', () => {
  const many = Array.from({ length: 100 }, (_, at) => ({ id: `class ${at}`, name: `Name ${at}` }));
  const offered = (chosen: string[], typed: string): string[] =>
    classOptions(many, new Set(chosen), typed).map(({ value }) => value);

  test('offer the first that have the typed words, and what is chosen, whatever its id holds', () => {
    expect(offered([], '')).toHaveLength(60);
    expect(offered(['class 99'], 'name 1').slice(0, 3)).toEqual(['class 1', 'class 10', 'class 11']);
    expect(offered(['class 99'], 'name 1').at(-1)).toBe('class 99');
  });

  test('take the name of what is chosen for no search', () => {
    expect(offered(['class 99'], 'Name 99')).toHaveLength(61);
  });
});

describe('edits under way', () => {
  const later = () => {
    const sent: { schema: object; settle: (error?: Error) => void }[] = [];
    const line = createEditLine(
      (next) =>
        new Promise<string>((resolve, reject) => {
          sent.push({ schema: next, settle: (error) => (error ? reject(error) : resolve('saved')) });
        }),
    );
    return { sent, line };
  };
  const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  const [first, second] = [{ classes: [] }, { classes: [], readingOrder: true }];

  test('one is sent after another', async () => {
    const { sent, line } = later();
    const answers = [line.send(first), line.send(second)];
    await tick();
    expect(sent.map((each) => each.schema)).toEqual([first]);
    sent[0]!.settle();
    await tick();
    expect(sent).toHaveLength(2);
    sent[1]!.settle();
    expect(await Promise.all(answers)).toEqual(['saved', 'saved']);
    expect(line.isIdle()).toBe(true);
  });

  test('what was built on a refused edit is not sent; the next edit is', async () => {
    const { sent, line } = later();
    const answers = [line.send(first), line.send(second)].map((answer) => answer.catch(() => 'refused'));
    await tick();
    sent[0]!.settle(new Error('refused'));
    expect(await Promise.all(answers)).toEqual(['refused', 'refused']);
    expect(sent).toHaveLength(1);
    const next = line.send(first);
    await tick();
    sent[1]!.settle();
    expect(await next).toBe('saved');
  });
});
