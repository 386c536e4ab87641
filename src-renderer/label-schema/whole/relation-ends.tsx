import { MultiSelect } from '@mantine/core';
import type { LabelSchema, RelationType } from '../../../src-main/domain/label-schema/label-schema';
import type { FieldChanges } from '../../schema-edits/with-fields';
import { schemaTexts } from '../../texts/schema-texts';
import { MOST_OPTIONS } from '../most-options';

const texts = schemaTexts.relations;

interface RelationEndsProps {
  readonly schema: LabelSchema;
  readonly draft: RelationType;
  readonly change: (changes: FieldChanges<RelationType>) => void;
}

/** Which classes the two linked regions may have. */
export function RelationEnds({ schema, draft, change }: RelationEndsProps) {
  const data = schema.classes.map(({ id, name }) => ({ value: id, label: name }));
  return (['from', 'to'] as const).map((end) => (
    <MultiSelect
      key={end}
      size="xs"
      label={draft.undirected === true ? texts.ends[end] : texts[end]}
      placeholder={draft[end] === undefined ? texts.anyClass : ''}
      data={data}
      value={[...(draft[end] ?? [])]}
      onChange={(ids) => change({ [end]: ids.length === 0 ? null : ids })}
      limit={MOST_OPTIONS}
      searchable
    />
  ));
}
