import { compareCodeUnits } from '../canonical/canonical-json';
import { classColors } from './class-colors';
import { classTree } from './class-tree';
import type { LabelClass, LabelSchema } from './label-schema';

/** A class as it is shown: colour and hotkey worked out where the schema leaves them open. */
export interface ShownClass {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly hotkey: string | null;
  readonly guideline: string;
  readonly deprecated: boolean;
  readonly parent: string | null;
}

/** Keys that a class may have. */
export const HOTKEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/**
 * The classes as a tree is read: each before its subclasses, siblings by their place, then by name.
 * Colours and hotkeys that a person set are kept. The rest are given for the schema as a whole, colours unlike
 * each other and hotkeys in the order of names, so that the order of importing leaves no trace.
 */
export function showClasses(schema: LabelSchema): ShownClass[] {
  const hotkeys = hotkeysOf(schema.classes);
  const colors = classColors(schema.classes);
  return inTreeOrder(schema).map(({ id, name, guideline = '', deprecated = false, parent = null }) => ({
    id,
    name,
    color: colors.get(id)!,
    hotkey: hotkeys.get(id) ?? null,
    guideline,
    deprecated,
    parent,
  }));
}

function hotkeysOf(classes: readonly LabelClass[]): ReadonlyMap<string, string> {
  const taken = new Set(classes.map(({ hotkey }) => hotkey));
  const free = HOTKEYS.filter((key) => !taken.has(key));
  const hotkeys = new Map<string, string>();
  for (const { id, hotkey, deprecated } of classes.toSorted((a, b) => compareCodeUnits(a.name, b.name))) {
    const key = hotkey ?? (deprecated === true ? undefined : free.shift());
    if (key !== undefined) hotkeys.set(id, key);
  }
  return hotkeys;
}

/** Each class before its subclasses; a circle, which no schema file has, would come last. */
function inTreeOrder(schema: LabelSchema): LabelClass[] {
  const tree = classTree(schema);
  const below = (id: string | null): LabelClass[] => (tree.get(id) ?? []).toReversed();
  const ordered = new Set<LabelClass>();
  const open = below(null);
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    ordered.add(item);
    open.push(...below(item.id));
  }
  for (const item of schema.classes) ordered.add(item);
  return [...ordered];
}

/** The first digit that no class is shown with; `null` when all ten are taken. */
export function firstFreeHotkey(schema: LabelSchema): string | null {
  const taken = new Set(showClasses(schema).map(({ hotkey }) => hotkey));
  return HOTKEYS.find((key) => !taken.has(key)) ?? null;
}
