import type { GeometryKind } from '../../domain/regions/region';
import type { DraftClass } from './schema-file-draft';

/** What a control of a labelling config that gives labels to regions becomes. */
export interface LabelControl {
  /** Absent: any shape. */
  readonly geometry?: readonly GeometryKind[];
  /** What its regions lose here; a sentence. */
  readonly loss?: string;
}

/** Controls whose `Label`s are classes, as labelstud.io/tags describes them. A rectangle may be rotated there. */
export const LABEL_CONTROLS: Readonly<Record<string, LabelControl>> = {
  RectangleLabels: { geometry: ['box', 'quad'] },
  OcrLabels: { geometry: ['box', 'quad'] },
  PolygonLabels: { geometry: ['polygon'] },
  Labels: {},
  BrushLabels: { geometry: ['polygon'], loss: 'brush strokes cannot be drawn here; outlines can' },
  BitmaskLabels: { geometry: ['polygon'], loss: 'masks cannot be drawn here; outlines can' },
  EllipseLabels: { geometry: ['polygon'], loss: 'ellipses cannot be drawn here; polygons can' },
  KeyPointLabels: { loss: 'key points cannot be drawn here; boxes and polygons can' },
  VectorLabels: { loss: 'open lines cannot be drawn here; boxes and polygons can' },
  HyperTextLabels: { loss: 'it marks stretches of text; here regions are shapes on a page' },
  ParagraphLabels: { loss: 'it marks stretches of text; here regions are shapes on a page' },
  TimeSeriesLabels: { loss: 'it marks stretches of time; here regions are shapes on a page' },
  TimelineLabels: { loss: 'it marks stretches of time; here regions are shapes on a page' },
};

/** Controls that draw the regions for a `Labels` of the same object. */
export const SHAPE_CONTROLS: Readonly<Record<string, LabelControl>> = {
  Rectangle: { geometry: ['box', 'quad'] },
  Polygon: { geometry: ['polygon'] },
  Brush: LABEL_CONTROLS['BrushLabels']!,
  Bitmask: LABEL_CONTROLS['BitmaskLabels']!,
  Ellipse: LABEL_CONTROLS['EllipseLabels']!,
  KeyPoint: LABEL_CONTROLS['KeyPointLabels']!,
  Vector: LABEL_CONTROLS['VectorLabels']!,
};

/** Controls that ask for a value; of each region where they say perRegion. */
export const VALUE_CONTROLS: ReadonlySet<string> = new Set([
  'Choices',
  'Taxonomy',
  'TextArea',
  'Number',
  'Rating',
  'DateTime',
]);

/** What only lays out the screen or shows the task: nothing of it belongs to a schema. */
export const LAYOUT_TAGS: ReadonlySet<string> = new Set(
  (
    'View Style Collapse Panel Repeater Filter Shortcut Image Pdf PDF Text HyperText Paragraphs Table List Chat ' +
    'Markdown Magicwand SuperPixel'
  ).split(' '),
);

/** A control that gives classes, and the classes that it gives. */
export interface LabelledControl {
  readonly name: string;
  readonly toName: string;
  readonly classes: readonly DraftClass[];
}

/** A text that is filled in from the task, and so belongs to no schema. */
export const isVariable = (text: string | undefined): boolean => text?.trimStart().startsWith('$') === true;
