import type { PageSize } from '../geometry/units';
import type { PageContent, Part, Region } from '../regions/region';

/**
 * Carries a page's regions from one page size to another, for a document whose file is attached after
 * its annotations came: an absent document is measured in the pixels its annotations declare, a PDF
 * page in points. Rounds to whole units; the same input always gives the same result.
 */
export function scalePage(page: PageContent, from: PageSize, to: PageSize): PageContent {
  if (from.width === to.width && from.height === to.height) return page;
  return { ...page, regions: page.regions.map((region) => scaleRegion(region, from, to)) };
}

function scaleRegion(region: Region, from: PageSize, to: PageSize): Region {
  const scale = (value: number, index: number): number =>
    (index % 2 === 0
      ? Math.round((value * to.width) / from.width)
      : Math.round((value * to.height) / from.height)) + 0;
  return { ...region, parts: region.parts.map((part) => scalePart(part, scale)) };
}

function scalePart(part: Part, scale: (value: number, index: number) => number): Part {
  if ('box' in part) return { ...part, box: part.box.map(scale) as unknown as typeof part.box };
  return 'quad' in part
    ? { ...part, quad: part.quad.map(scale) }
    : { ...part, polygon: part.polygon.map(scale) };
}
