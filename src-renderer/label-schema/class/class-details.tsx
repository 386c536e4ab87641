import { Switch } from '@mantine/core';
import type { RefObject } from 'react';
import type { ShownClass } from '../../../src-main/contract/schema-contract';
import type { LabelClass } from '../../../src-main/domain/label-schema/label-schema';
import { changeClass, type ClassChange } from '../../schema-edits/class-edits';
import { schemaTexts } from '../../texts/schema-texts';
import { AttributeList } from '../attributes/attribute-list';
import { ExampleList } from '../examples/example-list';
import { changeFitting } from '../restructure/begin-migration';
import type { SchemaEditor } from '../use-schema';
import { ClassActions } from './class-actions';
import { ColorField } from './color-field';
import { HotkeyField } from './hotkey-field';
import { MarkdownField } from './markdown-field';
import { NameField } from './name-field';
import { UseFields } from './use-fields';
import classes from './class-details.module.css';

const texts = schemaTexts.class;

/** What every field of a class is given. */
export interface ClassFieldProps {
  readonly editor: SchemaEditor;
  readonly labelClass: LabelClass;
  readonly shown: ShownClass;
  /** One edit of the class; asks first where regions would have to be rewritten. */
  readonly change: (change: ClassChange) => void;
}

interface ClassDetailsProps {
  readonly editor: SchemaEditor;
  readonly labelClass: LabelClass;
  readonly shown: ShownClass;
  readonly nameField: RefObject<HTMLInputElement | null>;
}

/** Everything about one class. */
export function ClassDetails({ editor, labelClass, shown, nameField }: ClassDetailsProps) {
  const { id } = labelClass;
  const change = (changes: ClassChange): void =>
    void changeFitting(editor, id, (schema) => changeClass(schema, id, changes));
  const field: ClassFieldProps = { editor, labelClass, shown, change };
  return (
    <section className={classes.details} aria-label={texts.label(shown.name)}>
      <NameField {...field} nameField={nameField} />
      <div className={classes.line}>
        <ColorField {...field} />
        <HotkeyField {...field} />
      </div>
      <MarkdownField
        label={texts.guideline}
        hint={texts.guidelineHint}
        value={shown.guideline}
        canEdit={editor.canEdit}
        onSave={(guideline) => change({ guideline })}
      />
      <UseFields {...field} />
      <AttributeList {...field} />
      <ExampleList {...field} />
      <Switch
        size="sm"
        label={texts.deprecate}
        description={texts.deprecateHint}
        checked={shown.deprecated}
        onChange={(event) => change({ deprecated: event.currentTarget.checked })}
        disabled={!editor.canEdit}
      />
      {editor.canEdit && <ClassActions {...field} />}
    </section>
  );
}
