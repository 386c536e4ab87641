/** Least share of common word triples from which two pages are taken for the same. */
export const DEFAULT_TEXT_LIKENESS = 0.8;

/** Most of the 143 bits of two page pictures that may differ. */
export const DEFAULT_PICTURE_DISTANCE = 20;

/** From here on, pages that have nothing in common but their layout are taken for the same. */
export const LARGEST_PICTURE_DISTANCE = 40;
