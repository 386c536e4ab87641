import fc from 'fast-check';

import type { PageContent, Region } from '../../src-main/domain/regions/region';
import type { DatasetModel } from './datasets';
import { aPage, anyRegions } from './regions';

/** What a person does to a dataset: one field of one region set, a region deleted or drawn, a page or document marked. */
export type ModelEdit =
  | { readonly op: 'set'; readonly at: RegionAt; readonly field: keyof Region; readonly value: unknown }
  | { readonly op: 'attribute'; readonly at: RegionAt; readonly key: string; readonly value: string | null }
  | { readonly op: 'delete'; readonly at: RegionAt }
  | { readonly op: 'draw'; readonly entry: string; readonly page: number; readonly region: Region }
  | {
      readonly op: 'state';
      readonly entry: string;
      readonly page: number;
      readonly state: 'seen' | 'reviewed';
    }
  | { readonly op: 'split'; readonly entry: string; readonly split: 'train' | 'test' }
  | { readonly op: 'remove'; readonly entry: string };

export interface RegionAt {
  readonly entry: string;
  readonly page: number;
  readonly region: string;
}

const entries = fc.constantFrom('0a', '1b', '2c');
const page = fc.nat(2);
const at = fc.record({ entry: entries, page, region: fc.constantFrom('a', 'b', 'c', 'd', 'e') });
const box = fc.nat(3).map((step) => [{ box: [step, 0, step + 10, 10] as const }]);

/** Any dataset of three documents at most, with few ids and values. */
export const anyDataset: fc.Arbitrary<DatasetModel> = fc
  .dictionary(
    entries,
    fc.record({
      file: fc.constant('file 1'),
      pages: fc.array(
        fc
          .tuple(anyRegions, fc.constantFrom('unseen' as const, 'reviewed' as const))
          .map(([regions, state]) => aPage(regions, { state })),
        { maxLength: 3 },
      ),
    }),
  )
  .map(withOwnIds);

/** A region has its id to itself in a document: those of later pages get the number of the page. */
function withOwnIds(dataset: DatasetModel): DatasetModel {
  const rename = (pages: readonly PageContent[]): PageContent[] =>
    pages.map((content, index) => ({
      ...content,
      regions: content.regions.map((region) => ({ ...region, id: `${region.id}${index}` })),
    }));
  return Object.fromEntries(
    Object.entries(dataset).map(([entry, document]) => [
      entry,
      { ...document, pages: rename(document.pages) },
    ]),
  );
}

export const anyEdit: fc.Arbitrary<ModelEdit> = fc.oneof(
  fc.record({
    op: fc.constant('set' as const),
    at,
    field: fc.constant('class' as const),
    value: fc.constantFrom('text', 'table', 'figure', null),
  }),
  fc.record({ op: fc.constant('set' as const), at, field: fc.constant('parts' as const), value: box }),
  fc.record({
    op: fc.constant('set' as const),
    at,
    field: fc.constant('text' as const),
    value: fc.constantFrom('one', 'two', 'three', undefined),
  }),
  fc.record({
    op: fc.constant('set' as const),
    at,
    field: fc.constant('status' as const),
    value: fc.constantFrom('proposed', 'rejected', undefined),
  }),
  fc.record({
    op: fc.constant('attribute' as const),
    at,
    key: fc.constantFrom('kind', 'lang'),
    value: fc.constantFrom('chart', 'photo', null),
  }),
  fc.record({ op: fc.constant('delete' as const), at }),
  fc.record({
    op: fc.constant('draw' as const),
    entry: entries,
    page,
    region: fc
      .tuple(fc.constantFrom('m', 'n', 'o', 'p'), fc.constantFrom('text', 'table'), box)
      .map(([id, classId, parts]) => ({ id, class: classId, parts })),
  }),
  fc.record({
    op: fc.constant('state' as const),
    entry: entries,
    page,
    state: fc.constantFrom('seen' as const, 'reviewed' as const),
  }),
  fc.record({
    op: fc.constant('split' as const),
    entry: entries,
    split: fc.constantFrom('train' as const, 'test' as const),
  }),
);

export const anyEdits = fc.array(anyEdit, { maxLength: 8 });

/** The dataset after these edits, one after the other; an edit of what is not there does nothing. */
export const applyEdits = (dataset: DatasetModel, edits: readonly ModelEdit[]): DatasetModel =>
  edits.reduce(applyEdit, dataset);

function applyEdit(dataset: DatasetModel, edit: ModelEdit): DatasetModel {
  const entry = 'at' in edit ? edit.at.entry : edit.entry;
  const document = dataset[entry];
  if (document === undefined) return dataset;
  if (edit.op === 'remove') {
    const { [entry]: _removed, ...others } = dataset;
    return others;
  }
  if (edit.op === 'split') return { ...dataset, [entry]: { ...document, split: edit.split } };
  const index = 'at' in edit ? edit.at.page : edit.page;
  const content = document.pages[index];
  if (content === undefined) return dataset;
  return { ...dataset, [entry]: { ...document, pages: document.pages.with(index, editPage(content, edit)) } };
}

function editPage(content: PageContent, edit: ModelEdit): PageContent {
  if (edit.op === 'state') return { ...content, state: edit.state };
  if (edit.op === 'draw') {
    const region = { ...edit.region, id: `${edit.region.id}${edit.page}` };
    const others = content.regions.filter(({ id }) => id !== region.id);
    return aPage([...others, region], content);
  }
  if (!('at' in edit)) return content;
  const id = `${edit.at.region}${edit.at.page}`;
  const regions = content.regions.flatMap((region) =>
    region.id === id ? (editRegion(region, edit) ?? []) : region,
  );
  return { ...content, regions };
}

function editRegion(region: Region, edit: Extract<ModelEdit, { at: RegionAt }>): Region | null {
  if (edit.op === 'delete') return null;
  if (edit.op === 'set') return { ...region, [edit.field]: edit.value };
  const { [edit.key]: _old, ...others } = region.attributes ?? {};
  return { ...region, attributes: edit.value === null ? others : { ...others, [edit.key]: edit.value } };
}
