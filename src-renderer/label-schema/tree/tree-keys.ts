import type { TreeRow } from '../../schema-edits/class-tree';

export type TreeKey =
  | { readonly kind: 'show'; readonly index: number }
  | { readonly kind: 'open' | 'close'; readonly id: string };

/** Rows that PageUp and PageDown pass. */
const PAGE_ROWS = 15;

interface Press {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What a key does in the tree (WAI-ARIA Authoring Practices, tree view); null when it is not one of its keys. */
export function keyInTree(press: Press, rows: readonly TreeRow[], current: number): TreeKey | null {
  if (press.altKey || press.ctrlKey || press.metaKey || press.shiftKey || rows.length === 0) return null;
  const row = rows[current];
  const show = (index: number): TreeKey => ({
    kind: 'show',
    index: Math.max(0, Math.min(index, rows.length - 1)),
  });
  switch (press.key) {
    case 'ArrowDown':
      return show(current + 1);
    case 'ArrowUp':
      return show(current - 1);
    case 'PageDown':
      return show(current + PAGE_ROWS);
    case 'PageUp':
      return show(current - PAGE_ROWS);
    case 'Home':
      return show(0);
    case 'End':
      return show(rows.length - 1);
    case 'ArrowRight':
      if (row?.hasChildren !== true) return null;
      return row.isOpen ? show(current + 1) : { kind: 'open', id: row.id };
    case 'ArrowLeft':
      if (row?.isOpen === true) return { kind: 'close', id: row.id };
      return row?.parent == null ? null : show(rows.findIndex((each) => each.id === row.parent));
    default:
      return null;
  }
}
