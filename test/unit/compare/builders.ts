import type { DiffView, RegionChangeView } from '../../../src-main/contract/version-contract';
import { toUnits } from '../../../src-main/domain/geometry/units';
import type { ComparedDocument } from '../../../src-renderer/compare/walk/compared-documents';
import { createLooks } from '../../../src-renderer/sides/class-looks';
import type { ComparedRegion } from '../../../src-renderer/sides/region-place';

type Edges = readonly [left: number, top: number, right: number, bottom: number];

/** A part in points; `page` where it is not the page that holds the region. */
export const boxPart = (
  [left, top, right, bottom]: Edges,
  page?: number,
): ComparedRegion['parts'][number] => ({
  box: [toUnits(left), toUnits(top), toUnits(right), toUnits(bottom)],
  ...(page === undefined ? {} : { page }),
});

export const aRegion = (changes: Partial<ComparedRegion> = {}): ComparedRegion => ({
  id: 'r1',
  class: 'text',
  parts: [boxPart([10, 20, 110, 40])],
  ...changes,
});

export const added = (region = aRegion(), pageIndex = 0): RegionChangeView => ({
  id: region.id,
  document: 'd1',
  pageIndex,
  change: 'added',
  kinds: [],
  before: null,
  after: region,
  cause: 'labels',
  by: null,
});

export const removed = (region = aRegion(), pageIndex = 0): RegionChangeView => ({
  ...added(region, pageIndex),
  change: 'removed',
  before: region,
  after: null,
});

export const changed = (
  kinds: readonly string[],
  after: Partial<ComparedRegion>,
  before: Partial<ComparedRegion> = {},
): RegionChangeView => ({
  ...added(aRegion({ ...before, ...after })),
  change: 'changed',
  kinds: [...kinds],
  before: aRegion(before),
});

/** One change of what a migration did to a region and of what people did to it then. */
export const both = (schema: RegionChangeView, labels: RegionChangeView): RegionChangeView => ({
  ...labels,
  change: labels.after === null ? 'removed' : 'changed',
  kinds: labels.after === null ? [] : [...schema.kinds, ...labels.kinds],
  before: schema.before,
  cause: 'both',
  acts: [
    { ...schema, cause: 'schema' },
    { ...labels, cause: 'labels' },
  ],
});

const aClass = (id: string, name: string, color: string) => ({
  id,
  name,
  color,
  hotkey: null,
  guideline: '',
  deprecated: false,
  parent: null,
  regions: 0,
});

/** `text` is called Paragraph on the newer side. */
export const looks = createLooks(
  [aClass('text', 'Text', '#111111'), aClass('title', 'Title', '#222222')],
  [aClass('text', 'Paragraph', '#333333'), aClass('title', 'Title', '#222222')],
  new Map([['1ab62f975d', 'kind']]),
);

export const aDocument = (document: string, changes: Partial<ComparedDocument> = {}): ComparedDocument => ({
  document,
  name: `${document}.pdf`,
  file: null,
  presence: 'both',
  added: 0,
  removed: 0,
  changed: 1,
  rewritten: 0,
  changedTwice: 0,
  pages: [0],
  isReplaced: false,
  split: null,
  ...changes,
});

const NO_KINDS = {
  geometry: 0,
  class: 0,
  text: 0,
  attributes: 0,
  relations: 0,
  parent: 0,
  order: 0,
  status: 0,
  source: 0,
};

export const aDiff = (changes: Partial<DiffView> = {}): DiffView => ({
  from: 'd@1',
  to: 'd@2',
  bump: 'none',
  matching: { by: 'ids', iou: null, matched: null },
  documents: { added: [], removed: [], replaced: [], splitChanged: [] },
  labels: {
    added: 0,
    removed: 0,
    changed: 0,
    onAddedDocuments: 0,
    onRemovedDocuments: 0,
    byKind: NO_KINDS,
    byClass: {},
  },
  matrix: {},
  pages: { reviewed: 0, reopened: 0 },
  schema: { attribution: 'path', changes: [], rewritten: 0, removed: 0 },
  ...changes,
});
