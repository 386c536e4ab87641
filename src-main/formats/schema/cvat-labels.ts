import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { normaliseObject, normaliseText } from '../../domain/canonical/normalise-text';
import { asList, asObject, quote, type Report } from '../../domain/label-schema/schema-file-values';
import type { GeometryKind } from '../../domain/regions/region';
import { readCvatAttribute } from './cvat-attributes';
import { type DraftClass, readGivenName, type SchemaFileDraft, widenGeometry } from './schema-file-draft';

/** A bound, so that a hostile file is refused early. */
const MAX_LABELS = 10_000;

interface LabelType {
  readonly geometry?: readonly GeometryKind[];
  readonly loss?: string;
}

/** Label types of CVAT 2. Rectangles may be rotated there. */
const LABEL_TYPES: Readonly<Record<string, LabelType>> = {
  rectangle: { geometry: ['box', 'quad'] },
  bbox: { geometry: ['box', 'quad'] },
  polygon: { geometry: ['polygon'] },
  mask: { geometry: ['polygon'], loss: 'masks cannot be drawn here; outlines can' },
  ellipse: { geometry: ['polygon'], loss: 'ellipses cannot be drawn here; polygons can' },
  polyline: { loss: 'open lines cannot be drawn here; boxes and polygons can' },
  points: { loss: 'points cannot be drawn here; boxes and polygons can' },
  cuboid: { loss: 'cuboids cannot be drawn here; boxes and polygons can' },
  skeleton: { loss: 'skeletons cannot be drawn here; boxes and polygons can' },
  tag: { loss: 'it labels a whole image there; here it can be drawn like the others' },
};

/**
 * Reads CVAT labels: the list that its label constructor shows as "Raw", the `labels` of a project or task, or those of
 * an annotation file (cvat-xml.ts). What a schema cannot say of a label is kept under the source key `cvat`.
 *
 * @param at path of the list, for messages: `labels` or nothing
 */
export function readCvatLabels(labels: JsonValue, at: string, draft: SchemaFileDraft, report: Report): void {
  const mutable: string[] = [];
  for (const [index, value] of asList(labels, at === '' ? 'the file' : at, MAX_LABELS, report).entries()) {
    const place = `${at}[${index}]`;
    const label = asObject(value, place, null, report) as JsonObject | undefined;
    if (label !== undefined) readLabel(label, place, { draft, report, mutable });
  }
  if (mutable.length === 0) return;
  const more = mutable.length > 1 ? ` and ${mutable.length - 1} more` : '';
  draft.warn(
    `${mutable[0]}${more}`,
    '“mutable” says that a value changes from frame to frame; pages have no frames',
  );
}

interface Reading {
  readonly draft: SchemaFileDraft;
  readonly report: Report;
  /** Places of attributes that are mutable, which most are. */
  readonly mutable: string[];
}

function readLabel(label: JsonObject, place: string, { draft, report, mutable }: Reading): void {
  const { name, color, type, attributes, sublabels, svg, ...rest } = label;
  const given = readGivenName(name, `${place}.name`, report);
  if (given === null) return;
  const { item, isNew } = draft.openClass(given);
  if (!isNew) draft.warn(place, `the name ${quote(name)} stands twice; both are one class`);
  if (typeof color === 'string' && color !== '') draft.setColor(item, color, `${place}.color`);
  else if (color !== undefined && color !== null && color !== '')
    report(`${place}.color`, `${quote(color)} is not text in quotes`);
  setGeometry(item, isNew, type, { draft, place });
  const parts = Array.isArray(sublabels) ? (sublabels as readonly JsonValue[]).length : 0;
  if (parts > 0)
    draft.warn(`${place}.sublabels`, `${parts} parts of a skeleton cannot be drawn here and were left out`);
  if (svg !== undefined && svg !== '') draft.warn(`${place}.svg`, 'the drawing of a skeleton was left out');
  for (const [index, value] of asList(
    attributes ?? [],
    `${place}.attributes`,
    MAX_LABELS,
    report,
  ).entries()) {
    const at = `${place}.attributes[${index}]`;
    const spec = asObject(value, at, null, report) as JsonObject | undefined;
    const attribute = spec === undefined ? null : readCvatAttribute(spec, at, draft, report);
    if (attribute !== null) draft.addAttribute(item, attribute, at);
    if (spec?.['mutable'] === true) mutable.push(at);
  }
  if (isNew && Object.keys(rest).length > 0) item.source = { cvat: normaliseObject(rest) };
}

function setGeometry(
  item: DraftClass,
  isNew: boolean,
  type: JsonValue | undefined,
  { draft, place }: { readonly draft: SchemaFileDraft; readonly place: string },
): void {
  const name = typeof type === 'string' ? normaliseText(type) : '';
  const isAny = type === undefined || type === null || name === '' || name === 'any';
  const known = Object.hasOwn(LABEL_TYPES, name) ? LABEL_TYPES[name]! : undefined;
  if (!isAny && known === undefined)
    draft.warn(`${place}.type`, `${quote(type)} is not known here; any shape may be drawn`);
  if (known?.loss !== undefined) draft.warn(`${place}.type`, known.loss);
  widenGeometry(item, isNew, known?.geometry);
}
