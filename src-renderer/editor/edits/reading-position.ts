import type { Box } from '../../../src-main/domain/geometry/units';
import type { Region } from '../../../src-main/domain/regions/region';
import { boundsOnPage } from './region-geometry';

/**
 * Regions from top to bottom, those that stand side by side from left to right. Two stand side by side
 * when the middle of one lies within the other's height. This is the order of the list and of Tab, not
 * the reading order that a schema may ask for.
 */
export function inReadingPosition(regions: Iterable<Region>, pageIndex: number): Region[] {
  const placed = [...regions].flatMap((region) => {
    const box = boundsOnPage(region, pageIndex);
    return box === null ? [] : [{ region, box }];
  });
  placed.sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0] || (a.region.id < b.region.id ? -1 : 1));
  const rows: { box: Box; members: typeof placed }[] = [];
  for (const item of placed) {
    const row = rows.at(-1);
    if (row !== undefined && standsBeside(row.box, item.box)) row.members.push(item);
    else rows.push({ box: item.box, members: [item] });
  }
  return rows
    .flatMap(({ members }) => members.sort((a, b) => a.box[0] - b.box[0] || a.box[1] - b.box[1]))
    .map(({ region }) => region);
}

/** The row is as high as its first region, so that a long table beside a paragraph does not swallow the page. */
function standsBeside(row: Box, box: Box): boolean {
  const middle = (box[1] + box[3]) / 2;
  const rowMiddle = (row[1] + row[3]) / 2;
  return (
    (middle >= row[1] && middle <= row[3]) ||
    (rowMiddle >= box[1] && rowMiddle <= box[3] && box[1] - row[1] < (row[3] - row[1]) / 2)
  );
}
