import fc from 'fast-check';

import type { PageContent, Region, Relation } from '../../src-main/domain/regions/region';
import type { DatasetModel, DocumentModel } from './datasets';
import { aPage } from './regions';

/** What a person does to what regions have to do with each other: parents, pages, reading order, relations. */
type LinkedEdit =
  | { readonly op: 'parent'; readonly region: number; readonly parent: number | null }
  | { readonly op: 'to-page'; readonly region: number; readonly page: number }
  | { readonly op: 'delete'; readonly region: number }
  | { readonly op: 'order'; readonly page: number; readonly by: readonly number[] }
  | { readonly op: 'relate'; readonly id: string; readonly from: number; readonly to: number }
  | { readonly op: 'unrelate'; readonly id: string };

const PAGES = 2;
const REGIONS = 6;
const region = fc.nat(REGIONS - 1);
const page = fc.nat(PAGES - 1);
const relation = fc.constantFrom('r', 's');

const anyLinkedEdit: fc.Arbitrary<LinkedEdit> = fc.oneof(
  fc.record({ op: fc.constant('parent' as const), region, parent: fc.option(region, { freq: 5 }) }),
  fc.record({ op: fc.constant('to-page' as const), region, page }),
  fc.record({ op: fc.constant('delete' as const), region }),
  fc.record({
    op: fc.constant('order' as const),
    page,
    by: fc.array(fc.nat(9), { minLength: 9, maxLength: 9 }),
  }),
  fc.record({ op: fc.constant('relate' as const), id: relation, from: region, to: region }),
  fc.record({ op: fc.constant('unrelate' as const), id: relation }),
);

const idOf = (number: number): string => `region ${number}`;

/** One document of two pages with six regions in reading order. */
export const LINKED: DatasetModel = {
  '0a': {
    pages: Array.from({ length: PAGES }, (_, pageIndex) => {
      const regions = Array.from({ length: REGIONS / PAGES }, (_unused, index): Region => {
        const number = (pageIndex * REGIONS) / PAGES + index;
        return {
          id: idOf(number),
          class: 'text',
          parts: [{ box: [number * 100, 0, number * 100 + 50, 50] }],
        };
      });
      return aPage(regions, { order: regions.map(({ id }) => id) });
    }),
    relations: [{ id: 'r', type: 'caption', from: idOf(0), to: idOf(4) }],
  },
};

/** `LINKED` after some edits, as the application makes them: nothing points to what is not there, and no parents form a circle. */
export const anyLinked: fc.Arbitrary<DatasetModel> = fc
  .array(anyLinkedEdit, { maxLength: 6 })
  .map((edits) => ({ '0a': edits.reduce(applyEdit, LINKED['0a'] as DocumentModel) }));

function applyEdit(document: DocumentModel, edit: LinkedEdit): DocumentModel {
  const all = document.pages.flatMap(({ regions }) => regions);
  const parents = new Map(all.map(({ id, parent }) => [id, parent]));
  switch (edit.op) {
    case 'parent': {
      const [id, parent] = [idOf(edit.region), edit.parent === null ? undefined : idOf(edit.parent)];
      if (parent !== undefined && (!parents.has(parent) || isAbove(id, parent, parents))) return document;
      return onRegions(document, (item) => [item.id === id ? withParent(item, parent) : item]);
    }
    case 'to-page':
      return toPage(document, idOf(edit.region), edit.page);
    case 'delete': {
      const id = idOf(edit.region);
      const left = onRegions(document, (item) =>
        item.id === id ? [] : [item.parent === id ? withParent(item, undefined) : item],
      );
      return withRelations(
        left,
        (document.relations ?? []).filter(({ from, to }) => from !== id && to !== id),
      );
    }
    case 'order':
      return onPage(document, edit.page, (content) => ({
        ...content,
        order: (content.order ?? [])
          .map((id, index) => [edit.by[index] ?? 0, id] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, id]) => id),
      }));
    case 'relate': {
      const [from, to] = [idOf(edit.from), idOf(edit.to)];
      if (!parents.has(from) || !parents.has(to)) return document;
      return withRelations(document, [
        ...others(document, edit.id),
        { id: edit.id, type: 'caption', from, to },
      ]);
    }
    case 'unrelate':
      return withRelations(document, others(document, edit.id));
  }
}

const others = ({ relations = [] }: DocumentModel, id: string): Relation[] =>
  relations.filter((item) => item.id !== id);
const withRelations = (document: DocumentModel, relations: readonly Relation[]): DocumentModel => ({
  ...document,
  relations: relations.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

function isAbove(id: string, start: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  for (let next: string | undefined = start; next !== undefined; next = parents.get(next))
    if (next === id) return true;
  return false;
}

function withParent({ parent: _before, ...rest }: Region, parent: string | undefined): Region {
  return parent === undefined ? rest : { ...rest, parent };
}

function onPage(
  document: DocumentModel,
  at: number,
  edit: (page: PageContent) => PageContent,
): DocumentModel {
  return {
    ...document,
    pages: document.pages.map((content, index) => (index === at ? edit(content) : content)),
  };
}

function onRegions(document: DocumentModel, edit: (region: Region) => Region[]): DocumentModel {
  const pages = document.pages.map((content) => {
    const regions = content.regions.flatMap(edit);
    const ids = new Set(regions.map(({ id }) => id));
    return { ...content, regions, order: (content.order ?? []).filter((id) => ids.has(id)) };
  });
  return { ...document, pages };
}

function toPage(document: DocumentModel, id: string, at: number): DocumentModel {
  const moved = document.pages.flatMap(({ regions }) => regions.filter((item) => item.id === id))[0];
  const isThere = document.pages[at]?.regions.some((item) => item.id === id);
  if (moved === undefined || isThere === true) return document;
  const left = onRegions(document, (item) => (item.id === id ? [] : [item]));
  return onPage(left, at, (content) =>
    aPage([...content.regions, moved], { ...content, order: [...(content.order ?? []), id] }),
  );
}
