import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
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
        <Menu position="bottom-end" width={320}>
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={14} />}>
              {texts.load}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onLoad}>{texts.loadFile}</Menu.Item>
            {presets.length > 0 && <Menu.Label>{texts.presets}</Menu.Label>}
            {presets.map((preset) => (
              <Menu.Item key={preset.id} onClick={() => void applyPreset(editor, preset)}>
                {texts.preset(preset.name, preset.schema.classes.length)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <SaveSchemaMenu schemaRef={schemaRef} isDisabled={editor.schema.classes.length === 0} />
    </>
  );
}
