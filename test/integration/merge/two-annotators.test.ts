import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

import { emptyTree, findEntry } from '../../../src-main/domain/dataset-versions/document-tree';
import { mergeDatasets } from '../../../src-main/domain/merge/merge-datasets';
import { resolveBy, STRATEGIES } from '../../../src-main/domain/merge/strategies';
import type { PageContent, Region } from '../../../src-main/domain/regions/region';
import { readDataset, writeDataset, type DatasetModel } from '../../builders/datasets';
import { anObjectStore } from '../../builders/object-store';
import { aPage } from '../../builders/regions';
import { classNamed } from '../../builders/schemas';

const DATA = join(
  process.env['COLOPHON_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'pawls',
);
const isThere = existsSync(join(DATA, 'anno.json'));

interface Proposals {
  readonly page: { readonly width: number };
  /** Left, top, width and height in pixels, and a class. */
  readonly blocks: readonly (readonly [number, number, number, number, string])[];
}
interface Annotations {
  readonly annotations: readonly {
    readonly id: string;
    readonly page: number;
    readonly label: { readonly text: string };
    /** In points. */
    readonly bounds: Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;
  }[];
}
type Facts = Readonly<
  Record<string, { readonly annotator: string; readonly page_size_first: readonly [number, number] }>
>;

const json = (...names: string[]): unknown => JSON.parse(readFileSync(join(DATA, ...names), 'utf8'));
const units = (points: number): number => Math.round(points * 10_000);
const FACTS = isThere ? (json('expected.json') as Facts) : {};
const [MARK, SHANNON] = Object.keys(FACTS).sort() as [string, string];

/** What a model proposed for the two papers: the pages that both annotators began with. */
function proposed(): DatasetModel {
  const papers = json('anno.json') as Readonly<Record<string, readonly Proposals[]>>;
  return Object.fromEntries(
    [MARK, SHANNON].map((paper) => {
      const pages = papers[`${paper}.pdf`] ?? [];
      const scale = (FACTS[paper]?.page_size_first[0] ?? 0) / (pages[0]?.page.width ?? 1);
      return [
        paper,
        { file: paper, pages: pages.map(({ blocks }, page) => proposedPage(blocks, page, scale)) },
      ];
    }),
  );
}

function proposedPage(blocks: Proposals['blocks'], page: number, scale: number): PageContent {
  return aPage(
    blocks.map(([left, top, width, height, name], index): Region => {
      const edges = [left, top, left + width, top + height].map((pixels) => units(pixels * scale));
      const box = edges as [number, number, number, number];
      const origin = { kind: 'model' as const, model: { name: 'layout' } };
      return {
        id: `block-${page}-${index}`,
        class: classNamed(name),
        parts: [{ box }],
        status: 'proposed',
        origin,
      };
    }),
  );
}

/** The dataset with what an annotator drew on a paper. */
function drawnBy(dataset: DatasetModel, paper: string): DatasetModel {
  const { annotations } = json(paper, `${FACTS[paper]?.annotator}_annotations.json`) as Annotations;
  const pages = dataset[paper]!.pages.map((page, index) => {
    const drawn = annotations
      .filter((annotation) => annotation.page === index)
      .map(({ id, label, bounds: { left, top, right, bottom } }): Region => {
        const box = [units(left), units(top), units(right), units(bottom)] as const;
        return { id, class: classNamed(label.text), parts: [{ box }] };
      });
    return aPage([...page.regions, ...drawn], page);
  });
  return { ...dataset, [paper]: { ...dataset[paper]!, pages } };
}

/** The dataset with the regions of a paper's first page as someone left them. */
function withFirstPage(
  dataset: DatasetModel,
  paper: string,
  edit: (region: Region) => Region[],
): DatasetModel {
  const [first, ...others] = dataset[paper]!.pages as [PageContent, ...PageContent[]];
  const page = aPage(first.regions.flatMap(edit), first);
  return { ...dataset, [paper]: { ...dataset[paper]!, pages: [page, ...others] } };
}

function mergeThree(base: DatasetModel, ours: DatasetModel, theirs: DatasetModel) {
  const store = anObjectStore();
  const provenance = emptyTree(store);
  const roots = (dataset: DatasetModel) => ({ root: writeDataset(store, dataset), provenance });
  const sides = {
    writer: store,
    base: roots(base),
    ours: roots(ours),
    theirs: roots(theirs),
    pageSize: () => undefined,
  };
  return { store, sides, result: mergeDatasets(sides) };
}

const drawnIn = (dataset: DatasetModel, paper: string): Region[] =>
  dataset[paper]!.pages.flatMap(({ regions }) => regions.filter(({ origin }) => origin === undefined));

test.runIf(isThere)(
  'two annotators who each did a paper merge without a conflict, each paper taken as it is',
  () => {
    const base = proposed();
    const { store, sides, result } = mergeThree(base, drawnBy(base, MARK), drawnBy(base, SHANNON));
    expect(result.open).toEqual([]);
    expect(findEntry(store, result.roots.root, MARK)).toBe(findEntry(store, sides.ours.root, MARK));
    expect(findEntry(store, result.roots.root, SHANNON)).toBe(findEntry(store, sides.theirs.root, SHANNON));
    const merged = readDataset(store, result.roots.root);
    expect([drawnIn(merged, MARK).length, drawnIn(merged, SHANNON).length]).toEqual([1, 2]);
    expect(merged[SHANNON]!.pages).toHaveLength(15);
  },
);

test.runIf(isThere)(
  'two annotators on one page conflict over what both touched, and a rule settles it',
  () => {
    const base = proposed();
    const isTitle = (region: Region): boolean => region.class === classNamed('Title');
    const title = base[SHANNON]!.pages[0]!.regions.find(isTitle)?.id;
    const ours = withFirstPage(drawnBy(base, SHANNON), SHANNON, (region) =>
      region.id === title ? [{ ...region, class: classNamed('Section Header') }] : [region],
    );
    // The other one drew the same two texts a little off, accepted every proposal, and took the title away.
    const theirs = withFirstPage(drawnBy(base, SHANNON), SHANNON, (region) => {
      if (region.id === title) return [];
      if (region.origin === undefined) return [redrawn(region)];
      const { status: _proposed, ...accepted } = region;
      return [accepted];
    });
    const { sides, result } = mergeThree(base, ours, theirs);
    expect(result.open.map(({ kind }) => kind).sort()).toEqual(['duplicates', 'duplicates', 'edit-delete']);
    const act = { by: 'lead', at: '2026-11-23T09:00:00.000Z' };
    const settled = mergeDatasets({
      ...sides,
      resolutions: resolveBy(STRATEGIES.ours, 'ours', result.open, act),
    });
    expect(settled.open).toEqual([]);
    expect(settled.entries.map(({ resolution }) => resolution?.strategy)).toEqual(['ours', 'ours', 'ours']);
    const merged = readDataset(sides.writer, settled.roots.root);
    expect(drawnIn(merged, SHANNON)).toEqual(drawnIn(ours, SHANNON));
    const first = merged[SHANNON]!.pages[0]!.regions;
    expect(first.filter(({ status }) => status === 'proposed').map(({ id }) => id)).toEqual([title]);
  },
);

function redrawn(region: Region): Region {
  const parts = region.parts.map((part) =>
    'box' in part ? { box: part.box.map((edge) => edge + 20_000) as [number, number, number, number] } : part,
  );
  return { ...region, id: `${region.id}-2`, parts };
}
