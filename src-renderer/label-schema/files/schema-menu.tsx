import { Menu } from '@mantine/core';
import { MenuButton } from '../../components/menu-button';
import { SaveSchemaMenu } from '../../schema-versions/save-schema-menu';
import { schemaTexts } from '../../texts/schema-texts';
import type { SchemaEditor } from '../use-schema';
import { applyPreset } from './schema-files';
import { usePresets } from './use-presets';

const texts = schemaTexts.files;

interface SchemaMenuProps {
  readonly editor: SchemaEditor;
  /** `dataset@draft`, `dataset@3`. */
  readonly schemaRef: string;
  readonly onLoad: () => void;
}

/** Schema files in and out, and presets. */
export function SchemaMenu({ editor, schemaRef, onLoad }: SchemaMenuProps) {
  const presets = usePresets(editor.canEdit);
  return (
    <>
      {editor.canEdit && (
        <MenuButton label={texts.load} width={320}>
          <Menu.Item onClick={onLoad}>{texts.loadFile}</Menu.Item>
          {presets.length > 0 && <Menu.Label>{texts.presets}</Menu.Label>}
          {presets.map((preset) => (
            <Menu.Item key={preset.id} onClick={() => void applyPreset(editor, preset)}>
              {texts.preset(preset.name, preset.schema.classes.length)}
            </Menu.Item>
          ))}
        </MenuButton>
      )}
      <SaveSchemaMenu schemaRef={schemaRef} isDisabled={editor.schema.classes.length === 0} />
    </>
  );
}
