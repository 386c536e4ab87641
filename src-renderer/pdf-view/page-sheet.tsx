import { memo, type ReactNode, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { PageSize } from '../../src-main/domain/geometry/units';
import type { OpenState } from './open-document';
import { SheetNotice } from './sheet-notice';
import { type SheetRect, sheetSize } from './page-transform';
import { NO_PICTURE, type PagePicture } from './page-pictures';
import classes from './pdf-view.module.css';

/** What a layer over a page gets. All positions on the sheet are CSS pixels from its top left corner. */
export interface PageLayerProps {
  readonly pageIndex: number;
  readonly size: PageSize;
  /** CSS pixels per point. */
  readonly scale: number;
  /** The part of the sheet that is worth drawing. */
  readonly window: SheetRect;
}

export interface PageSheetProps extends PageLayerProps {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly open: OpenState;
  /** Only the first page in view asks for a password or shows why the document did not open. */
  readonly isFirst: boolean;
  readonly layer?: ((props: PageLayerProps) => ReactNode) | undefined;
  readonly onUnlock: (password: string) => void;
  readonly onRetry: (pageIndex: number) => void;
}

const never = (): (() => void) => () => undefined;

/** One page as a sheet of paper: its picture, what is wrong with it, and the layers over it. */
export const PageSheet = memo(function PageSheet(props: PageSheetProps) {
  const {
    pageIndex,
    size,
    scale,
    window,
    left,
    top,
    width,
    height,
    name,
    open,
    isFirst,
    layer,
    onUnlock,
    onRetry,
  } = props;
  const renderer = open.kind === 'open' ? open.renderer : null;
  const picture = useSyncExternalStore(
    renderer?.subscribe ?? never,
    () => renderer?.picture(pageIndex) ?? NO_PICTURE,
  );
  const isWaiting =
    picture.canvas === null && picture.problem === null && (open.kind === 'opening' || open.kind === 'open');
  return (
    <div
      className={classes['sheet']}
      style={{ left, top, width, height }}
      data-page-index={pageIndex}
      aria-busy={isWaiting}
    >
      <PageBitmap pageIndex={pageIndex} size={size} scale={scale} picture={picture} />
      <SheetNotice
        name={name}
        open={open}
        problem={picture.problem}
        isFirst={isFirst}
        isWaiting={isWaiting}
        onUnlock={onUnlock}
        onRetry={() => onRetry(pageIndex)}
      />
      {layer?.({ pageIndex, size, scale, window })}
    </div>
  );
});

interface PageBitmapProps {
  readonly pageIndex: number;
  readonly size: PageSize;
  readonly scale: number;
  readonly picture: PagePicture;
}

/** The drawn page. Canvases are made by the renderer and only hung up here: leaving and coming back draws nothing anew. */
function PageBitmap({ pageIndex, size, scale, picture }: PageBitmapProps) {
  const host = useRef<HTMLDivElement>(null);
  const { canvas, detail } = picture;
  useLayoutEffect(() => {
    const shown = [canvas, detail?.canvas ?? null].filter((one) => one !== null);
    host.current?.replaceChildren(...shown);
  }, [canvas, detail]);
  useLayoutEffect(() => {
    const { width, height } = sheetSize(size, scale);
    if (canvas !== null) fit(canvas, { x: 0, y: 0, width, height });
    if (detail === null) return;
    const ratio = scale / detail.scale;
    const { clip } = detail;
    fit(detail.canvas, {
      x: clip.x * ratio,
      y: clip.y * ratio,
      width: clip.width * ratio,
      height: clip.height * ratio,
    });
  }, [canvas, detail, size, scale]);
  return <div ref={host} className={classes['bitmap']} role="img" aria-label={`Page ${pageIndex + 1}`} />;
}

/**
 * Shows a canvas in a rectangle of the sheet. By a transform, which is the compositor's work alone: another
 * width or height would be painted anew on every step of a zoom.
 */
function fit(canvas: HTMLCanvasElement, to: SheetRect): void {
  const across = crisp(to.width / canvas.width);
  const down = crisp(to.height / canvas.height);
  canvas.style.transform = `translate(${to.x}px, ${to.y}px) scale(${across}, ${down})`;
}

/** A sheet is seldom a whole number of pixels wide: half a pixel too short looks better than all of it blurred. */
function crisp(ratio: number): number {
  const exact = 1 / devicePixelRatio;
  return Math.abs(ratio / exact - 1) < 0.002 ? exact : ratio;
}
