import type { LabelSchema, RelationType } from '../../../src-main/domain/label-schema/label-schema';
import { putRelationType, relationTypesOf, removeRelationType } from '../../schema-edits/relation-edits';
import { schemaTexts } from '../../texts/schema-texts';
import { DefinitionList } from '../definition-list';
import type { SchemaEditor } from '../use-schema';
import { RelationDialog } from './relation-dialog';

const texts = schemaTexts.relations;

/** The kinds of links that two regions may have. */
export function RelationList({ editor }: { readonly editor: SchemaEditor }) {
  const { schema, canEdit } = editor;
  return (
    <DefinitionList
      texts={texts}
      items={relationTypesOf(schema)}
      canEdit={canEdit}
      describe={(type) => describe(type, schema)}
      onRemove={({ id }) => void editor.edit((now) => removeRelationType(now, id))}
    >
      {(type, onClose) => (
        <RelationDialog
          schema={schema}
          type={type}
          onClose={onClose}
          onSave={(saved) => {
            onClose();
            void editor.edit((now) => putRelationType(now, saved));
          }}
        />
      )}
    </DefinitionList>
  );
}

function describe({ from, to, cardinality, undirected }: RelationType, schema: LabelSchema): string {
  const names = new Map(schema.classes.map(({ id, name }) => [id, name]));
  const end = (ids: readonly string[] | undefined): string =>
    ids === undefined ? texts.anyClass : ids.map((id) => names.get(id) ?? id).join(', ');
  return [
    `${end(from)} ${undirected ? '↔' : '→'} ${end(to)}`,
    texts.cardinalities[cardinality ?? 'many-to-many'],
  ].join(' · ');
}
