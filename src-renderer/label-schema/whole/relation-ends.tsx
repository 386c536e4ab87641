import type { LabelSchema, RelationType } from '../../../src-main/domain/label-schema/label-schema';
import type { FieldChanges } from '../../schema-edits/with-fields';
import { schemaTexts } from '../../texts/schema-texts';
import { ClassMultiSelect } from '../pickers/class-multi-select';

const texts = schemaTexts.relations;

interface RelationEndsProps {
  readonly schema: LabelSchema;
  readonly draft: RelationType;
  readonly change: (changes: FieldChanges<RelationType>) => void;
}

/** Which classes the two linked regions may have. */
export function RelationEnds({ schema, draft, change }: RelationEndsProps) {
  return (['from', 'to'] as const).map((end) => (
    <ClassMultiSelect
      key={end}
      label={draft.undirected === true ? texts.ends[end] : texts[end]}
      placeholder={draft[end] === undefined ? texts.anyClass : ''}
      classes={schema.classes}
      value={draft[end]}
      onChange={(ids) => change({ [end]: ids.length === 0 ? null : ids })}
    />
  ));
}
