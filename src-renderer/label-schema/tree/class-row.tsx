import { IconChevronRight } from '@tabler/icons-react';
import type { ShownClass } from '../../../src-main/contract/schema-contract';
import { Key } from '../../components/keys';
import { Swatch } from '../../components/swatch';
import type { TreeRow } from '../../schema-edits/class-tree';
import { schemaTexts } from '../../texts/schema-texts';
import { formatCount } from '../../texts/words';
import { INDENT_PX } from './row-size';
import type { TreeDrag } from './use-tree-drag';
import classes from './class-tree.module.css';

const texts = schemaTexts.tree;

interface ClassRowProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly shown: ShownClass;
  readonly chosen: string | undefined;
  readonly drag: Pick<TreeDrag, 'moved' | 'target'>;
  /** Pixels from the top of the tree. */
  readonly top: number;
  readonly onChoose: (id: string) => void;
  readonly onToggle: (id: string, open: boolean) => void;
}

/** One class of the tree. Keys are handled by the tree, which has the focus. */
export function ClassRow({ id, row, shown, chosen, drag, top, ...act }: ClassRowProps) {
  const { name, color, hotkey, deprecated, regions } = shown;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree has the keys
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      data-class={row.id}
      aria-label={texts.rowLabel(name, regions, deprecated)}
      aria-level={row.depth + 1}
      aria-posinset={row.position + 1}
      aria-setsize={row.siblings}
      aria-selected={row.id === chosen}
      {...(row.hasChildren && { 'aria-expanded': row.isOpen })}
      className={classes.row}
      data-moved={row.id === drag.moved || undefined}
      data-target={row.id === drag.target?.over || undefined}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 4 + row.depth * INDENT_PX }}
      onClick={() => act.onChoose(row.id)}
    >
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Left and Right do the same */}
      <span
        className={classes.twisty}
        data-open={row.isOpen || undefined}
        onClick={(event) => {
          if (!row.hasChildren) return;
          event.stopPropagation();
          act.onToggle(row.id, !row.isOpen);
        }}
      >
        {row.hasChildren && <IconChevronRight size={14} aria-hidden="true" />}
      </span>
      <Swatch color={color} />
      <span className={classes.name} data-deprecated={deprecated || undefined} title={name}>
        {name}
      </span>
      {deprecated && <span className={classes.badge}>{texts.deprecated}</span>}
      <span className={classes.regions} title={texts.regions(regions)}>
        {formatCount(regions)}
      </span>
      <span className={classes.key}>
        {hotkey !== null && <Key title={texts.hotkeyOf(hotkey)}>{hotkey}</Key>}
      </span>
    </div>
  );
}
