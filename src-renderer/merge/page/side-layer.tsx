import { useMemo } from 'react';
import type { Box } from '../../../src-main/domain/geometry/units';
import type { PageLayerProps } from '../../pdf-view/page-sheet';
import type { PageShape } from '../../pdf-view/shapes/page-shape';
import { indexShapes } from '../../pdf-view/shapes/shape-index';
import { ShapeLayer } from '../../pdf-view/shapes/shape-layer';
import { Ring, RingTag, type RingTagWords } from '../../sides/ring';

/** What is drawn over one page of a pane. The same object until it changes: a new one draws all pages anew. */
export interface DrawnSide {
  readonly pageIndex: number;
  readonly shapes: readonly PageShape[];
  /** Around what the current conflict is about. */
  readonly ring: Box | null;
  /** What this side has there; null where the tags of the shapes say it. */
  readonly tag: RingTagWords | null;
  readonly onPick: (region: string) => void;
}

export function SideLayer({ drawn, ...page }: PageLayerProps & { readonly drawn: DrawnSide }) {
  const { shapes, ring, tag, onPick } = drawn;
  const index = useMemo(() => indexShapes(shapes), [shapes]);
  if (page.pageIndex !== drawn.pageIndex) return null;
  return (
    <>
      {/* Below the shapes, so that it covers no tag. */}
      <Ring box={ring} scale={page.scale} />
      <ShapeLayer
        {...page}
        index={index}
        onPick={([topmost]) => {
          if (topmost !== undefined) onPick(topmost);
        }}
      />
      {tag !== null && <RingTag box={ring} scale={page.scale} tag={tag} />}
    </>
  );
}
