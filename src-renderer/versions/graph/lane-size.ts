/** Pixels between lanes, and most for all of them: in a wide graph the lanes move together. */
const LANE_PX = 16;
const MOST_PX = 144;

/** Pixels between two lanes of a graph. */
export const pitchOf = (lanes: number): number => Math.min(LANE_PX, MOST_PX / lanes);

/** Pixels that all its lanes take. */
export const lanesWidthPx = (lanes: number): number => pitchOf(lanes) * lanes;
