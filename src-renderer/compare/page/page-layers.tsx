import { useMemo } from 'react';
import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import { api } from '../../api/client';
import type { RefreshOn } from '../../api/follow-library';
import { useCall } from '../../api/use-call';
import type { PageLayerProps } from '../../pdf-view/page-sheet';
import { indexShapes } from '../../pdf-view/shapes/shape-index';
import { ShapeLayer } from '../../pdf-view/shapes/shape-layer';
import type { Looks } from '../../sides/class-looks';
import { placeOfChange, type ComparedRegion } from '../../sides/region-place';
import { Ring } from '../../sides/ring';
import { MarkLayer } from './mark-layer';
import { shapesOfRegions } from './mark-shapes';
import { mergePageSides, splitPageSide } from './merge-page-sides';
import classes from './page-layers.module.css';

/** What a page is shown for: both sides overlaid, one side with its changes marked, or one side as it simply is. */
export type LayerMode = 'overlay' | 'marked' | 'plain';

export interface ComparedLayer {
  readonly mode: LayerMode;
  /** Whose regions the page holds; when overlaid, whose paper it is. */
  readonly side: 'before' | 'after';
  /** Version reference of that side. */
  readonly version: string;
  readonly document: string;
  readonly changes: readonly RegionChangeView[];
  readonly looks: Looks;
  /** Percent. */
  readonly unchanged: number;
  readonly currentId: string | null;
  readonly onPick: (changeId: string) => void;
  readonly refresh: RefreshOn | undefined;
}

const NONE: readonly ComparedRegion[] = [];

/** Everything over one page of a comparison. */
export function PageLayers({ layer, ...page }: PageLayerProps & { readonly layer: ComparedLayer }) {
  const { mode, side, version, document, looks } = layer;
  const { pageIndex } = page;
  const { data } = useCall(
    `page ${version} ${document} ${pageIndex}`,
    (signal) => api.labels.page({ version, document, pageIndex }, { signal }),
    layer.refresh,
  );
  const regions = data?.regions ?? NONE;
  const plain = useMemo(
    () => (mode === 'plain' ? indexShapes(shapesOfRegions(regions, pageIndex, looks[side], true)) : null),
    [mode, regions, pageIndex, looks, side],
  );
  return plain === null ? (
    <MarkedPage {...page} layer={layer} regions={regions} />
  ) : (
    <>
      <ShapeLayer {...page} index={plain} />
      <PlainRing {...page} layer={layer} />
    </>
  );
}

/** Around old and new place alike, so that it stands still while the sides alternate. */
function PlainRing({ layer, pageIndex, scale }: PageLayerProps & { readonly layer: ComparedLayer }) {
  const current = layer.changes.find(({ id }) => id === layer.currentId);
  const place = current === undefined ? null : placeOfChange(current);
  return place?.pageIndex === pageIndex ? <Ring box={place.box} scale={scale} /> : null;
}

interface MarkedPageProps extends PageLayerProps {
  readonly layer: ComparedLayer;
  readonly regions: readonly ComparedRegion[];
}

function MarkedPage({ layer, regions, ...page }: MarkedPageProps) {
  const { mode, side, changes, looks, unchanged, currentId, onPick } = layer;
  const { pageIndex } = page;
  const merged = useMemo(
    () =>
      mode === 'overlay'
        ? mergePageSides(pageIndex, changes, regions)
        : splitPageSide(pageIndex, changes, regions, side),
    [mode, pageIndex, changes, regions, side],
  );
  const index = useMemo(
    () => indexShapes(shapesOfRegions(merged.unchanged, pageIndex, looks[side], false)),
    [merged.unchanged, pageIndex, looks, side],
  );
  return (
    <>
      {unchanged > 0 && (
        <div className={classes.unchanged} style={{ opacity: unchanged / 100 }}>
          <ShapeLayer {...page} index={index} showLabels={false} />
        </div>
      )}
      <MarkLayer
        {...page}
        marks={merged.marks}
        looks={looks}
        side={mode === 'overlay' ? 'after' : side}
        currentId={currentId}
        onPick={onPick}
      />
    </>
  );
}
