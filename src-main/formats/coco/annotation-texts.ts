import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import type { Region } from '../../domain/regions/region';
import type { CocoCategories } from './coco-categories';
import type { CocoExport, CocoPage } from './coco-export';
import { toCocoId } from './coco-types';
import { exportFrame, type ImageNumbering } from './export-images';
import { scaleOf } from './frame';
import type { Losses } from './losses';
import { createSeenIds } from './seen-ids';
import { writeAnnotation } from './write-annotation';

/**
 * Annotations as JSON. What ids new images and annotations get is known only after the last page, so that
 * places are kept for them: pages are read once.
 */
export interface AnnotationTexts {
  /** The annotations of a page, in their order in the file. @param pageNumber the page was taken as the n-th image, from 0 */
  ofPage(page: CocoPage, pageNumber: number): string[];
  /** Fills the places in a text of them, once all pages have been described and all images numbered. */
  complete(text: string): string;
}

/** Stands around the place of an id in JSON, which holds no such character. */
const MARK = '\u0000';
const IMAGE = 'image';
const ANNOTATION = 'annotation';

export function describeAnnotations(
  { schema, scale }: Pick<CocoExport, 'schema' | 'scale'>,
  { images, categories, losses }: { images: ImageNumbering; categories: CocoCategories; losses: Losses },
): AnnotationTexts {
  const classes = new Map(schema.classes.map((labelClass) => [labelClass.id, labelClass]));
  const ids = numberAnnotations(losses);
  return {
    ofPage(page, pageNumber) {
      const pageScale = scaleOf(exportFrame(page, scale), page.size);
      const known = images.idOf(pageNumber);
      const imageId = known === null ? `${MARK}${IMAGE} ${pageNumber}${MARK}` : JSON.stringify(known);
      return inFileOrder(page).map((region) => {
        const id = ids.take(region);
        const place = {
          categoryId: categories.idOf(region.class),
          scale: pageScale,
          labelClass: region.class === null ? undefined : classes.get(region.class),
        };
        const fields = JSON.stringify(writeAnnotation(region, place, losses)).slice(1);
        return `{"id":${id},"image_id":${imageId},${fields}`;
      });
    },
    complete: (text) =>
      text
        .split(MARK)
        .map((part, index) => {
          if (index % 2 === 0) return part;
          const [kind, number] = part.split(' ');
          return kind === IMAGE ? JSON.stringify(images.idOf(Number(number))) : ids.fresh(Number(number));
        })
        .join(''),
  };
}

interface AnnotationNumbering {
  /** The id that a region came with when no other had it before, as JSON; else the place of a new one. */
  take(region: Region): string;
  /** The n-th new id, from 1: above all that came, which has to be known. */
  fresh(n: number): string;
}

function numberAnnotations(losses: Losses): AnnotationNumbering {
  const seen = createSeenIds();
  let fresh = 0;
  return {
    take({ source }) {
      const given = source?.['id'];
      const id = toCocoId(given);
      if (id !== null && seen.add(id)) return JSON.stringify(given);
      if (id !== null) losses.add('annotation ids renumbered, because another annotation has them', 'kept');
      return `${MARK}${ANNOTATION} ${++fresh}${MARK}`;
    },
    fresh: (n) => String(seen.maximum + n),
  };
}

/** By the id they came with, then by region id: close to the order of the imported file, and the same every time. */
function inFileOrder({ content }: CocoPage): readonly Region[] {
  const orderOf = ({ source }: Region): number => {
    const id = toCocoId(source?.['id']);
    return typeof id === 'number' ? id : Infinity;
  };
  return content.regions
    .map((region) => ({ region, order: orderOf(region) }))
    .toSorted((a, b) =>
      a.order === b.order ? compareCodeUnits(a.region.id, b.region.id) : a.order - b.order,
    )
    .map(({ region }) => region);
}
