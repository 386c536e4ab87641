import { placeFurniture } from '../document';
import { placeChart, type Chart } from '../drawings';
import type { FlowItem, FlowThing, Frame } from '../flow';
import { breakLines, lineHeight, placeText, type Label, type Sheet } from '../sheet';
import type { PageSetup, TextStyle } from '../surface';
import { measureTable, placeTable, type TableContent, type TableLook } from '../table';

/** The look of a report in columns. */
export interface ReportStyle {
  readonly page: PageSetup;
  readonly left: number;
  readonly gap: number;
  readonly columns: 1 | 2;
  readonly body: TextStyle;
  readonly heading: TextStyle;
  readonly caption: TextStyle;
  readonly furniture: TextStyle;
  readonly table: TableLook;
}

export const heading = (style: ReportStyle, text: string): FlowItem => ({
  text,
  label: 'Section header',
  style: style.heading,
  before: 11,
});
export const paragraph = (style: ReportStyle, text: string): FlowItem => ({
  text,
  label: 'Text',
  style: style.body,
  before: 4,
  align: 'justify',
});
export const bullet = (style: ReportStyle, text: string): FlowItem => ({
  text,
  label: 'List item',
  style: style.body,
  before: 3,
  marker: '•',
  indent: 10,
});

const columnWidth = ({ page, left, gap, columns }: ReportStyle) =>
  (page.width - 2 * left - gap * (columns - 1)) / columns;

/** A chart with its caption under it, in one piece. */
export function figure(
  sheet: Sheet,
  style: ReportStyle,
  chart: Omit<Chart, 'box'> & { readonly height: number },
  caption: string,
): FlowThing {
  const captionHeight =
    breakLines(sheet.surface, caption, style.caption, columnWidth(style)).length * lineHeight(style.caption);
  return {
    height: chart.height + captionHeight + 14,
    before: 8,
    draw(x, y, width) {
      placeChart(sheet, { ...chart, box: [x, y, x + width, y + chart.height] });
      placeText(sheet, caption, {
        x,
        y: y + chart.height + 6,
        width,
        style: style.caption,
        label: 'Caption',
      });
    },
  };
}

/** A table with its caption over it, in one piece. */
export function table(sheet: Sheet, style: ReportStyle, content: TableContent, caption: string): FlowThing {
  const captionHeight =
    breakLines(sheet.surface, caption, style.caption, columnWidth(style)).length * lineHeight(style.caption);
  return {
    height: measureTable(sheet.surface, content, style.table) + captionHeight + 12,
    before: 8,
    draw(x, y, width) {
      const top = placeText(sheet, caption, { x, y, width, style: style.caption, label: 'Caption' }) + 4;
      placeTable(sheet, { x, y: top, columns: content.columns, rows: content.rows }, style.table, {
        attributes: { kind: 'data' },
      });
    },
  };
}

export interface Pages {
  readonly header: { readonly left: string; readonly right: string };
  readonly footer: (page: number) => {
    readonly left?: string;
    readonly middle?: string;
    readonly right?: string;
  };
  /** Draws what stands over the columns on the first page and returns the y under it. */
  readonly opening: () => number;
  /** Footnotes by 1-based page; they stand under the first column. */
  readonly footnotes: Readonly<Record<number, readonly string[]>>;
  /** Footnotes are a class of their own only in the last version of the sample's schema. */
  readonly footnoteLabel?: Label;
}

/** Columns one after the other, each page with header, footer and its footnotes. */
export function reportFrames(sheet: Sheet, style: ReportStyle, pages: Pages): () => Frame {
  const width = columnWidth(style);
  const full = style.page.width - 2 * style.left;
  const note: TextStyle = { ...style.body, size: 7, leading: 1.3 };
  let column = style.columns - 1;
  let top = 0;
  let noteTop = 0;
  return () => {
    column = (column + 1) % style.columns;
    const foot = style.page.height - 62;
    if (column === 0) {
      sheet.startPage(style.page);
      const page = sheet.pageCount();
      placeFurniture(sheet, pages.header, { x: style.left, y: 30, width: full }, style.furniture);
      sheet.surface.line([style.left, 43], [style.left + full, 43], { stroke: '#9aa0a8', lineWidth: 0.4 });
      placeFurniture(
        sheet,
        pages.footer(page),
        { x: style.left, y: style.page.height - 40, width: full },
        style.furniture,
      );
      top = page === 1 ? pages.opening() : 58;
      const notes = pages.footnotes[page] ?? [];
      const heights = notes.map(
        (text) => breakLines(sheet.surface, text, note, width).length * lineHeight(note) + 1,
      );
      noteTop = foot - heights.reduce((sum, height) => sum + height, 0);
      if (notes.length > 0)
        sheet.surface.line([style.left, noteTop - 4], [style.left + 70, noteTop - 4], {
          stroke: '#555555',
          lineWidth: 0.4,
        });
      let y = noteTop;
      for (const text of notes)
        y =
          placeText(sheet, text, {
            x: style.left,
            y,
            width,
            style: note,
            label: pages.footnoteLabel ?? 'Footnote',
          }) + 1;
      noteTop -= notes.length > 0 ? 12 : 0;
    }
    return {
      x: style.left + column * (width + style.gap),
      y: top,
      width,
      bottom: column === 0 ? noteTop : foot,
    };
  };
}
