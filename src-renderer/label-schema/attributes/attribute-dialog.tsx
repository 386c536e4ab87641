import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import { FormDialog } from '../../components/form-dialog';
import { ATTRIBUTE_TYPES, problemOf, type AttributeType } from '../../schema-edits/attribute-edits';
import { newAttributeId } from '../../schema-edits/new-ids';
import { typedName } from '../../schema-edits/typed-name';
import { withFields, type FieldChanges } from '../../schema-edits/with-fields';
import { schemaTexts } from '../../texts/schema-texts';
import { DefaultField } from './default-field';
import { TypeFields } from './type-fields';

const texts = schemaTexts.attributes;

interface AttributeDialogProps {
  /** Name of the class it belongs to. */
  readonly className: string;
  /** Null for a new one. */
  readonly attribute: AttributeDefinition | null;
  readonly others: readonly AttributeDefinition[];
  readonly onClose: () => void;
  readonly onSave: (attribute: AttributeDefinition) => void;
}

/** What the fields of an attribute are given. */
export interface AttributeFieldProps {
  readonly draft: AttributeDefinition;
  readonly change: (changes: FieldChanges<AttributeDefinition>) => void;
}

/** The form of one attribute; saved as one edit. */
export function AttributeDialog({ className, attribute, others, onClose, onSave }: AttributeDialogProps) {
  const [draft, setDraft] = useState<AttributeDefinition>(attribute ?? { id: '', name: '', type: 'string' });
  const [isTried, setIsTried] = useState(false);
  const change: AttributeFieldProps['change'] = (changes) => setDraft((last) => withFields(last, changes));
  const problem = problemOf(draft, others);
  const submit = async (): Promise<void> => {
    setIsTried(true);
    if (problem !== null) return;
    const name = typedName(draft.name);
    const taken = new Set(others.map(({ id }) => id));
    onSave({ ...draft, name, id: attribute?.id ?? (await newAttributeId(className, name, taken)) });
  };
  const isAboutName = problem === 'no-name' || problem === 'name-taken';
  return (
    <FormDialog
      onClose={onClose}
      title={attribute === null ? texts.newTitle(className) : texts.editTitle(attribute.name)}
      onSubmit={() => void submit()}
      submit={texts.save}
      isReady={!isTried || problem === null}
    >
      <TextInput
        label={texts.name}
        value={draft.name}
        maxLength={200}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={isTried && isAboutName ? texts.problems[problem] : undefined}
        data-autofocus
      />
      <Select
        label={texts.type}
        data={ATTRIBUTE_TYPES.map((type) => ({ value: type, label: texts.types[type] }))}
        value={draft.type}
        onChange={(type) => change({ type: type as AttributeType, default: null })}
      />
      <TypeFields draft={draft} change={change} />
      <Switch
        size="sm"
        label={texts.requiredLabel}
        description={texts.requiredHint}
        checked={draft.required === true}
        onChange={(event) => change({ required: event.currentTarget.checked || null })}
      />
      <DefaultField draft={draft} change={change} />
      {isTried && problem !== null && !isAboutName && <div role="alert">{texts.problems[problem]}</div>}
    </FormDialog>
  );
}
