/** A box in points, origin top left. */
export interface PageBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PageSizePt {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a box is once its page is shown turned clockwise. Worked out here on its own, not with the code under test. */
export function turnedBox(box: PageBox, page: PageSizePt, rotate: 0 | 90 | 180 | 270): PageBox {
  const { width, height } = page;
  switch (rotate) {
    case 0:
      return box;
    case 90:
      return { left: height - box.bottom, top: box.left, right: height - box.top, bottom: box.right };
    case 180:
      return {
        left: width - box.right,
        top: height - box.bottom,
        right: width - box.left,
        bottom: height - box.top,
      };
    case 270:
      return { left: box.top, top: width - box.right, right: box.bottom, bottom: width - box.left };
  }
}

export const movedBox = ({ left, top, right, bottom }: PageBox, dx: number, dy: number): PageBox => ({
  left: left + dx,
  top: top + dy,
  right: right + dx,
  bottom: bottom + dy,
});

/** COCO's form: left, top, width, height. */
export const toCoco = ({ left, top, right, bottom }: PageBox): readonly [number, number, number, number] => [
  left,
  top,
  right - left,
  bottom - top,
];

export const middleOf = ({ left, top, right, bottom }: PageBox): Point => ({
  x: (left + right) / 2,
  y: (top + bottom) / 2,
});
