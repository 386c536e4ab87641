import type { RegionChangeView } from '../../../src-main/contract/version-contract';
import { api } from '../../api/client';
import type { Cause } from './compared-documents';
import type { Sides } from './comparison';

/** The first answer is small, so that something is there soon; the core compares anew for each slice, so later ones are large. */
const FIRST_SLICE = 500;
const SLICE = 50_000;

export interface Slice {
  readonly regions: readonly RegionChangeView[];
  /** Read up to and with this slice. */
  readonly done: number;
  readonly total: number;
}

/** Reads changed regions of a comparison, or of one of its documents, slice by slice. */
export async function* readRegions(
  sides: Sides,
  { document, cause }: { readonly document?: string; readonly cause: Cause },
  signal: AbortSignal,
): AsyncGenerator<Slice> {
  let done = 0;
  for (let total = Infinity; done < total;) {
    const limit = done === 0 ? FIRST_SLICE : SLICE;
    const place = document === undefined ? {} : { document };
    const slice = await api.compare.regions({ ...sides, ...place, cause, offset: done, limit }, { signal });
    done += slice.regions.length;
    total = slice.regions.length === 0 ? done : slice.total;
    yield { regions: slice.regions, done, total };
  }
}
