import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type {
  Cardinality,
  LabelSchema,
  RelationType,
} from '../../../src-main/domain/label-schema/label-schema';
import { FormDialog } from '../../components/form-dialog';
import { newRelationTypeId } from '../../schema-edits/new-ids';
import { typedName } from '../../schema-edits/typed-name';
import { withFields, type FieldChanges } from '../../schema-edits/with-fields';
import { schemaTexts } from '../../texts/schema-texts';
import { RelationEnds } from './relation-ends';

const texts = schemaTexts.relations;
const CARDINALITIES = ['many-to-many', 'one-to-one', 'one-to-many', 'many-to-one'] as const;

interface RelationDialogProps {
  readonly schema: LabelSchema;
  /** Null for a new one. */
  readonly type: RelationType | null;
  readonly onClose: () => void;
  readonly onSave: (type: RelationType) => void;
}

/** The form of one relation type; saved as one edit. */
export function RelationDialog({ schema, type, onClose, onSave }: RelationDialogProps) {
  const [draft, setDraft] = useState<RelationType>(type ?? { id: '', name: '' });
  const change = (changes: FieldChanges<RelationType>): void => setDraft((last) => withFields(last, changes));
  const name = typedName(draft.name);
  const isTaken = (schema.relationTypes ?? []).some((each) => each.id !== draft.id && each.name === name);
  const isReady = name !== '' && !isTaken;
  const submit = async (): Promise<void> => {
    const taken = new Set((schema.relationTypes ?? []).map(({ id }) => id));
    onSave({ ...draft, id: type?.id ?? (await newRelationTypeId(name, taken)) });
  };
  return (
    <FormDialog
      onClose={onClose}
      title={type === null ? texts.newTitle : texts.editTitle(type.name)}
      onSubmit={() => void submit()}
      submit={texts.save}
      isReady={isReady}
    >
      <TextInput
        label={texts.name}
        placeholder={texts.namePlaceholder}
        value={draft.name}
        maxLength={200}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={isTaken ? texts.nameTaken : undefined}
        data-autofocus
      />
      <RelationEnds schema={schema} draft={draft} change={change} />
      <Select
        label={texts.cardinality}
        data={CARDINALITIES.map((value) => ({ value, label: texts.cardinalities[value] }))}
        value={draft.cardinality ?? 'many-to-many'}
        onChange={(value) =>
          change({ cardinality: value === 'many-to-many' ? null : (value as Cardinality) })
        }
      />
      <Switch
        size="sm"
        label={texts.directed}
        description={texts.directedHint}
        checked={draft.undirected !== true}
        onChange={(event) => change({ undirected: event.currentTarget.checked ? null : true })}
      />
    </FormDialog>
  );
}
