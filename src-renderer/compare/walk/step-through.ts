/** A document of the list that is stepped through, with the number of its changes that are shown. */
export interface StepDocument {
  readonly document: string;
  readonly changes: number;
}

/** One change: which of its document's. */
export interface Cursor {
  readonly document: string;
  readonly index: number;
}

export interface Step {
  readonly cursor: Cursor;
  /** It went past the last change to the first, or the other way round. */
  readonly hasWrapped: boolean;
}

/** The next or previous change, across documents; `null` when there is none at all. */
export function stepChange(
  documents: readonly StepDocument[],
  from: Cursor | null,
  direction: 1 | -1,
): Step | null {
  const at = documents.findIndex(({ document }) => document === from?.document);
  const here = documents[at];
  if (from !== null && here !== undefined) {
    const index = from.index + direction;
    if (index >= 0 && index < here.changes)
      return { cursor: { document: here.document, index }, hasWrapped: false };
  }
  return stepDocument(documents, at < 0 ? null : from, direction);
}

/** The nearest change of another document that has any: its first when going on, its last when going back. */
export function stepDocument(
  documents: readonly StepDocument[],
  from: Cursor | null,
  direction: 1 | -1,
): Step | null {
  const count = documents.length;
  const found = documents.findIndex(({ document }) => document === from?.document);
  const start = found < 0 ? (direction === 1 ? -1 : count) : found;
  for (let distance = 1; distance <= count; distance += 1) {
    const place = start + distance * direction;
    const next = documents[((place % count) + count) % count];
    if (next === undefined || next.changes === 0) continue;
    const index = direction === 1 ? 0 : next.changes - 1;
    return { cursor: { document: next.document, index }, hasWrapped: place < 0 || place >= count };
  }
  return null;
}

/** "7 of 132": where a change stands among all that are stepped through. */
export function positionOf(
  documents: readonly StepDocument[],
  cursor: Cursor,
): { readonly position: number; readonly total: number } | null {
  let total = 0;
  let position: number | null = null;
  for (const { document, changes } of documents) {
    if (document === cursor.document && cursor.index < changes) position = total + cursor.index + 1;
    total += changes;
  }
  return position === null ? null : { position, total };
}
