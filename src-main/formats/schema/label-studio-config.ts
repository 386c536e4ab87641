import type { JsonObject } from '../../domain/canonical/canonical-json';
import { quote, type Report } from '../../domain/label-schema/schema-file-values';
import type { GeometryKind } from '../../domain/regions/region';
import { readAttributeControl } from './label-studio-attributes';
import {
  isVariable,
  LABEL_CONTROLS,
  type LabelledControl,
  LAYOUT_TAGS,
  SHAPE_CONTROLS,
  VALUE_CONTROLS,
} from './label-studio-tags';
import { type DraftClass, type SchemaFileDraft, widenGeometry } from './schema-file-draft';
import { descendants, placeOf, type XmlElement } from './xml-tree';

const RELATION_TAGS: ReadonlySet<string> = new Set(['Relations', 'Relation', 'Label', 'Choice', 'Header']);

/**
 * Reads a Label Studio labelling config (labelstud.io/tags): controls with labels give classes, controls that ask for a
 * value of each region give attributes, `Relation`s give relation types, headers are added to the guidelines.
 */
export function readLabelStudioConfig(root: XmlElement, draft: SchemaFileDraft, report: Report): void {
  const elements = [root, ...descendants(root)];
  const controls = elements
    .filter(({ name }) => Object.hasOwn(LABEL_CONTROLS, name))
    .map((element) => readLabelControl(element, elements, draft, report));
  for (const element of elements) {
    if (VALUE_CONTROLS.has(element.name)) readAttributeControl(element, controls, draft);
    if (element.name === 'Header') readHeader(element, draft);
    if (element.name === 'Relation') readRelation(element, draft, report);
    if (isUnknown(element)) {
      const asks = element.attributes['toName'] !== undefined;
      draft.warn(
        placeOf(element),
        asks ? 'is not known here; what it asks for was left out' : 'is not known here',
      );
    }
  }
}

const isUnknown = ({ name }: XmlElement): boolean =>
  !LAYOUT_TAGS.has(name) &&
  !VALUE_CONTROLS.has(name) &&
  !RELATION_TAGS.has(name) &&
  !Object.hasOwn(LABEL_CONTROLS, name) &&
  !Object.hasOwn(SHAPE_CONTROLS, name);

function readLabelControl(
  control: XmlElement,
  elements: readonly XmlElement[],
  draft: SchemaFileDraft,
  report: Report,
): LabelledControl {
  const { name = '', toName = '', value } = control.attributes;
  const { geometry, loss } = shapesOf(control, elements);
  if (loss !== undefined) draft.warn(placeOf(control), loss);
  if (isVariable(value))
    draft.warn(placeOf(control), `its labels ${quote(value)} come with each task and were left out`);
  const classes: DraftClass[] = [];
  for (const label of descendants(control, new Set(['Label']))) {
    const item = readLabel(label, draft, report);
    if (item === null) continue;
    widenGeometry(item.item, item.isNew, geometry);
    classes.push(item.item);
  }
  if (control.attributes['choice'] === 'multiple')
    draft.warn(placeOf(control), 'a region can have several of its labels there, and one class here');
  return { name, toName, classes };
}

/** The shapes that a control draws; for plain `Labels` those of the shape controls of the same object. */
function shapesOf(
  { name, attributes }: XmlElement,
  elements: readonly XmlElement[],
): { readonly geometry: readonly GeometryKind[] | undefined; readonly loss?: string } {
  const own = LABEL_CONTROLS[name]!;
  if (name !== 'Labels')
    return { ...own, geometry: attributes['canRotate'] === 'false' ? ['box'] : own.geometry };
  const shapes = elements.filter(
    (one) => Object.hasOwn(SHAPE_CONTROLS, one.name) && one.attributes['toName'] === attributes['toName'],
  );
  const losses = [...new Set(shapes.flatMap((one) => SHAPE_CONTROLS[one.name]!.loss ?? []))];
  const kinds = shapes.map((one) => shapesOfShape(one));
  return {
    geometry:
      kinds.length === 0 || kinds.includes(undefined) ? undefined : kinds.flatMap((kind) => kind ?? []),
    ...(losses.length > 0 && { loss: losses.join('; ') }),
  };
}

const shapesOfShape = ({ name, attributes }: XmlElement): readonly GeometryKind[] | undefined =>
  name === 'Rectangle' && attributes['canRotate'] === 'false' ? ['box'] : SHAPE_CONTROLS[name]!.geometry;

/** Attributes of a `Label` that the schema says in its own words. */
const LABEL_KEYS: ReadonlySet<string> = new Set(['value', 'background', 'hotkey', 'hint']);

function readLabel(
  label: XmlElement,
  draft: SchemaFileDraft,
  report: Report,
): { readonly item: DraftClass; readonly isNew: boolean } | null {
  const place = placeOf(label);
  const { value, background, hotkey, hint } = label.attributes;
  if (value === undefined || value.trim() === '') {
    report(place, 'has no value, so its class has no name');
    return null;
  }
  if (isVariable(value)) {
    draft.warn(place, `the label ${quote(value)} comes with each task and was left out`);
    return null;
  }
  const opened = draft.openClass(value);
  const { item } = opened;
  if (background !== undefined) draft.setColor(item, background, place);
  if (hotkey !== undefined) draft.setHotkey(item, hotkey, place);
  if (hint !== undefined && hint !== item.guideline)
    item.guideline = item.guideline === undefined ? hint : `${item.guideline}\n\n${hint}`;
  const rest = Object.entries(label.attributes).filter(([key]) => !LABEL_KEYS.has(key));
  if (rest.length > 0) {
    const known = (item.source?.['label-studio'] ?? {}) as JsonObject;
    item.source = { 'label-studio': { ...Object.fromEntries(rest), ...known } };
  }
  return opened;
}

function readHeader(header: XmlElement, draft: SchemaFileDraft): void {
  const text = header.attributes['value'] ?? header.text;
  if (isVariable(text))
    draft.warn(placeOf(header), `its text ${quote(text)} comes with each task and was left out`);
  else if (text.trim() !== '') draft.addGuideline(text.trim());
}

function readRelation(relation: XmlElement, draft: SchemaFileDraft, report: Report): void {
  const { value, background } = relation.attributes;
  if (value === undefined || value.trim() === '')
    return report(placeOf(relation), 'has no value, so it has no name');
  if (background !== undefined)
    draft.warn(placeOf(relation), `relations have no colour here; ${quote(background)} was left out`);
  draft.addRelationType(value, placeOf(relation));
}

/** Whether XML is a labelling config. */
export const isLabelStudioConfig = ({ name }: XmlElement): boolean =>
  name === 'View' || Object.hasOwn(LABEL_CONTROLS, name);
