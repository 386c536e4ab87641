import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  layOutLanes,
  widthOf,
  type GraphNode,
  type GraphRow,
} from '../../../src-renderer/versions/graph/lanes';
import { linkShown } from '../../../src-renderer/versions/graph/link-shown';

/** `5:4,3` is version 5 that was made of 4 and 3; `~3` has versions between that are not shown. */
const nodesOf = (...lines: readonly string[]): GraphNode[] =>
  lines.map((line) => {
    const [id = '', parents = ''] = line.split(':');
    return {
      id,
      parents: parents
        .split(',')
        .filter((parent) => parent !== '')
        .map((parent) => ({ id: parent.replace('~', ''), isGap: parent.startsWith('~') })),
    };
  });

/** One text per row: the lane of the dot, lanes that pass, lanes that end in it, and lanes that leave it. */
const drawn = (rows: readonly GraphRow[]): string[] =>
  rows.map(({ lane, through, into, out }) => {
    const lanes = (lines: GraphRow['out']): string =>
      lines.map((line) => `${line.lane}${line.isGap ? '~' : ''}`).join('');
    return `${lane} |${lanes(through)} >${lanes(into)} <${lanes(out)}`;
  });

describe('lanes of the graph of versions', () => {
  test('one line is one lane', () => {
    expect(drawn(layOutLanes(nodesOf('3:2', '2:1', '1'), null))).toEqual([
      '0 | > <0',
      '0 | >0 <0',
      '0 | >0 <',
    ]);
  });

  test('a branch runs beside the line until the version that both go on from', () => {
    const nodes = nodesOf('4:2', '3:2', '2:1', '1');
    expect(drawn(layOutLanes(nodes, null))).toEqual(['0 | > <0', '1 |0 > <1', '0 | >01 <0', '0 | >0 <']);
  });

  test('the line that is worked on is the leftmost, also where another has the newest version', () => {
    const nodes = nodesOf('4:2', '3:2', '2:1', '1');
    expect(drawn(layOutLanes(nodes, '3'))).toEqual(['1 | > <1', '0 |1 > <0', '0 | >01 <0', '0 | >0 <']);
  });

  test('a merge is reached by both of its lines, and each keeps its colour', () => {
    const rows = layOutLanes(nodesOf('4:2,3', '3:1', '2:1', '1'), null);
    expect(drawn(rows)).toEqual(['0 | > <01', '1 |0 >1 <1', '0 |1 >0 <0', '0 | >01 <']);
    const [merge, side, line, first] = rows;
    expect(merge!.out.map(({ color }) => color)).toEqual([line!.color, side!.color]);
    expect(first!.into.map(({ color }) => color)).toEqual([line!.color, side!.color]);
  });

  test('a lane that became free is used again', () => {
    const rows = layOutLanes(nodesOf('6:5', '5:3,4', '4:3', '3:1,2', '2:1', '1'), null);
    expect(widthOf(rows)).toBe(2);
  });

  test('what has no version before it in the list ends there', () => {
    expect(drawn(layOutLanes(nodesOf('9:8'), null))).toEqual(['0 | > <']);
  });
});

/** Histories as they arise: each version goes on from one or two older ones. */
const histories = fc
  .array(fc.tuple(fc.nat(), fc.option(fc.nat(), { nil: undefined })), { minLength: 1, maxLength: 40 })
  .map((links) =>
    links
      .map(([one, other], index) => {
        const parents = [one, ...(other === undefined ? [] : [other])].map((at) =>
          String(at % Math.max(1, index)),
        );
        return { id: String(index), parents: index === 0 ? [] : [...new Set(parents)] };
      })
      .toReversed(),
  );

describe('of any history', () => {
  test('every line that leaves a row arrives in the next one, and no two versions share a place', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (log, pick) => {
        const nodes = linkShown(log, new Set(log.map(({ id }) => id)));
        const rows = layOutLanes(nodes, log[pick % log.length]!.id);
        for (const [index, row] of rows.entries()) {
          const lanesOf = (lines: GraphRow['out']): number[] => lines.map(({ lane }) => lane);
          const below = new Set([...lanesOf(row.through), ...lanesOf(row.out)]);
          const next = rows[index + 1];
          const above = new Set(next === undefined ? [] : [...lanesOf(next.through), ...lanesOf(next.into)]);
          expect(above).toEqual(below);
          expect(lanesOf(row.through)).not.toContain(row.lane);
        }
      }),
    );
  });

  test('every parent is reached: a line that leaves a version ends in the version that it goes on from', () => {
    fc.assert(
      fc.property(histories, (log) => {
        const nodes = linkShown(log, new Set(log.map(({ id }) => id)));
        const rows = layOutLanes(nodes, null);
        for (const [index, node] of nodes.entries())
          expect(rows[index]!.out.map(({ lane }) => arrivalOf(rows, index, lane)).sort()).toEqual(
            node.parents.map(({ id }) => nodes.findIndex((one) => one.id === id)).sort(),
          );
      }),
    );
  });
});

/** The row in which a line ends that leaves a row by a lane. */
function arrivalOf(rows: readonly GraphRow[], from: number, lane: number): number {
  for (let at = from + 1; at < rows.length; at++)
    if (rows[at]!.into.some((line) => line.lane === lane)) return at;
  return -1;
}

describe('while a filter hides versions', () => {
  const linked = (log: readonly { id: string; parents: string[] }[], ...shown: readonly string[]): string[] =>
    linkShown(log, new Set(shown)).map(
      ({ id, parents }) => `${id}:${parents.map((link) => `${link.isGap ? '~' : ''}${link.id}`).join(',')}`,
    );
  const log = [
    { id: '6', parents: ['5', '4'] },
    { id: '5', parents: ['3'] },
    { id: '4', parents: ['2'] },
    { id: '3', parents: ['2'] },
    { id: '2', parents: ['1'] },
    { id: '1', parents: [] },
  ];

  test('those shown are linked across what is not', () => {
    expect(linked(log, '6', '3', '1')).toEqual(['6:~3', '3:~1', '1:']);
    expect(linked(log, '6', '5', '4', '1')).toEqual(['6:5,4', '5:~1', '4:~1', '1:']);
    expect(linked(log, '6', '2')).toEqual(['6:~2', '2:']);
  });

  test('a direct link stays beside a longer way', () => {
    const both = [
      { id: '3', parents: ['1', '2'] },
      { id: '2', parents: ['1'] },
      { id: '1', parents: [] },
    ];
    expect(linked(both, '3', '1')).toEqual(['3:1', '1:']);
  });

  test('the links lead to what is behind, and to all of it', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.boolean()), (whole, choice) => {
        const shown = new Set(whole.filter(() => choice.next().value).map(({ id }) => id));
        const behind = behindIn(new Map(whole.map(({ id, parents }) => [id, parents])));
        const links = linkShown(whole, shown);
        const behindLinked = behindIn(
          new Map(links.map(({ id, parents }) => [id, parents.map((link) => link.id)])),
        );
        for (const { id } of links)
          expect([...behindLinked(id)].sort()).toEqual(
            [...behind(id)].filter((one) => shown.has(one)).sort(),
          );
      }),
    );
  });
});

/** All versions that one goes on from, by whatever way. */
const behindIn =
  (parents: ReadonlyMap<string, readonly string[]>) =>
  (id: string): ReadonlySet<string> => {
    const found = new Set<string>();
    const queue = [...(parents.get(id) ?? [])];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(...(parents.get(next) ?? []));
    }
    return found;
  };
