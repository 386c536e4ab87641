import { type Box, toUnits } from '../../../src-main/domain/geometry/units';
import type { PageView } from '../../../src-main/contract/label-contract';
import type { Edit, EditGeometry } from '../../../src-main/domain/edits/edit';
import { asClass } from '../../../src-main/domain/label-schema/class-defaults';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import type { PageState, Part, Region } from '../../../src-main/domain/regions/region';

/** What one page holds, as the window knows it. */
export interface PageContent {
  readonly regions: ReadonlyMap<string, Region>;
  readonly state: PageState;
  /** What the core found wrong when the page was read, by region id. */
  readonly problems?: PageView['problems'];
}

export const EMPTY_CONTENT: PageContent = { regions: new Map(), state: 'unseen' };

/** The schema as the window knows it now. Edits made here name classes by their ids. */
export type GetSchema = () => Pick<LabelSchema, 'classes'>;

/**
 * The page after edits, worked out here so that they are seen at once. The core does the same to its
 * copy. Doing an edit twice gives the same page: one that was answered and read again cannot show double.
 */
export function predictEdits(
  page: PageContent,
  edits: readonly Edit[],
  pageIndex: number,
  getSchema: GetSchema = () => ({ classes: [] }),
): PageContent {
  const own = edits.filter(
    (edit) => edit.pageIndex === pageIndex || (edit.op === 'set-page-state' && edit.pageIndex === undefined),
  );
  if (own.length === 0) return page;
  const regions = new Map(page.regions);
  let { state } = page;
  for (const edit of own) {
    if (edit.op === 'set-page-state') state = edit.state;
    else if (edit.op === 'add') addRegion(regions, edit);
    else if (edit.op === 'delete') regions.delete(edit.region);
    else changeRegion(regions, edit, getSchema);
  }
  return { ...page, regions, state };
}

type AddEdit = Extract<Edit, { op: 'add' }>;
type ChangeEdit = Exclude<Edit, { op: 'add' | 'delete' | 'set-page-state' }>;

function addRegion(regions: Map<string, Region>, edit: AddEdit): void {
  const part = partOf(edit);
  if (edit.id === undefined || part === null) return;
  regions.set(edit.id, {
    id: edit.id,
    class: edit.class,
    parts: [part],
    ...(edit.attributes === undefined ? {} : { attributes: edit.attributes }),
    ...(edit.text === undefined ? {} : { text: edit.text }),
    ...(edit.parent === undefined ? {} : { parent: edit.parent }),
  });
}

function changeRegion(regions: Map<string, Region>, edit: ChangeEdit, getSchema: GetSchema): void {
  const before = regions.get(edit.region);
  if (before !== undefined) regions.set(edit.region, changed(before, edit, getSchema));
}

function changed(before: Region, edit: ChangeEdit, getSchema: GetSchema): Region {
  switch (edit.op) {
    case 'move': {
      const part = partOf(edit);
      if (part === null) return before;
      return {
        ...before,
        parts: [part, ...before.parts.slice(1)],
        ...(before.source === undefined ? {} : { reshaped: true as const }),
      };
    }
    case 'relabel':
      return asClass(before, edit.class, getSchema());
    case 'set-text': {
      const { text: _, ...rest } = before;
      return edit.text === null ? rest : { ...rest, text: edit.text };
    }
    case 'set-attribute': {
      const { [edit.name]: _, ...others } = before.attributes ?? {};
      const { attributes: __, ...rest } = before;
      const attributes = edit.value === null ? others : { ...others, [edit.name]: edit.value };
      return Object.keys(attributes).length === 0 ? rest : { ...rest, attributes };
    }
    case 'set-parent': {
      const { parent: _, ...rest } = before;
      return edit.parent === null ? rest : { ...rest, parent: edit.parent };
    }
    case 'set-status': {
      const { status: _, ...rest } = before;
      return edit.status === 'accepted' ? rest : { ...rest, status: edit.status };
    }
  }
}

function partOf({ box, quad, polygon }: EditGeometry): Part | null {
  if (box !== undefined) return { box: box.map(toUnits) as unknown as Box };
  if (quad !== undefined) return { quad: quad.map(toUnits) };
  return polygon === undefined ? null : { polygon: polygon.map(toUnits) };
}
