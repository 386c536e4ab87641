import { randomUUID } from 'node:crypto';

export const CLASSES = ['Text', 'Table', 'Picture'];

/** A region as far as these edits change it. */
interface ModelRegion {
  readonly document: string;
  readonly className: string;
  readonly box: readonly number[];
}

export type ModelEdit =
  | {
      readonly op: 'add';
      readonly id: string;
      readonly document: string;
      readonly pageIndex: 0;
      readonly class: string;
      readonly box: number[];
    }
  | { readonly op: 'move'; readonly region: string; readonly box: number[] }
  | { readonly op: 'relabel'; readonly region: string; readonly class: string }
  | { readonly op: 'delete'; readonly region: string };

/** What the draft must hold after the edits that were acknowledged. */
export type Model = ReadonlyMap<string, ModelRegion>;

/** The next edit of a person who adds, moves, relabels and deletes. */
export function nextEdit(model: Model, documents: readonly string[], random: () => number): ModelEdit {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const left = Math.round(random() * 4_000_000) / 10_000;
  const box = [left, left, left + 50, left + 60.5];
  const dice = random();
  if (model.size === 0 || dice < 0.5) {
    return {
      op: 'add',
      id: randomUUID(),
      document: pick(documents),
      pageIndex: 0,
      class: pick(CLASSES),
      box,
    };
  }
  const [region, { className }] = pick([...model]);
  if (dice < 0.75) return { op: 'move', region, box };
  if (dice < 0.9) return { op: 'relabel', region, class: pick(CLASSES.filter((name) => name !== className)) };
  return { op: 'delete', region };
}

/** The model after an edit. */
export function applyEdit(model: Model, edit: ModelEdit): Model {
  const next = new Map(model);
  if (edit.op === 'add') {
    next.set(edit.id, { document: edit.document, className: edit.class, box: edit.box });
    return next;
  }
  const known = next.get(edit.region)!;
  if (edit.op === 'delete') next.delete(edit.region);
  else if (edit.op === 'move') next.set(edit.region, { ...known, box: edit.box });
  else next.set(edit.region, { ...known, className: edit.class });
  return next;
}

/** One line for each region, to compare a model with what a library holds. */
export const linesOf = (model: Model): string[] =>
  [...model]
    .map(
      ([id, { document, className, box }]) =>
        `${id} ${document} ${className} ${box.map((edge) => Math.round(edge * 10_000)).join(' ')}`,
    )
    .toSorted();
