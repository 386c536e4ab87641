import { compareCodeUnits } from '../canonical/canonical-json';
import type { LabelSchema } from './label-schema';

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

const HOTKEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const;

/**
 * The classes in the order of their names, the order in which hotkeys are given out. Colours and
 * hotkeys that a person set are kept; the rest follow from the names alone, so that the order of
 * importing leaves no trace.
 */
export function showClasses(schema: LabelSchema): ShownClass[] {
  const taken = new Set(schema.classes.map(({ hotkey }) => hotkey));
  const free = HOTKEYS.filter((key) => !taken.has(key));
  return [...schema.classes]
    .sort((a, b) => compareCodeUnits(a.name, b.name))
    .map(({ id, name, color, hotkey, guideline = '', deprecated = false, parent = null }) => ({
      id,
      name,
      color: color ?? colorOfName(name),
      hotkey: hotkey ?? (deprecated ? null : (free.shift() ?? null)),
      guideline,
      deprecated,
      parent,
    }));
}

/** The first digit that no class is shown with; `null` when all ten are taken. */
export function firstFreeHotkey(schema: LabelSchema): string | null {
  const taken = new Set(showClasses(schema).map(({ hotkey }) => hotkey));
  return HOTKEYS.find((key) => !taken.has(key)) ?? null;
}

/**
 * A colour that follows from the name: hues spread by the golden angle over a hash of it, dark enough
 * for white text (contrast 4.5:1 or better with white at this lightness).
 */
export function colorOfName(name: string): string {
  let hash = 2166136261; // FNV-1a, 32 bits
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 16777619);
  const hue = ((hash >>> 0) * 137.508) % 360;
  return hslToHex(hue, 0.65, LIGHTNESS_BY_HUE(hue));
}

/** Yellow and green look lighter than blue at one lightness; these keep 4.5:1 against white. */
const LIGHTNESS_BY_HUE = (hue: number): number => (hue > 40 && hue < 200 ? 0.29 : 0.42);

function hslToHex(hue: number, saturation: number, lightness: number): string {
  const amplitude = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): string => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - amplitude * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
