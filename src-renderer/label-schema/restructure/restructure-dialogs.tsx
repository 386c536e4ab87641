import type { SchemaEditor } from '../use-schema';
import { MergeDialog } from './merge-dialog';
import { closeRestructure, useRestructure } from './open-restructure';
import { RemoveDialog } from './remove-dialog';
import { SplitDialog } from './split-dialog';

/** The question that is open, if there is one. */
export function RestructureDialogs({ editor }: { readonly editor: SchemaEditor }) {
  const open = useRestructure((state) => state.open);
  const labelClass = editor.schema.classes.find(({ id }) => id === open?.id);
  const shown = editor.classes.get(open?.id ?? '');
  if (open === null || labelClass === undefined || shown === undefined) return null;
  const props = { editor, labelClass, shown, onClose: closeRestructure };
  switch (open.kind) {
    case 'merge':
      return <MergeDialog {...props} />;
    case 'split':
      return <SplitDialog {...props} />;
    case 'remove':
      return <RemoveDialog {...props} />;
  }
}
