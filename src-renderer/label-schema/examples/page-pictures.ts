import { useEffect, useState } from 'react';
import type { ClassExample } from '../../../src-main/domain/label-schema/label-schema';
import { toPoints } from '../../../src-main/domain/geometry/units';
import { libraryFiles } from '../../api/library-files';
import { openSource } from '../../pdf-view/sources/open-source';
import { examplePlace } from '../../schema-edits/example-edits';
import { mediaTypeOf } from './media-type';

export type PagePicture =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly url: string }
  /** The file is not in this library, or cannot be drawn. */
  | { readonly kind: 'failed' };

/** Room around the region, in points: an example is read with a little of what surrounds it. */
const MARGIN_PT = 6;
/** The picture is drawn for a card of this size, on a screen of double density at most. */
const CARD_WIDTH_PX = 220;
const CARD_HEIGHT_PX = 120;
const MAX_SCALE = 4;
/** Pictures kept after they left the view. */
const MAX_KEPT = 200;

const kept = new Map<string, Promise<string>>();
/** One document is opened at a time: each takes a thread of its own. */
let line: Promise<unknown> = Promise.resolve();

/** The picture of an example's part of its page. Drawn once, while a component shows it. */
export function usePagePicture(example: ClassExample): PagePicture {
  const key = examplePlace(example);
  const [shown, setShown] = useState<{ key: string; picture: PagePicture }>();
  useEffect(() => {
    let isGone = false;
    const show = (picture: PagePicture): void => {
      if (!isGone) setShown({ key, picture });
    };
    pictureOf(key, example).then(
      (url) => show({ kind: 'ready', url }),
      () => show({ kind: 'failed' }),
    );
    return () => {
      isGone = true;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key is all of the example that is drawn
  }, [key]);
  return shown?.key === key ? shown.picture : { kind: 'waiting' };
}

function pictureOf(key: string, example: ClassExample): Promise<string> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const drawn = line.then(() => draw(example));
  line = drawn.catch(() => undefined);
  kept.set(key, drawn);
  // A failure may be over the next time: a file can be attached.
  drawn.catch(() => kept.delete(key));
  forgetOldest();
  return drawn;
}

async function draw({ file, pageIndex, box }: ClassExample): Promise<string> {
  const { signal } = new AbortController();
  const mediaType = await mediaTypeOf(libraryFiles.fileRequest(file), signal);
  const source = await openSource(libraryFiles, { file, mediaType }, undefined, signal);
  try {
    const [left, top, right, bottom] = box.map(toPoints) as [number, number, number, number];
    const width = right - left + 2 * MARGIN_PT;
    const height = bottom - top + 2 * MARGIN_PT;
    const density = Math.min(2, window.devicePixelRatio || 1);
    const fit = Math.min(CARD_WIDTH_PX / width, CARD_HEIGHT_PX / height) * density;
    const scale = Math.min(MAX_SCALE, Math.max(fit, 0.05));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const at = { x: Math.round((left - MARGIN_PT) * scale), y: Math.round((top - MARGIN_PT) * scale) };
    const clip = { ...at, width: canvas.width, height: canvas.height };
    await source.render(pageIndex, { canvas, scale, clip }, signal);
    return URL.createObjectURL(await blobOf(canvas));
  } finally {
    source.close();
  }
}

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });

function forgetOldest(): void {
  for (const [key, drawn] of kept) {
    if (kept.size <= MAX_KEPT) return;
    kept.delete(key);
    void drawn.then((url) => URL.revokeObjectURL(url));
  }
}
