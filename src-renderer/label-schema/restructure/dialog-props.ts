import type { ShownClass } from '../../../src-main/contract/schema-contract';
import type { LabelClass } from '../../../src-main/domain/label-schema/label-schema';
import type { SchemaEditor } from '../use-schema';

/** What a question about a class is given. */
export interface RestructureProps {
  readonly editor: SchemaEditor;
  readonly labelClass: LabelClass;
  readonly shown: ShownClass;
  readonly onClose: () => void;
}
