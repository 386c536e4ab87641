import { FailureView } from '../../components/failure-view';
import type { SchemaEditor } from '../use-schema';

/** Why the last edit was refused: the screen shows it too, but behind the dialog. */
export const RefusedEdit = ({ editor }: { readonly editor: SchemaEditor }) =>
  editor.failure === undefined ? null : <FailureView message={editor.failure.userMessage} />;
