import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { schemaTexts } from '../../texts/schema-texts';
import type { SchemaEditor } from '../use-schema';
import { applyPreset, saveSchemaFile, type ExportFormat } from './schema-files';
import { usePresets } from './use-presets';

const texts = schemaTexts.files;
const FORMATS: readonly ExportFormat[] = ['json', 'md', 'html'];

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
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={14} />}
            disabled={editor.schema.classes.length === 0}
          >
            {texts.save}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => void saveSchemaFile(editor, schemaRef, format)}>
              {texts.formats[format]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
