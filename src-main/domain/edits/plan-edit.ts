import { normaliseText } from '../canonical/normalise-text';
import { provenanceOf, type Act } from '../dataset-versions/provenance';
import { AppError } from '../errors/app-error';
import { toUnits } from '../geometry/units';
import { asClass } from '../label-schema/class-defaults';
import type { LabelClass, LabelSchema } from '../label-schema/label-schema';
import type { Part, Region } from '../regions/region';
import type { Change, RecordedRegion } from './change';
import type { Edit, EditGeometry } from './edit';
import { obstacleToParent } from './find-parent';
import type { DraftPageState } from './page-state';
import { attributeKey, startingAttributes, withAttribute } from './region-attributes';

/** What planning an edit needs to know of the draft. */
export interface EditContext {
  readonly schema: LabelSchema;
  /** Who edits, and when. */
  readonly act: Act;
  newId(): string;
  /** @throws AppError `not-found` for a document or page that the draft does not have */
  page(document: string, pageIndex: number): DraftPageState;
  /** Entry id of a document given by id or name. @throws AppError `not-found`, `ambiguous` */
  resolveDocument(document: string): string;
  pageCount(document: string): number;
  /** Where a region lies that the edit names by its id alone. @throws AppError `not-found` */
  locate(regionId: string): { readonly document: string; readonly pageIndex: number };
}

type RegionEdit = Exclude<Edit, { op: 'add' | 'set-page-state' }>;

/**
 * Works out what an edit changes. Pure: the context is read, nothing is written.
 *
 * @throws AppError `edit-invalid`, `not-found` that names what is wrong
 */
export function planEdit(edit: Edit, context: EditContext): Change[] {
  if (edit.op === 'add') return [planAdd(edit, context)];
  if (edit.op === 'set-page-state') return planPageState(edit, context);
  return planRegionEdit(edit, context);
}

function planAdd(edit: Extract<Edit, { op: 'add' }>, context: EditContext): Change {
  const document = context.resolveDocument(edit.document);
  const { content } = context.page(document, edit.pageIndex);
  const id = edit.id ?? context.newId();
  if (content.regions.some((region) => region.id === id)) throw invalid(`region ${id} exists already`);
  if (edit.parent !== undefined)
    refuseObstacle(obstacleToParent(id, edit.parent, { document, pageIndex: edit.pageIndex }, context));
  const labelClass = findClass(context.schema, edit.class, null);
  const attributes = startingAttributes(labelClass, edit.attributes ?? {});
  const region: Region = {
    ...(Object.keys(attributes).length > 0 && { attributes }),
    class: labelClass.id,
    id,
    ...(edit.parent !== undefined && { parent: edit.parent }),
    parts: [partOf(edit)],
    ...(edit.text !== undefined && edit.text !== '' && { text: normaliseText(edit.text) }),
  };
  const after = { region, provenance: { made: context.act } };
  return { kind: 'region', document, pageIndex: edit.pageIndex, id, before: null, after };
}

function planPageState(edit: Extract<Edit, { op: 'set-page-state' }>, context: EditContext): Change[] {
  const document = context.resolveDocument(edit.document);
  const all = Array.from({ length: context.pageCount(document) }, (_, index) => index);
  return (edit.pageIndex === undefined ? all : [edit.pageIndex]).flatMap((pageIndex) => {
    const before = context.page(document, pageIndex).content.state ?? 'unseen';
    return before === edit.state
      ? []
      : [{ kind: 'page-state' as const, document, pageIndex, before, after: edit.state }];
  });
}

function planRegionEdit(edit: RegionEdit, context: EditContext): Change[] {
  const { document, pageIndex } = placeOf(edit, context);
  const { content, provenance } = context.page(document, pageIndex);
  const region = content.regions.find(({ id }) => id === edit.region);
  if (region === undefined) throw regionMissing(edit.region);
  const before: RecordedRegion = { region, provenance: provenanceOf(provenance, region.id) ?? null };
  if (edit.op === 'set-parent' && edit.parent !== null)
    refuseObstacle(obstacleToParent(region.id, edit.parent, { document, pageIndex }, context));
  const next = editedRegion(region, edit, context.schema);
  if (next !== null && sameRegion(region, next)) return [];
  const made = before.provenance?.made ?? context.act;
  const after = next === null ? null : { region: next, provenance: { made, changed: context.act } };
  return [{ kind: 'region', document, pageIndex, id: region.id, before, after }];
}

function placeOf(edit: RegionEdit, context: EditContext): { document: string; pageIndex: number } {
  if (edit.document === undefined || edit.pageIndex === undefined) return context.locate(edit.region);
  return { document: context.resolveDocument(edit.document), pageIndex: edit.pageIndex };
}

const sameRegion = (a: Region, b: Region): boolean =>
  JSON.stringify(sortKeys(a)) === JSON.stringify(sortKeys(b));
const sortKeys = (region: Region): object =>
  Object.fromEntries(Object.entries(region).sort(([a], [b]) => (a < b ? -1 : 1)));

function editedRegion(region: Region, edit: RegionEdit, schema: LabelSchema): Region | null {
  switch (edit.op) {
    case 'delete':
      return null;
    case 'move':
      return moved(region, partOf(edit));
    case 'relabel':
      return asClass(region, findClass(schema, edit.class, region.class).id, schema);
    case 'set-text':
      return withField(
        region,
        'text',
        edit.text === null || edit.text === '' ? undefined : normaliseText(edit.text),
      );
    case 'set-parent':
      return withField(region, 'parent', edit.parent ?? undefined);
    case 'set-status':
      return withField(region, 'status', edit.status === 'accepted' ? undefined : edit.status);
    case 'set-attribute':
      return withAttribute(region, findAttribute(region, edit, schema), edit.value);
  }
}

function findAttribute(
  region: Region,
  edit: Extract<Edit, { op: 'set-attribute' }>,
  schema: LabelSchema,
): string {
  const key = attributeKey(schema, region, edit);
  if (key !== null) return key;
  const labelClass = schema.classes.find(({ id }) => id === region.class);
  if (labelClass === undefined)
    throw invalid(`the region has no class of this schema, so it cannot have an attribute "${edit.name}"`);
  const known = (labelClass.attributes ?? []).map(({ name }) => name).slice(0, 12);
  throw invalid(
    `the class "${labelClass.name}" has no attribute "${edit.name}"; it has ${known.length === 0 ? 'none' : known.join(', ')}`,
  );
}

function moved(region: Region, part: Part): Region {
  const [first, ...rest] = region.parts;
  if (JSON.stringify(first) === JSON.stringify(part)) return region;
  const next = { ...region, parts: [part, ...rest] };
  return region.source === undefined ? next : { ...next, reshaped: true };
}

function withField<K extends 'text' | 'parent' | 'status'>(
  region: Region,
  key: K,
  value: Region[K] | undefined,
): Region {
  const { [key]: _old, ...rest } = region;
  return (value === undefined ? rest : { ...rest, [key]: value }) as Region;
}

/** The shape in units. A box drawn from any corner has its edges in order. */
function partOf(geometry: EditGeometry): Part {
  const given = [geometry.box, geometry.quad, geometry.polygon].filter((shape) => shape !== undefined);
  if (given.length !== 1) throw invalid('give exactly one of "box", "quad" and "polygon"');
  if (geometry.quad !== undefined) return { quad: geometry.quad.map(toUnits) };
  if (geometry.polygon !== undefined) return { polygon: polygonOf(geometry.polygon) };
  const [left, top, right, bottom] = (geometry.box as readonly number[]).map(toUnits) as [
    number,
    number,
    number,
    number,
  ];
  const box = [
    Math.min(left, right),
    Math.min(top, bottom),
    Math.max(left, right),
    Math.max(top, bottom),
  ] as const;
  if (box[0] === box[2] || box[1] === box[3]) throw invalid('the box has no width or no height');
  return { box };
}

function polygonOf(points: readonly number[]): number[] {
  if (points.length % 2 !== 0) throw invalid('a polygon needs pairs of x and y');
  return points.map(toUnits);
}

/**
 * The class, given by id or by name, that a region is to get. A deprecated one keeps the regions it has.
 *
 * @param current the class that the region has; `null` for a new region
 */
function findClass({ classes }: LabelSchema, given: string, current: string | null): LabelClass {
  const name = normaliseText(given);
  const found = classes.find(({ id }) => id === given) ?? classes.find((item) => item.name === name);
  if (found === undefined) {
    const known = classes.map((item) => item.name).slice(0, 12);
    throw invalid(
      `there is no class "${given}"; the schema has ${known.length === 0 ? 'none yet' : known.join(', ')}`,
    );
  }
  if (found.deprecated === true && found.id !== current)
    throw invalid(`the class "${found.name}" is deprecated: old regions keep it, new ones cannot have it`);
  return found;
}

function refuseObstacle(obstacle: string | null): void {
  if (obstacle !== null) throw invalid(obstacle);
}

const invalid = (why: string): AppError =>
  new AppError('edit-invalid', {
    what: 'The edit was not made.',
    why: `${why[0]?.toUpperCase()}${why.slice(1)}.`,
    next: 'Correct it and try again; nothing was changed.',
  });

const regionMissing = (id: string): AppError =>
  new AppError('not-found', {
    what: 'The edit was not made.',
    why: `There is no region ${id} on this page.`,
    next: 'It may have been deleted; reload the page.',
    inTerminal: 'It may have been deleted, or be on another page.',
  });
