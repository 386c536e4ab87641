/** A list of 10,000 names helps nobody: the rest is found by typing. */
export const MOST_OPTIONS = 60;
