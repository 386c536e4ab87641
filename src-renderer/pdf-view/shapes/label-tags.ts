import { textOn } from './readable-text';

/** CSS pixels. */
export const TAG_HEIGHT = 15;
const FONT_PX = 11;
const PADDING_X = 4;
const MAX_CHARACTERS = 28;

/** Tags drawn once: writing 3,000 of them anew takes 60 ms, copying them 3. */
export interface Tag {
  readonly canvas: HTMLCanvasElement;
  /** CSS pixels. */
  readonly width: number;
}

const tags = new Map<string, Tag>();
/** A schema has tens of classes; the bound is for a session that opens many of them. */
const MAX_TAGS = 1000;

export function tagFor(label: string, color: string, pixelRatio: number): Tag {
  const key = `${pixelRatio} ${color} ${label}`;
  const known = tags.get(key);
  if (known !== undefined) return known;
  if (tags.size >= MAX_TAGS) tags.clear();
  const made = drawTag(label, color, pixelRatio);
  tags.set(key, made);
  return made;
}

function drawTag(label: string, color: string, pixelRatio: number): Tag {
  const shown = label.length > MAX_CHARACTERS ? `${label.slice(0, MAX_CHARACTERS - 1)}…` : label;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) return { canvas, width: 0 };
  const font = `600 ${FONT_PX}px system-ui, sans-serif`;
  context.font = font;
  const width = Math.ceil(context.measureText(shown).width) + 2 * PADDING_X;
  canvas.width = Math.ceil(width * pixelRatio);
  canvas.height = Math.ceil(TAG_HEIGHT * pixelRatio);
  context.scale(pixelRatio, pixelRatio);
  context.fillStyle = color;
  context.fillRect(0, 0, width, TAG_HEIGHT);
  context.fillStyle = textOn(color);
  context.font = font;
  context.textBaseline = 'middle';
  context.fillText(shown, PADDING_X, TAG_HEIGHT / 2 + 0.5);
  return { canvas, width };
}
