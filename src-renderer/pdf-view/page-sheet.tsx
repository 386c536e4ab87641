import { memo, type ReactNode, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { toPoints, type PageSize } from '../../src-main/domain/geometry/units';
import type { OpenState } from './open-document';
import { SheetNotice } from './sheet-notice';
import type { SheetRect } from './page-transform';
import { NO_PICTURE, type PagePicture } from './page-pictures';
import type { PageRenderer } from './page-renderer';
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
      <PageBitmap pageIndex={pageIndex} size={size} picture={picture} renderer={renderer} />
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
  readonly picture: PagePicture;
  readonly renderer: PageRenderer | null;
}

/** The drawn page. Canvases are made by the renderer and only hung up here: leaving and coming back draws nothing anew. */
function PageBitmap({ pageIndex, size, picture }: PageBitmapProps) {
  const host = useRef<HTMLDivElement>(null);
  const { canvas, detail } = picture;
  useLayoutEffect(() => {
    const shown = [canvas, detail?.canvas ?? null].filter((one) => one !== null);
    if (detail !== null) {
      // Percentages follow the zoom by themselves until a sharper detail arrives.
      const across = 100 / (toPoints(size.width) * detail.scale);
      const down = 100 / (toPoints(size.height) * detail.scale);
      Object.assign(detail.canvas.style, {
        position: 'absolute',
        left: `${detail.clip.x * across}%`,
        top: `${detail.clip.y * down}%`,
        width: `${detail.clip.width * across}%`,
        height: `${detail.clip.height * down}%`,
      });
    }
    host.current?.replaceChildren(...shown);
  }, [canvas, detail, size]);
  return <div ref={host} className={classes['bitmap']} role="img" aria-label={`Page ${pageIndex + 1}`} />;
}
