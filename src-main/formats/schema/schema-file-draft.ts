import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { normaliseText } from '../../domain/canonical/normalise-text';
import type { AttributeDefinition } from '../../domain/label-schema/label-schema';
import type { GeometryKind } from '../../domain/regions/region';
import {
  quote,
  SCHEMA_FILE_LIMITS as LIMITS,
  type Report,
} from '../../domain/label-schema/schema-file-values';
import { toHexColor } from '../../domain/label-schema/css-color';

/** An attribute in the form of the schema file (docs/schema-file.md): by name, without id. */
export type DraftAttribute = Omit<AttributeDefinition, 'id'>;

/** A class in the form of the schema file, while it is being put together. */
export interface DraftClass {
  readonly name: string;
  color?: string;
  hotkey?: string;
  guideline?: string;
  /** Name of the parent. */
  parent?: string;
  /** Absent: all shapes. */
  geometry?: readonly GeometryKind[];
  readonly attributes: DraftAttribute[];
  source?: JsonObject;
}

/** A schema file that a reader of another format puts together. Names are in normal form C and stand once each. */
export interface SchemaFileDraft {
  /** The class of this name, made if there is none. `isNew` tells a repeat. */
  openClass(name: string): { readonly item: DraftClass; readonly isNew: boolean };
  /** Adds an attribute; one of the same name is merged with it, or, where they do not agree, left as it was. */
  addAttribute(item: DraftClass, attribute: DraftAttribute, place: string): void;
  addRelationType(name: string, place: string): void;
  addGuideline(text: string): void;
  /** Takes a CSS colour for the class, unless it has one; what is lost is noted. */
  setColor(item: DraftClass, css: string, place: string): void;
  /** Gives the class a digit, if it is one and free; otherwise the loss is noted. */
  setHotkey(item: DraftClass, hotkey: string, place: string): void;
  /** Notes what the schema cannot say, or what was tolerated. @param place where in the file */
  warn(place: string, what: string): void;
  classes(): readonly DraftClass[];
  /** The file as parseSchemaFile takes it. */
  finish(): { readonly file: JsonObject; readonly warnings: readonly string[] };
}

/** A name that is text and not blank; `null` when it is none, which is reported. */
export function readGivenName(value: JsonValue | undefined, place: string, report: Report): string | null {
  if (typeof value === 'string' && value.trim() !== '') return value;
  report(place, value === undefined ? 'is missing' : `${quote(value)} is not a name`);
  return null;
}

/** A small file can stand for a schema without bound: every attribute of every class, definitions within definitions. */
export class SchemaTooLargeError extends Error {
  override readonly name = 'SchemaTooLargeError';
}

/** Over all classes: one control of a small file may give its attribute to each of thousands of classes. */
const MAX_ATTRIBUTES = 100_000;
/** More would not be read by anyone, and a hostile file could make millions. */
const MAX_WARNINGS = 500;

/**
 * @param keepsOrder whether the order of the file is the order in which people see the classes and attributes; by name
 * otherwise
 */
export function createSchemaFileDraft(keepsOrder: boolean): SchemaFileDraft {
  const classes = new Map<string, DraftClass>();
  const relationTypes = new Set<string>();
  const hotkeys = new Map<string, string>();
  const guidelines: string[] = [];
  const warnings: string[] = [];
  let untold = 0;
  let attributes = 0;
  const warn = (place: string, what: string): void => {
    if (warnings.length < MAX_WARNINGS) warnings.push(`${place}: ${what}`);
    else untold += 1;
  };
  return {
    warn,
    openClass(rawName) {
      const name = normaliseText(rawName);
      const known = classes.get(name);
      if (known !== undefined) return { item: known, isNew: false };
      if (classes.size >= LIMITS.classes)
        throw new SchemaTooLargeError(`more than ${LIMITS.classes} classes`);
      const item: DraftClass = { name, attributes: [] };
      classes.set(name, item);
      return { item, isNew: true };
    },
    addAttribute(item, attribute, place) {
      attributes += 1;
      if (attributes > MAX_ATTRIBUTES)
        throw new SchemaTooLargeError(`more than ${MAX_ATTRIBUTES} attributes`);
      mergeAttribute(item, attribute, (what) => warn(place, what));
    },
    addRelationType(rawName, place) {
      const name = normaliseText(rawName);
      if (relationTypes.has(name)) warn(place, `the relation ${quote(name)} stands twice; it was taken once`);
      relationTypes.add(name);
    },
    setColor: (item, css, place) => takeColor(item, css, (what) => warn(place, what)),
    addGuideline: (text) => void guidelines.push(text),
    setHotkey(item, hotkey, place) {
      const holder = hotkeys.get(hotkey);
      if (holder === item.name) return;
      if (!/^[0-9]$/.test(hotkey)) warn(place, `the hotkey ${quote(hotkey)} is not one digit; left out`);
      else if (holder !== undefined)
        warn(place, `the hotkey ${quote(hotkey)} is taken by ${quote(holder)}; left out`);
      else if (item.hotkey === undefined) {
        item.hotkey = hotkey;
        hotkeys.set(hotkey, item.name);
      } else warn(place, `${quote(item.name)} has the hotkey ${quote(item.hotkey)} already; left out`);
    },
    classes: () => [...classes.values()],
    finish: () => ({
      file: {
        classes: [...classes.values()].map((item, index) => toFileClass(item, keepsOrder ? index : null)),
        ...(relationTypes.size > 0 && { relationTypes: [...relationTypes].map((name) => ({ name })) }),
        ...(guidelines.length > 0 && { guidelines: guidelines.join('\n\n') }),
      },
      warnings: untold === 0 ? warnings : [...warnings, `and ${untold} more`],
    }),
  };
}

function toFileClass({ attributes, ...rest }: DraftClass, order: number | null): JsonObject {
  const isOrdered = order !== null && attributes.length > 1;
  const listed = attributes.map((item, index) => ({ ...item, ...(isOrdered && { order: index }) }));
  return {
    ...rest,
    ...(order !== null && { order }),
    ...(attributes.length > 0 && { attributes: listed as unknown as JsonValue }),
  };
}

/** A class of several controls or labels may have the shapes of all of them; any shape if one of them says nothing. */
export function widenGeometry(
  item: DraftClass,
  isNew: boolean,
  geometry: readonly GeometryKind[] | undefined,
): void {
  if (geometry === undefined) delete item.geometry;
  else if (isNew || item.geometry !== undefined)
    item.geometry = [...new Set([...(item.geometry ?? []), ...geometry])];
}

function takeColor(item: DraftClass, css: string, warn: (what: string) => void): void {
  const color = toHexColor(css);
  if (color === null) return warn(`${quote(css)} is not a colour; the class gets one of its own`);
  if (!color.isOpaque) warn(`${quote(css)} is transparent; the colour was taken without that`);
  if (item.color !== undefined && item.color !== color.hex)
    warn(`${quote(item.name)} has the colour ${item.color} already; ${quote(css)} was left out`);
  item.color ??= color.hex;
}

function mergeAttribute(item: DraftClass, attribute: DraftAttribute, warn: (what: string) => void): void {
  const added = { ...attribute, name: normaliseText(attribute.name) };
  const at = item.attributes.findIndex(({ name }) => name === added.name);
  const known = item.attributes[at];
  if (known === undefined && item.attributes.length >= LIMITS.attributesPerClass)
    throw new SchemaTooLargeError(`more than ${LIMITS.attributesPerClass} attributes of ${quote(item.name)}`);
  if (known === undefined) return void item.attributes.push(added);
  if (JSON.stringify(known) === JSON.stringify(added)) return;
  const label = `the attribute ${quote(added.name)} of ${quote(item.name)}`;
  if (known.type !== added.type || known.choices === undefined || added.choices === undefined)
    return warn(`${label} stands twice and differs; the first was taken`);
  item.attributes[at] = { ...known, choices: [...new Set([...known.choices, ...added.choices])] };
  warn(`${label} stands twice; the values of both were taken`);
}
