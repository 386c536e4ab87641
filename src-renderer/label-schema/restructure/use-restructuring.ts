import { useAction, type Action } from '../../api/use-action';
import { showUndoable } from '../../app/undo';
import type { Restructuring } from '../../schema-edits/restructure';
import { beginMigration } from './begin-migration';
import type { RestructureProps } from './dialog-props';

/** Carries a restructuring out: at once where no region has the class, otherwise through a migration. */
export function useRestructuring(
  { editor, shown, onClose }: RestructureProps,
  done: string,
): Action<[make: () => Restructuring | Promise<Restructuring>], void> {
  return useAction(async (make) => {
    const restructuring = await make();
    if (shown.regions > 0) {
      if (await beginMigration(editor, restructuring)) onClose();
      return;
    }
    if (!(await editor.edit(() => restructuring.schema))) return;
    onClose();
    showUndoable(editor.dataset, done);
  });
}
