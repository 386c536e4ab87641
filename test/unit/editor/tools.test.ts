import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src-main/domain/geometry/units';
import { shapeOfPart } from '../../../src-renderer/pdf-view/shapes/page-shape';
import { indexShapes } from '../../../src-renderer/pdf-view/shapes/shape-index';
import { drawTool } from '../../../src-renderer/editor/tools/draw-tool';
import { dragHandle, handleNear, handlesOf } from '../../../src-renderer/editor/tools/handles';
import { selectTool } from '../../../src-renderer/editor/tools/select-tool';
import type { Tool, ToolEffect, ToolInput, ToolScene } from '../../../src-renderer/editor/tools/tool';
import { movableBounds } from '../../../src-renderer/editor/canvas/layer-scene';
import { aRegion } from './fake-core';

const SIZE = { width: 1_000_000, height: 1_000_000 };
type Keys = Partial<Pick<ToolInput, 'shift' | 'alt' | 'mod'>>;

/** A page with boxes, and a hand that moves the pointer over it. */
function aPage(boxes: Record<string, Box>, selected: readonly string[] = [], canEdit = true) {
  const regions = new Map(Object.entries(boxes).map(([id, box]) => [id, aRegion(id, { parts: [{ box }] })]));
  const index = indexShapes(
    Object.entries(boxes).map(([id, box]) => shapeOfPart(id, { box }, { color: '#000000', label: null })),
  );
  const selection = new Set(selected);
  const scene: ToolScene = {
    size: SIZE,
    canEdit,
    selection,
    dragThreshold: 3000,
    minDrawn: 4000,
    hit: ({ x, y }) => index.hit(x, y, 3000),
    within: (box) => index.within(box),
    handleAt: (point) =>
      selection.size === 1 ? handleNear(handlesOf({ box: boxes[selected[0]!]! }, 24_000), point, 7000) : null,
    movableBounds: (ids) => movableBounds(regions, ids),
    geometryOf: (id) => (boxes[id] === undefined ? null : { box: boxes[id] }),
  };
  return scene;
}

/** Runs pointer events `[type, x, y]` through a tool and gives all effects. */
function play<State>(
  tool: Tool<State>,
  scene: ToolScene,
  events: [ToolInput['type'], number, number][],
  keys: Keys = {},
) {
  let state = tool.idle;
  const effects: ToolEffect[] = [];
  for (const [type, x, y] of events) {
    const step = tool.on(
      state,
      { type, point: { x, y }, shift: false, alt: false, mod: false, ...keys },
      scene,
    );
    state = step.state;
    effects.push(...step.effects);
  }
  return { effects, state, preview: tool.preview(state, scene), isActive: tool.isActive(state) };
}

describe('drawing', () => {
  test('by a drag, in any direction', () => {
    const { effects } = play(drawTool, aPage({}), [
      ['down', 300_000, 400_000],
      ['move', 200_000, 200_000],
      ['up', 100_000, 150_000],
    ]);
    expect(effects).toEqual([{ kind: 'draw', box: [100_000, 150_000, 300_000, 400_000] }]);
  });

  test('by two clicks, with the box following the pointer between', () => {
    const first = play(drawTool, aPage({}), [
      ['down', 100_000, 100_000],
      ['up', 100_000, 100_000],
      ['move', 250_000, 200_000],
    ]);
    expect(first).toMatchObject({
      effects: [],
      isActive: true,
      preview: { kind: 'drawn', box: [100_000, 100_000, 250_000, 200_000] },
    });
    const { effects } = play(drawTool, aPage({}), [
      ['down', 100_000, 100_000],
      ['up', 100_000, 100_000],
      ['move', 250_000, 200_000],
      ['down', 250_000, 200_000],
      ['up', 250_000, 200_000],
    ]);
    expect(effects).toEqual([{ kind: 'draw', box: [100_000, 100_000, 250_000, 200_000] }]);
  });

  test('a slip of the hand draws nothing', () => {
    const { effects, isActive } = play(drawTool, aPage({}), [
      ['down', 100_000, 100_000],
      ['move', 104_000, 101_000],
      ['up', 104_000, 101_000],
    ]);
    expect({ effects, isActive }).toEqual({ effects: [], isActive: false });
  });

  test('a double click in one place takes the first corner back', () => {
    const { effects, isActive } = play(drawTool, aPage({}), [
      ['down', 5, 5],
      ['up', 5, 5],
      ['down', 5, 5],
      ['up', 5, 5],
    ]);
    expect({ effects, isActive }).toEqual({ effects: [], isActive: false });
  });

  test('never leaves the page, wherever the pointer goes; with Shift it is a square', () => {
    const far = fc.integer({ min: -3_000_000, max: 3_000_000 });
    fc.assert(
      fc.property(fc.tuple(far, far), fc.tuple(far, far), fc.boolean(), ([x1, y1], [x2, y2], shift) => {
        const { effects } = play(
          drawTool,
          aPage({}),
          [
            ['down', x1, y1],
            ['move', x2, y2],
            ['up', x2, y2],
          ],
          { shift },
        );
        for (const effect of effects) {
          const [left, top, right, bottom] = (effect as Extract<ToolEffect, { kind: 'draw' }>).box;
          expect(left >= 0 && top >= 0 && right <= SIZE.width && bottom <= SIZE.height).toBe(true);
          if (shift) expect(right - left).toBe(bottom - top);
        }
      }),
    );
  });

  test('draws nothing where nothing can be changed', () => {
    expect(
      play(drawTool, aPage({}, [], false), [
        ['down', 0, 0],
        ['move', 90_000, 90_000],
        ['up', 90_000, 90_000],
      ]).effects,
    ).toEqual([]);
  });
});

const SMALL: Box = [100_000, 100_000, 200_000, 200_000];
const LARGE: Box = [50_000, 50_000, 600_000, 600_000];

describe('selecting', () => {
  const both = { small: SMALL, large: LARGE };
  const click = (scene: ToolScene, keys: Keys = {}) =>
    play(
      selectTool,
      scene,
      [
        ['down', 150_000, 150_000],
        ['up', 150_000, 150_000],
      ],
      keys,
    ).effects;
  const one = (id: string, mode = 'replace') => [{ kind: 'select', ids: [id], mode }];

  test('a click takes the topmost at once, on pressing', () => {
    expect(play(selectTool, aPage(both), [['down', 150_000, 150_000]]).effects).toEqual(one('small'));
  });

  test('clicking again takes the one below, and in the end the topmost again', () => {
    expect(click(aPage(both, ['small']))).toEqual(one('large'));
    expect(click(aPage(both, ['large']))).toEqual(one('small'));
  });

  test('Alt takes the one below at once', () => {
    expect(click(aPage(both, ['small']), { alt: true })).toEqual(one('large'));
  });

  test('Shift and Ctrl add and take away', () => {
    expect(click(aPage(both, ['large']), { shift: true })).toEqual(one('small', 'toggle'));
    expect(click(aPage(both, ['large']), { mod: true })).toEqual(one('small', 'toggle'));
  });

  test('a click beside everything selects nothing; with Shift it keeps what is selected', () => {
    const beside: [ToolInput['type'], number, number][] = [
      ['down', 900_000, 900_000],
      ['up', 900_000, 900_000],
    ];
    expect(play(selectTool, aPage(both, ['small']), beside).effects).toEqual([
      { kind: 'select', ids: [], mode: 'replace' },
    ]);
    expect(play(selectTool, aPage(both, ['small']), beside, { shift: true }).effects).toEqual([]);
  });

  test('a frame selects what lies in it as a whole', () => {
    const framed = play(selectTool, aPage(both), [
      ['down', 20_000, 20_000],
      ['move', 300_000, 300_000],
      ['up', 300_000, 300_000],
    ]);
    expect(framed.effects).toEqual([{ kind: 'select', ids: ['small'], mode: 'replace' }]);
  });
});

describe('moving', () => {
  const drag = (scene: ToolScene, dx: number, dy: number) =>
    play(selectTool, scene, [
      ['down', 150_000, 150_000],
      ['move', 150_000 + dx / 2, 150_000],
      ['up', 150_000 + dx, 150_000 + dy],
    ]).effects;

  test('takes what is selected along, also when something else lies on top', () => {
    expect(drag(aPage({ small: SMALL, large: LARGE }, ['large']), 40_000, 30_000)).toEqual([
      { kind: 'move', dx: 40_000, dy: 30_000 },
    ]);
  });

  test('stops at the edge of the page', () => {
    expect(drag(aPage({ small: SMALL }, ['small']), -500_000, 20_000)).toEqual([
      { kind: 'move', dx: -100_000, dy: 20_000 },
    ]);
  });

  test('a region that hangs over the edge may stay there, and be brought back', () => {
    const over: Box = [-50_000, 100_000, 200_000, 200_000];
    expect(drag(aPage({ over }, ['over']), -20_000, 0)).toEqual([{ kind: 'move', dx: -20_000, dy: 0 }]);
    expect(drag(aPage({ over }, ['over']), 90_000, 0)).toEqual([{ kind: 'move', dx: 90_000, dy: 0 }]);
  });

  test('a press that hardly moves is a click, and nothing moves where nothing can be changed', () => {
    expect(drag(aPage({ small: SMALL }, ['small']), 2000, 2000)).toEqual([
      { kind: 'select', ids: ['small'], mode: 'replace' },
    ]);
    expect(
      drag(aPage({ small: SMALL }, ['small'], false), 90_000, 90_000).some(({ kind }) => kind === 'move'),
    ).toBe(false);
  });
});

describe('resizing', () => {
  test('by a corner, at the distance at which the grip was taken', () => {
    const { effects } = play(selectTool, aPage({ small: SMALL }, ['small']), [
      ['down', 203_000, 202_000],
      ['move', 250_000, 260_000],
      ['up', 303_000, 302_000],
    ]);
    expect(effects).toEqual([
      { kind: 'reshape', id: 'small', geometry: { box: [100_000, 100_000, 300_000, 300_000] } },
    ]);
  });

  test('a press on a grip alone changes nothing', () => {
    const { effects } = play(selectTool, aPage({ small: SMALL }, ['small']), [
      ['down', 203_000, 202_000],
      ['up', 203_000, 202_000],
    ]);
    expect(effects).toEqual([]);
  });

  test('an edge moves alone; past the opposite edge the box turns over', () => {
    const left = { kind: 'edge', x: -1, y: 0 } as const;
    expect(dragHandle({ box: SMALL }, left, { x: 150_000, y: 0 }, SIZE)).toEqual({
      box: [150_000, 100_000, 200_000, 200_000],
    });
    expect(dragHandle({ box: SMALL }, left, { x: 260_000, y: 0 }, SIZE)).toEqual({
      box: [200_000, 100_000, 260_000, 200_000],
    });
  });

  test('keeps a least size and stays on the page', () => {
    const far = fc.integer({ min: -2_000_000, max: 3_000_000 });
    const side = fc.constantFrom(-1 as const, 0 as const, 1 as const);
    fc.assert(
      fc.property(far, far, side, side, (x, y, sideX, sideY) => {
        const { box } = dragHandle({ box: SMALL }, { kind: 'edge', x: sideX, y: sideY }, { x, y }, SIZE) as {
          box: Box;
        };
        expect(box[2] - box[0]).toBeGreaterThanOrEqual(10_000);
        expect(box[3] - box[1]).toBeGreaterThanOrEqual(10_000);
        expect(box[0] >= 0 && box[1] >= 0 && box[2] <= SIZE.width && box[3] <= SIZE.height).toBe(true);
      }),
    );
  });

  test('a corner of a quad moves by itself', () => {
    const quad = [0, 0, 100, 0, 100, 100, 0, 100];
    expect(dragHandle({ quad }, { kind: 'corner', index: 2 }, { x: 150, y: 130 }, SIZE)).toEqual({
      quad: [0, 0, 100, 0, 150, 130, 0, 100],
    });
  });

  test('a small box has grips on its corners only', () => {
    expect(handlesOf({ box: SMALL }, 24_000)).toHaveLength(8);
    expect(handlesOf({ box: [0, 0, 10_000, 100_000] }, 24_000)).toHaveLength(6);
    expect(handlesOf({ box: [0, 0, 10_000, 10_000] }, 24_000)).toHaveLength(4);
  });
});
