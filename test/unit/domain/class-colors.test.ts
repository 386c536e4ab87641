import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { classColors, LEAST_CONTRAST } from '../../../src-main/domain/label-schema/class-colors';
import type { LabelClass } from '../../../src-main/domain/label-schema/label-schema';
import { colorDistance, contrastWithWhite } from '../../../src-main/domain/label-schema/oklab';
import { listPresets } from '../../../src-main/domain/label-schema/presets';

const presets = listPresets({
  classId: (name) => name,
  attributeId: (className, name) => `${className}.${name}`,
  relationTypeId: (name) => name,
}).map(({ schema }) => schema.classes);

const named = (names: readonly string[]): LabelClass[] => names.map((name) => ({ id: name, name }));
const numbered = (count: number, prefix = ''): LabelClass[] =>
  named(Array.from({ length: count }, (_, at) => `${prefix}${at}`));
const colorsOf = (classes: readonly LabelClass[]): string[] => [...classColors(classes).values()];
const withoutColors = (classes: readonly LabelClass[]): LabelClass[] =>
  classes.map(({ id, name }) => ({ id, name }));

function leastDistance(colors: readonly string[]): number {
  let least = Infinity;
  for (const [at, one] of colors.entries())
    for (const other of colors.slice(at + 1)) least = Math.min(least, colorDistance(one, other));
  return least;
}

/** The editor warns below 0.06; of a few classes nobody should have to look twice. */
const wanted = (count: number): number => (count <= 5 ? 0.2 : count <= 11 ? 0.14 : count <= 20 ? 0.09 : 0.07);

const someNames = (minLength: number, maxLength: number) =>
  fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength, maxLength });

describe('the contrast with white', () => {
  test.each([
    ['#ffffff', 1],
    ['#000000', 21],
    ['#777777', 4.478],
    ['#0000ff', 8.592],
  ])('of %s is %d', (color, contrast) => {
    expect(contrastWithWhite(color)).toBeCloseTo(contrast, 2);
  });
});

describe('colours that nobody chose', () => {
  test.each(presets.map((classes) => [classes.length, classes] as const))(
    'are far apart for the names of a preset of %d classes',
    (count, classes) => {
      expect(leastDistance(colorsOf(withoutColors(classes)))).toBeGreaterThan(wanted(count));
    },
  );

  test('are far apart and dark enough for white text, whatever the names', () => {
    fc.assert(
      fc.property(someNames(2, 30), (names) => {
        const colors = colorsOf(named(names));
        expect(leastDistance(colors)).toBeGreaterThan(wanted(names.length));
        for (const color of colors) expect(contrastWithWhite(color)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      }),
      { numRuns: 200 },
    );
  });

  test('stand out from the panel of a dark window, 2:1', () => {
    const ofPanel = contrastWithWhite('#1b1d22');
    for (const color of colorsOf(numbered(30)))
      expect(ofPanel / contrastWithWhite(color)).toBeGreaterThanOrEqual(2);
  });

  test('keep away from those that people chose, which stay as they are', () => {
    const anyColor = fc
      .tuple(fc.nat(255), fc.nat(255), fc.nat(255))
      .map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`);
    fc.assert(
      fc.property(someNames(1, 15), fc.array(anyColor, { minLength: 1, maxLength: 15 }), (names, chosen) => {
        const open = named(names).map((each) => ({ ...each, id: `open ${each.id}` }));
        const fixed = chosen.map((color, at) => ({ id: `${at}`, name: `${at}`, color }));
        const colors = classColors([...open, ...fixed]);
        expect(fixed.map(({ id }) => colors.get(id))).toEqual(chosen);
        for (const { id } of open)
          for (const color of chosen)
            expect(colorDistance(colors.get(id)!, color)).toBeGreaterThan(
              Math.max(0.06, 0.7 * wanted(names.length + chosen.length)),
            );
      }),
      { numRuns: 200 },
    );
  });

  test.each(presets.map((classes) => [classes.length, classes] as const))(
    'keep away from the colours of a preset of %d classes, where five are added',
    (_count, classes) => {
      expect(leastDistance(colorsOf([...classes, ...numbered(5, 'added ')]))).toBeGreaterThan(0.06);
    },
  );

  test('depend neither on the order of the classes nor on their names', () => {
    fc.assert(
      fc.property(someNames(1, 30), fc.nat(), (names, seed) => {
        const classes = named(names);
        const turned = classes
          .map((_, at) => classes[(at + seed) % classes.length]!)
          .map((each) => ({ ...each, name: `${each.name} by another name` }));
        for (const [id, color] of classColors(turned)) expect(classColors(classes).get(id)).toBe(color);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    [5, 2],
    [11, 3],
    [30, 5],
  ])('of %d classes mostly stay when one is added: fewer than %d change on average', (count, most) => {
    let changed = 0;
    for (let round = 0; round < 100; round++) {
      const classes = numbered(count, `${round} `);
      const before = classColors(classes);
      const after = classColors([...classes, { id: 'new', name: 'new' }]);
      changed += classes.filter(({ id }) => before.get(id) !== after.get(id)).length;
    }
    expect(changed / 100).toBeLessThan(most);
  });

  test('are all different for 300 classes, and are still given to 10,000', () => {
    const colors = colorsOf(numbered(300));
    expect(leastDistance(colors)).toBeGreaterThan(0);
    expect(Math.min(...colors.map(contrastWithWhite))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
    const many = colorsOf(numbered(10_000));
    expect(many).toHaveLength(10_000);
    expect(many.every((color) => /^#[0-9a-f]{6}$/.test(color))).toBe(true);
  });
});
