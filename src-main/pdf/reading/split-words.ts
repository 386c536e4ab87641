import { UNITS_PER_POINT, type Word, type WordBox } from '../document-facts';
import { estimateWidths } from './glyph-widths';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A run of text in one font on one line. Page space in points, y downwards. */
export interface TextRun {
  /** In reading order, also for right-to-left scripts. */
  readonly text: string;
  readonly isRightToLeft: boolean;
  /** The line ends after this run. */
  readonly endsLine: boolean;
  /** On the base line, at the end that `along` leads away from. */
  readonly start: Point;
  /** Unit vector along the base line. */
  readonly along: Point;
  /** Unit vector from the base line towards the letters' tops. */
  readonly up: Point;
  readonly length: number;
  /** How far letters reach from the base line along `up`; `below` is negative. */
  readonly above: number;
  readonly below: number;
  readonly fontSize: number;
}

/** A word, or a part of one that the next run may continue. */
export interface WordPiece {
  readonly text: string;
  readonly run: TextRun;
  /** Distance from the run's start along it, in points. */
  readonly from: number;
  readonly to: number;
  /** White space or a line's end stands before, after it. */
  readonly startsWord: boolean;
  readonly endsWord: boolean;
}

/**
 * Splits a run at white space. A PDF gives the width of the whole run only; it is shared among the
 * letters in the proportions of a common sans-serif face, which keeps a word's edges within about a letter.
 */
export function splitRun(run: TextRun): readonly WordPiece[] {
  const letters = [...run.text];
  const widths = estimateWidths(letters);
  const total = widths.reduce((sum, width) => sum + width, 0) || 1;
  const pieces: WordPiece[] = [];
  let before = 0;
  for (const match of run.text.matchAll(/\s+|\S+/gu)) {
    const count = [...match[0]].length;
    const first = before;
    before += count;
    if (/^\s/u.test(match[0])) continue;
    const left = sumOf(widths, 0, first) / total;
    const right = left + sumOf(widths, first, before) / total;
    pieces.push({
      text: match[0],
      run,
      from: (run.isRightToLeft ? 1 - right : left) * run.length,
      to: (run.isRightToLeft ? 1 - left : right) * run.length,
      startsWord: first > 0,
      endsWord: before < letters.length || run.endsLine,
    });
  }
  // A run of nothing but white space separates its neighbours.
  return pieces.length > 0
    ? pieces
    : [{ text: '', run, from: 0, to: run.length, startsWord: true, endsWord: true }];
}

const sumOf = (widths: readonly number[], from: number, to: number): number => {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += widths[index]!;
  return sum;
};

/** Of the font size: a larger gap between two runs is a space that nobody wrote down. */
const MAX_GAP = 0.12;

/** Puts together words whose letters are in several runs (a change of font within a word), as boxes on the page. */
export function joinPieces(pieces: readonly WordPiece[]): readonly Word[] {
  const words: Word[] = [];
  let open: WordPiece | undefined;
  for (const piece of pieces) {
    if (piece.text !== '') {
      const box = boxOf(piece);
      const last = words.at(-1);
      if (open !== undefined && last !== undefined && continues(open, piece)) {
        words[words.length - 1] = {
          text: (last.text + piece.text).normalize('NFC'),
          box: unite(last.box, box),
        };
      } else {
        words.push({ text: piece.text.normalize('NFC'), box });
      }
    }
    open = piece.endsWord || piece.text === '' ? undefined : piece;
  }
  return words;
}

function continues(left: WordPiece, right: WordPiece): boolean {
  if (right.startsWord || left.run.isRightToLeft || right.run.isRightToLeft) return false;
  const { along, up, fontSize } = left.run;
  const dx = right.run.start.x - left.run.start.x;
  const dy = right.run.start.y - left.run.start.y;
  const gap = dx * along.x + dy * along.y + right.from - left.to;
  const rise = dx * up.x + dy * up.y;
  const isParallel = along.x * right.run.along.x + along.y * right.run.along.y > 0.999;
  return isParallel && Math.abs(gap) < MAX_GAP * fontSize && Math.abs(rise) < 0.05 * fontSize;
}

function boxOf({ run, from, to }: WordPiece): WordBox {
  const corners = [from, to].flatMap((along) =>
    [run.below, run.above].map((up) => ({
      x: run.start.x + along * run.along.x + up * run.up.x,
      y: run.start.y + along * run.along.y + up * run.up.y,
    })),
  );
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return [
    toUnits(Math.min(...xs)),
    toUnits(Math.min(...ys)),
    toUnits(Math.max(...xs)),
    toUnits(Math.max(...ys)),
  ];
}

/** Adding 0 turns −0 into 0, which has only one way to be written. */
const toUnits = (points: number): number => Math.round(points * UNITS_PER_POINT) + 0;

const unite = (a: WordBox, b: WordBox): WordBox => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
