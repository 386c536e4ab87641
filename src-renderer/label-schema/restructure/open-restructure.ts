import { create } from 'zustand';
import { showUndoable } from '../../app/undo';
import { withoutClass } from '../../schema-edits/restructure';
import { schemaTexts } from '../../texts/schema-texts';
import type { SchemaEditor } from '../use-schema';

export type RestructureKind = 'merge' | 'split' | 'remove';

interface OpenRestructure {
  readonly open: { readonly kind: RestructureKind; readonly id: string } | null;
}

/** Which question about which class is open. */
export const useRestructure = create<OpenRestructure>(() => ({ open: null }));

export const openRestructure = (kind: RestructureKind, id: string): void =>
  useRestructure.setState({ open: { kind, id } });

export const closeRestructure = (): void => useRestructure.setState({ open: null });

/** Removes a class that no region has at once; for others it is asked what becomes of the regions. */
export async function removeOrAsk(editor: SchemaEditor, id: string): Promise<void> {
  const shown = editor.classes.get(id);
  if (shown === undefined) return;
  if (shown.regions > 0) return openRestructure('remove', id);
  if (await editor.edit((schema) => withoutClass(schema, id)))
    showUndoable(editor.dataset, schemaTexts.removed(shown.name));
}
