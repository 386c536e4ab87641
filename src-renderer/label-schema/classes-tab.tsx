import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { classTree } from '../../src-main/domain/label-schema/class-tree';
import { SplitPanes } from '../components/split-panes';
import { schemaTexts as texts } from '../texts/schema-texts';
import { ClassDetails } from './class/class-details';
import { NoClasses } from './files/no-classes';
import { ClassPane } from './tree/class-pane';
import type { SchemaEditor } from './use-schema';
import { useClassCommands } from './use-schema-keys';

interface ClassesTabProps {
  readonly editor: SchemaEditor;
  readonly onLoad: () => void;
}

/** The tree of classes, and everything about the one that is chosen. */
export function ClassesTab({ editor, onLoad }: ClassesTabProps) {
  const [chosen, setChosen] = useState<string>();
  const nameField = useRef<HTMLInputElement>(null);
  const newField = useRef<HTMLInputElement>(null);
  const { schema } = editor;
  const first = useMemo(() => classTree(schema).get(null)?.[0], [schema]);
  const labelClass = schema.classes.find(({ id }) => id === chosen) ?? first;
  const shown = labelClass === undefined ? undefined : editor.classes.get(labelClass.id);
  useClassCommands({ editor, shown, nameField, newField });
  // The tree follows the keys at once; the many fields come when there is time for them.
  const details = useDeferredValue(
    labelClass === undefined || shown === undefined ? null : (
      <ClassDetails
        key={labelClass.id}
        editor={editor}
        labelClass={labelClass}
        shown={shown}
        nameField={nameField}
      />
    ),
  );
  return (
    <SplitPanes
      name="schema"
      label={texts.divider}
      fixed="start"
      initial={380}
      min={260}
      start={<ClassPane editor={editor} chosen={labelClass?.id} onChoose={setChosen} newField={newField} />}
      end={labelClass === undefined ? <NoClasses editor={editor} onLoad={onLoad} /> : details}
    />
  );
}
