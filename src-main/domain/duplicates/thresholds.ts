/** Least share of common word triples from which two pages are taken for the same. */
export const DEFAULT_TEXT_LIKENESS = 0.8;

/** Most of the 256 bits of two page pictures that may differ. */
export const DEFAULT_PICTURE_DISTANCE = 10;
