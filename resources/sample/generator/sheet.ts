import { inkHeights, unite, type Box, type PageSetup, type Surface, type TextStyle } from './surface';

/** Names of the sample schema's classes. */
export type Label =
  | 'Title'
  | 'Section header'
  | 'Text'
  | 'List item'
  | 'Table'
  | 'Figure'
  | 'Caption'
  | 'Header or footer'
  | 'Key'
  | 'Value'
  | 'Total'
  | 'Signature'
  | 'Footnote';

/** One labelled block of a document, as the code that drew it knows it. */
export interface Block {
  /** Stable within the document: given, or the class and its ordinal, like `text-3`. */
  readonly key: string;
  readonly page: number;
  readonly label: Label;
  readonly box: Box;
  /** Corners clockwise from the top left, where the block does not stand upright. */
  readonly quad?: readonly number[];
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, boolean | string>>;
}

export type BlockExtras = Partial<Pick<Block, 'key' | 'text' | 'attributes'>>;

/** A document being drawn, and the blocks drawn so far. */
export interface Sheet {
  readonly surface: Surface;
  readonly blocks: readonly Block[];
  readonly pageCount: () => number;
  readonly startPage: (setup: PageSetup) => void;
  readonly mark: (label: Label, box: Box, extras?: BlockExtras) => void;
}

/** Air between ink and box, in points. */
const PAD = 1;

export function createSheet(surface: Surface): Sheet {
  const blocks: Block[] = [];
  const counts = new Map<Label, number>();
  let pages = 0;
  return {
    surface,
    blocks,
    pageCount: () => pages,
    startPage(setup) {
      surface.startPage(setup);
      pages += 1;
    },
    mark(label, [left, top, right, bottom], extras = {}) {
      const ordinal = (counts.get(label) ?? 0) + 1;
      counts.set(label, ordinal);
      const key = extras.key ?? `${label.toLowerCase().replaceAll(' ', '-')}-${ordinal}`;
      blocks.push({
        page: pages - 1,
        label,
        box: [left - PAD, top - PAD, right + PAD, bottom + PAD],
        ...extras,
        key,
      });
    },
  };
}

export interface TextPlace {
  readonly x: number;
  /** Top of the first line. */
  readonly y: number;
  /** Breaks lines here; without it the text stays on one line. */
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center' | 'justify';
}

/** The text broken into lines that fit; a newline breaks too. */
export function breakLines(
  surface: Surface,
  text: string,
  style: TextStyle,
  width: number,
): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && surface.widthOf(longer, style) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines;
}

export const lineHeight = ({ size, leading = 1.3 }: TextStyle): number => size * leading;

/** Draws lines and says where their ink is. In justified text every line is stretched but the last, unless the text goes on elsewhere. */
export function drawLines(
  surface: Surface,
  lines: readonly string[],
  place: TextPlace & { readonly isContinued?: boolean },
  style: TextStyle,
): Box {
  const boxes = lines.map((line, index): Box => {
    const words = line.split(' ');
    const gaps = words.length - 1;
    const isStretched =
      place.align === 'justify' && gaps > 0 && (place.isContinued === true || index < lines.length - 1);
    // Stretched text is set word by word, without kerning across spaces.
    const natural = isStretched
      ? words.reduce((sum, word) => sum + surface.widthOf(word, style), gaps * surface.widthOf(' ', style))
      : surface.widthOf(line, style);
    const room = (place.width ?? natural) - natural;
    const x = place.x + (place.align === 'right' ? room : place.align === 'center' ? room / 2 : 0);
    const baseline = place.y + index * lineHeight(style) + style.size * 0.8;
    surface.text(line, { x, baseline, ...(isStretched && { wordSpacing: room / gaps }) }, style);
    const { above, below } = inkHeights(line, style);
    return [x, baseline - above, x + natural + (isStretched ? room : 0), baseline + below];
  });
  return unite(boxes);
}

/** Draws a text block and marks it, when it has a label. Returns the y under its last line. */
export function placeText(
  sheet: Sheet,
  text: string,
  place: TextPlace & { readonly style: TextStyle; readonly label?: Label; readonly extras?: BlockExtras },
): number {
  const lines = breakLines(sheet.surface, text, place.style, place.width ?? Number.POSITIVE_INFINITY);
  // Without a width, right and centred text hangs on x.
  const widest = Math.max(...lines.map((line) => sheet.surface.widthOf(line, place.style)));
  const shift =
    place.width !== undefined
      ? 0
      : place.align === 'right'
        ? widest
        : place.align === 'center'
          ? widest / 2
          : 0;
  const box = drawLines(
    sheet.surface,
    lines,
    { ...place, x: place.x - shift, width: place.width ?? widest },
    place.style,
  );
  if (place.label !== undefined) sheet.mark(place.label, box, place.extras);
  return place.y + lines.length * lineHeight(place.style);
}

/** A list item whose lines hang beside its number or bullet; both belong to the region. Returns the y under it. */
export function placeListItem(
  sheet: Sheet,
  item: { readonly marker: string; readonly text: string },
  at: { readonly x: number; readonly y: number; readonly width: number; readonly indent: number },
  style: TextStyle,
): number {
  const width = at.width - at.indent;
  const lines = breakLines(sheet.surface, item.text, style, width);
  const marker = drawLines(sheet.surface, [item.marker], at, style);
  sheet.mark(
    'List item',
    unite([marker, drawLines(sheet.surface, lines, { x: at.x + at.indent, y: at.y, width }, style)]),
  );
  return at.y + lines.length * lineHeight(style);
}
