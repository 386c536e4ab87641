import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, type KeyboardEvent } from 'react';
import { classTree } from '../../../src-main/domain/label-schema/class-tree';
import { moveClass, type Place } from '../../schema-edits/class-moves';
import type { TreeRow } from '../../schema-edits/class-tree';
import { schemaTexts } from '../../texts/schema-texts';
import type { SchemaEditor } from '../use-schema';
import { ClassRow } from './class-row';
import { ROW_HEIGHT_PX } from './row-size';
import { keyInTree } from './tree-keys';
import { useTreeDrag } from './use-tree-drag';
import classes from './class-tree.module.css';

interface ClassTreeProps {
  readonly editor: SchemaEditor;
  readonly rows: readonly TreeRow[];
  /** Places cannot be told from a part of the tree. */
  readonly isFiltered: boolean;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onToggle: (id: string, open: boolean) => void;
}

/** Every class with its colour, hotkey and number of regions; only the rows in view are drawn, there may be 10,000. */
export function ClassTree({ editor, rows, isFiltered, chosen, onChoose, onToggle }: ClassTreeProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 12,
  });
  const current = rows.findIndex((each) => each.id === chosen);
  const onDrop = (moved: string, place: Place): void => {
    if (place.parent !== null) onToggle(place.parent, true);
    onChoose(moved);
    void editor.edit((schema) => moveClass(schema, moved, place));
  };
  const drag = useTreeDrag({
    scroller,
    rows,
    tree: () => classTree(editor.schema),
    isEnabled: editor.canEdit && !isFiltered,
    onDrop,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keyInTree(event, rows, current);
    if (act === null) return;
    event.preventDefault();
    if (act.kind !== 'show') return onToggle(act.id, act.kind === 'open');
    onChoose(rows[act.index]?.id ?? '');
    virtualizer.scrollToIndex(act.index);
  };
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label={schemaTexts.tree.label}
      aria-activedescendant={current < 0 ? undefined : `${id}-${chosen}`}
      tabIndex={0}
      className={classes.tree}
      data-dragging={drag.moved === null ? undefined : true}
      onKeyDown={onKeyDown}
      {...drag.handlers}
    >
      <div role="presentation" className={classes.space} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          const shown = row && editor.classes.get(row.id);
          if (row === undefined || shown === undefined) return null;
          const props = { row, shown, onChoose, onToggle, top: start, id: `${id}-${row.id}` };
          return <ClassRow key={row.id} {...props} chosen={chosen} drag={drag} />;
        })}
        {drag.target?.line !== undefined && <DropLine {...drag.target.line} />}
      </div>
    </div>
  );
}

/** Between which rows what is carried would go, and how deep. */
const DropLine = ({ top, left }: { readonly top: number; readonly left: number }) => (
  <div role="presentation" className={classes.line} style={{ transform: `translateY(${top}px)`, left }} />
);
