import { IconFileImport, IconTags } from '@tabler/icons-react';
import { ChoiceCard } from '../../components/choice-card';
import { EmptyState } from '../../components/empty-state';
import { schemaTexts } from '../../texts/schema-texts';
import type { SchemaEditor } from '../use-schema';
import { applyPreset } from './schema-files';
import { usePresets } from './use-presets';
import classes from './no-classes.module.css';

const texts = schemaTexts.empty;

interface NoClassesProps {
  readonly editor: SchemaEditor;
  readonly onLoad: () => void;
}

/** A schema without classes: type one, take a preset, or load a file. */
export function NoClasses({ editor, onLoad }: NoClassesProps) {
  const presets = usePresets(editor.canEdit);
  const icon = <IconTags size={26} stroke={1.6} />;
  if (!editor.canEdit)
    return (
      <EmptyState icon={icon} title={texts.noneTitle}>
        {texts.none}
      </EmptyState>
    );
  return (
    <div className={classes.start}>
      <EmptyState icon={icon} title={texts.title}>
        {texts.text}
      </EmptyState>
      <div className={classes.choices}>
        {presets.map((preset) => (
          <ChoiceCard
            key={preset.id}
            icon={<IconTags size={20} />}
            title={schemaTexts.files.preset(preset.name, preset.schema.classes.length)}
            hint={preset.description}
            onClick={() => void applyPreset(editor, preset)}
          />
        ))}
        <ChoiceCard
          icon={<IconFileImport size={20} />}
          title={schemaTexts.files.loadFile}
          hint={texts.loadHint}
          onClick={onLoad}
        />
      </div>
    </div>
  );
}
