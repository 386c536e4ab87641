import { useMemo } from 'react';
import type { Part } from '../../../src-main/domain/regions/region';
import type { PageLayerProps } from '../../pdf-view/page-sheet';
import { shapeOfPart, type PageShape, type ShapeStyle } from '../../pdf-view/shapes/page-shape';
import { indexShapes } from '../../pdf-view/shapes/shape-index';
import { ShapeLayer } from '../../pdf-view/shapes/shape-layer';
import { migrationTexts } from '../../texts/migration-texts';
import { outcomeOf, type Example, type ExampleLooks } from './examples';

const texts = migrationTexts.preview;
/** Of what is deleted; on paper, which is white in both themes. */
const REMOVED_COLOR = '#b3261e';

interface ExampleLayerProps extends PageLayerProps {
  readonly example: Example;
  readonly looks: ExampleLooks;
}

/** A region as it was, dashed, and as it becomes over it, with a tag that says both. */
export function ExampleLayer({ example, looks, ...page }: ExampleLayerProps) {
  const index = useMemo(() => indexShapes(shapesOf(example, looks)), [example, looks]);
  return <ShapeLayer {...page} index={index} />;
}

function shapesOf(example: Example, looks: ExampleLooks): readonly PageShape[] {
  const { before, after, pageIndex } = example;
  const was = looks.before(before.class);
  const becomes = after === null ? null : looks.after(after.class);
  const isReshaped = after !== null && JSON.stringify(after.parts) !== JSON.stringify(before.parts);
  const old: ShapeStyle = {
    color: becomes === null ? REMOVED_COLOR : was.color,
    label: becomes === null ? texts.becomes(was.name, texts.deleted) : null,
    isDashed: true,
    fillOpacity: 0.05,
    strokeWidth: 2,
  };
  const now: ShapeStyle = {
    color: becomes?.color ?? REMOVED_COLOR,
    label: texts.becomes(was.name, outcomeOf(example, looks)),
    strokeWidth: 2.5,
  };
  const onPage = (parts: readonly Part[]): readonly Part[] =>
    parts.filter((part) => (part.page ?? pageIndex) === pageIndex);
  return [
    ...(becomes === null || isReshaped
      ? onPage(before.parts as readonly Part[]).map((part) => shapeOfPart('before', part, old))
      : []),
    ...(after === null
      ? []
      : onPage(after.parts as readonly Part[]).map((part) => shapeOfPart('after', part, now))),
  ];
}
