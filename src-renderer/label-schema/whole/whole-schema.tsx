import { Switch } from '@mantine/core';
import { changeWhole } from '../../schema-edits/relation-edits';
import { schemaTexts } from '../../texts/schema-texts';
import { MarkdownField } from '../class/markdown-field';
import type { SchemaEditor } from '../use-schema';
import { RelationList } from './relation-list';
import classes from '../class/class-details.module.css';

const texts = schemaTexts.whole;

/** The second pane: what is said of the schema as a whole. */
export function WholeSchema({ editor }: { readonly editor: SchemaEditor }) {
  const { schema, canEdit } = editor;
  const guidelines = schema.guidelines ?? '';
  return (
    <section className={classes.details} aria-label={texts.title}>
      <MarkdownField
        label={texts.guidelines}
        hint={texts.guidelinesHint}
        value={guidelines}
        canEdit={canEdit}
        onSave={(text) => void editor.edit((now) => changeWhole(now, { guidelines: text }))}
      />
      <Switch
        size="sm"
        label={texts.readingOrder}
        description={texts.readingOrderHint}
        checked={schema.readingOrder === true}
        onChange={(event) => {
          const readingOrder = event.currentTarget.checked;
          void editor.edit((now) => changeWhole(now, { readingOrder }));
        }}
        disabled={!canEdit}
      />
      <RelationList editor={editor} />
    </section>
  );
}
