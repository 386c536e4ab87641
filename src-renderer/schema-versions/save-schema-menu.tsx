import { Menu } from '@mantine/core';
import { MenuButton } from '../components/menu-button';
import { schemaVersionTexts } from '../texts/schema-version-texts';
import { saveSchemaFile, SCHEMA_FILE_FORMATS } from './save-schema-file';

const texts = schemaVersionTexts.saveAs;

interface SaveSchemaMenuProps {
  /** `name@1.2.0`, `dataset@draft`, `dataset@3`. */
  readonly schemaRef: string;
  readonly isDisabled?: boolean;
}

/** A schema as a file, in the formats there are. */
export const SaveSchemaMenu = ({ schemaRef, isDisabled = false }: SaveSchemaMenuProps) => (
  <MenuButton label={texts.title} isDisabled={isDisabled}>
    {SCHEMA_FILE_FORMATS.map((format) => (
      <Menu.Item key={format} onClick={() => void saveSchemaFile(schemaRef, format)}>
        {texts.formats[format]}
      </Menu.Item>
    ))}
  </MenuButton>
);
