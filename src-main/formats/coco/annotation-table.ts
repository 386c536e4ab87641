/** Marks annotations whose image the file does not list. */
export const NO_IMAGE = 0xffff_ffff;

/** Where every annotation of a file lies: 16 bytes for each, and 4 more once they are grouped. */
export interface AnnotationTable {
  readonly count: number;
  /** @param slot number of the image id the annotation names @param offset in bytes @param length in bytes */
  add(slot: number, offset: number, length: number): void;
  /** @param imageOfSlot number of the image for every slot, or NO_IMAGE @param images how many there are */
  group(imageOfSlot: Uint32Array, images: number): AnnotationGroups;
}

/** Annotations by image, each in the order of the file. */
export interface AnnotationGroups {
  countOf(image: number): number;
  /** Byte ranges of the annotations of an image, ascending. */
  rangesOf(image: number): { offset: number; length: number }[];
}

const FIRST_CAPACITY = 4096;

export function createAnnotationTable(): AnnotationTable {
  let slots = new Uint32Array(FIRST_CAPACITY);
  let offsets = new Float64Array(FIRST_CAPACITY);
  let lengths = new Uint32Array(FIRST_CAPACITY);
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(slot, offset, length) {
      if (count === slots.length) {
        slots = grow(slots, new Uint32Array(count * 2));
        offsets = grow(offsets, new Float64Array(count * 2));
        lengths = grow(lengths, new Uint32Array(count * 2));
      }
      slots[count] = slot;
      offsets[count] = offset;
      lengths[count++] = length;
    },
    group(imageOfSlot, images) {
      const imageNumbers = slots.subarray(0, count).map((slot) => imageOfSlot[slot] ?? NO_IMAGE);
      const { starts, order } = sortByImage(imageNumbers, images);
      return {
        countOf: (image) => (starts[image + 1] ?? 0) - (starts[image] ?? 0),
        rangesOf: (image) =>
          Array.from(order.subarray(starts[image], starts[image + 1]), (i) => ({
            offset: offsets[i]!,
            length: lengths[i]!,
          })),
      };
    },
  };
}

function grow<List extends Uint32Array | Float64Array>(from: List, to: List): List {
  to.set(from);
  return to;
}

/** Counting sort: linear, and it keeps the order of the file within an image. */
function sortByImage(imageNumbers: Uint32Array, images: number): { starts: Uint32Array; order: Uint32Array } {
  const starts = new Uint32Array(images + 1);
  for (const image of imageNumbers) if (image !== NO_IMAGE) starts[image + 1]!++;
  for (let image = 0; image < images; image++) starts[image + 1]! += starts[image]!;
  const next = starts.slice();
  const order = new Uint32Array(starts[images]!);
  imageNumbers.forEach((image, annotation) => {
    if (image !== NO_IMAGE) order[next[image]!++] = annotation;
  });
  return { starts, order };
}
