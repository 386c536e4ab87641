import type { AttributeValue, Region, RegionStatus } from '../../../src-main/domain/regions/region';
import type { Edit } from '../../../src-main/domain/edits/edit';
import type { PageSize, Units } from '../../../src-main/domain/geometry/units';
import { unionOfBoxes } from '../../pdf-view/shapes/page-shape';
import { newRegionId } from './new-region-id';
import {
  boundsOfGeometry,
  boundsOnPage,
  boxInside,
  clampMove,
  editableGeometry,
  type Geometry,
  moveGeometry,
  toEditGeometry,
} from './region-geometry';

/** A page as edits address it. */
export interface PagePlace {
  /** Entry id. */
  readonly document: string;
  readonly pageIndex: number;
}

type Draft = Extract<Edit, { op: 'add' }>;

export const addEdit = (place: PagePlace, classId: string, geometry: Geometry): Draft & { id: string } => ({
  op: 'add',
  ...place,
  class: classId,
  ...toEditGeometry(geometry),
  id: newRegionId(),
});

export const reshapeEdit = (place: PagePlace, region: string, geometry: Geometry): Edit => ({
  op: 'move',
  ...place,
  region,
  ...toEditGeometry(geometry),
});

/** A distance on the page in units. */
export interface Shift {
  readonly dx: Units;
  readonly dy: Units;
}

/** Moves regions together; regions with several parts stay where they are. Units; limited to the page. */
export function moveEdits(place: PagePlace, regions: readonly Region[], by: Shift, size: PageSize): Edit[] {
  const movable = regions.flatMap((region) => {
    const geometry = editableGeometry(region);
    return geometry === null ? [] : [{ id: region.id, geometry }];
  });
  const bounds = unionOfBoxes(movable.map(({ geometry }) => boundsOfGeometry(geometry)));
  if (bounds === null) return [];
  const { dx, dy } = clampMove(bounds, by.dx, by.dy, size);
  if (dx === 0 && dy === 0) return [];
  return movable.map(({ id, geometry }) => reshapeEdit(place, id, moveGeometry(geometry, dx, dy)));
}

export const deleteEdits = (place: PagePlace, ids: Iterable<string>): Edit[] =>
  [...ids].map((region) => ({ op: 'delete', ...place, region }));

/** Only regions that have another class. */
export const relabelEdits = (place: PagePlace, regions: readonly Region[], classId: string): Edit[] =>
  regions
    .filter((region) => region.class !== classId)
    .map(({ id }) => ({ op: 'relabel', ...place, region: id, class: classId }));

export const statusEdits = (place: PagePlace, regions: readonly Region[], status: RegionStatus): Edit[] =>
  regions
    .filter((region) => (region.status ?? 'accepted') !== status)
    .map(({ id }) => ({ op: 'set-status', ...place, region: id, status }));

export const textEdit = (place: PagePlace, region: Region, text: string): Edit[] =>
  (region.text ?? '') === text
    ? []
    : [{ op: 'set-text', ...place, region: region.id, text: text === '' ? null : text }];

export const attributeEdit = (
  place: PagePlace,
  region: string,
  name: string,
  value: AttributeValue | null,
): Edit => ({
  op: 'set-attribute',
  ...place,
  region,
  name,
  value,
});

/** What copying remembers: shape and label, not identity or history. */
export interface CopiedRegion {
  readonly class: string;
  readonly geometry: Geometry;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
}

export const copyRegions = (regions: readonly Region[]): CopiedRegion[] =>
  regions.flatMap((region) => {
    const geometry = editableGeometry(region);
    if (geometry === null || region.class === null) return [];
    const { class: classId, text, attributes } = region;
    return [
      {
        class: classId,
        geometry,
        ...(text === undefined ? {} : { text }),
        ...(attributes === undefined ? {} : { attributes }),
      },
    ];
  });

/** New regions from copies, shifted by `offset` units; kept on the page where it has room, else placed back inside. */
export function pasteEdits(
  place: PagePlace,
  copies: readonly CopiedRegion[],
  offset: Units,
  size: PageSize,
): (Draft & { id: string })[] {
  const bounds = unionOfBoxes(copies.map(({ geometry }) => boundsOfGeometry(geometry)));
  if (bounds === null) return [];
  const inside = boxInside(
    [bounds[0] + offset, bounds[1] + offset, bounds[2] + offset, bounds[3] + offset],
    size,
  );
  const [dx, dy] = [inside[0] - bounds[0], inside[1] - bounds[1]];
  return copies.map(({ class: classId, geometry, text, attributes }) => ({
    ...addEdit(place, classId, moveGeometry(geometry, dx, dy)),
    ...(text === undefined ? {} : { text }),
    ...(attributes === undefined ? {} : { attributes }),
  }));
}

/** Brings regions that lie outside the page back onto it. */
export function bringInsideEdits(place: PagePlace, regions: readonly Region[], size: PageSize): Edit[] {
  return regions.flatMap((region) => {
    const geometry = editableGeometry(region);
    const bounds = boundsOnPage(region, place.pageIndex);
    if (geometry === null || bounds === null) return [];
    const inside = boxInside(bounds, size);
    if (inside.every((edge, at) => edge === bounds[at])) return [];
    const moved =
      'box' in geometry
        ? { box: inside }
        : moveGeometry(geometry, inside[0] - bounds[0], inside[1] - bounds[1]);
    return [reshapeEdit(place, region.id, moved)];
  });
}
