import { Panel } from '../../components/panel';
import type { ClassExample } from '../../../src-main/domain/label-schema/label-schema';
import { changeExample, examplePlace, removeExample } from '../../schema-edits/example-edits';
import { schemaTexts } from '../../texts/schema-texts';
import type { ClassFieldProps } from '../class/class-details';
import { ExampleCard } from './example-card';
import classes from './examples.module.css';

const texts = schemaTexts.examples;

/** What belongs to the class and what does not, on real pages. They are added where regions are: in the annotate screen. */
export function ExampleList({ editor, labelClass }: ClassFieldProps) {
  const { id, examples = [] } = labelClass;
  const group = (title: string, shown: readonly ClassExample[]) =>
    shown.length > 0 && (
      <section aria-label={title}>
        <h3 className={classes.groupTitle}>{title}</h3>
        <ul className={classes.grid}>
          {shown.map((example) => (
            <ExampleCard
              key={examplePlace(example)}
              example={example}
              canEdit={editor.canEdit}
              onChange={(change) => void editor.edit((schema) => changeExample(schema, id, example, change))}
              onRemove={() => void editor.edit((schema) => removeExample(schema, id, example))}
            />
          ))}
        </ul>
      </section>
    );
  return (
    <Panel title={texts.title}>
      {examples.length === 0 && <p className={classes.none}>{texts.none}</p>}
      {group(
        texts.positive,
        examples.filter(({ isNegative }) => isNegative !== true),
      )}
      {group(
        texts.negative,
        examples.filter(({ isNegative }) => isNegative === true),
      )}
    </Panel>
  );
}
