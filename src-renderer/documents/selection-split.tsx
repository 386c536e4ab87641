import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { DocumentRow } from '../../src-main/contract/document-contract';
import type { Split } from '../../src-main/domain/regions/region';
import { SPLITS } from '../../src-main/domain/splits/split-rule';
import { openDialog } from '../app/dialogs';
import { splitTexts as texts } from '../texts/split-texts';

interface SelectionSplitProps {
  readonly dataset: string;
  readonly documents: ReadonlyMap<string, DocumentRow>;
  readonly onSplit: (split: Split | null) => void;
}

/** Puts the selected documents into a split, or gives them an attribute to split by. */
export function SelectionSplit({ dataset, documents, onSplit }: SelectionSplitProps) {
  return (
    <Menu position="top">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} />}>
          {texts.menu}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{texts.putInto}</Menu.Label>
        {SPLITS.map((split, index) => (
          <Menu.Item
            key={split}
            onClick={() => onSplit(split)}
            rightSection={<kbd aria-hidden="true">{`S ${index + 1}`}</kbd>}
          >
            {texts.names[split]}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onSplit(null)} rightSection={<kbd aria-hidden="true">S 0</kbd>}>
          {texts.putIntoNone}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          onClick={() =>
            openDialog({ name: 'document-attribute', dataset, documents: [...documents.keys()] })
          }
        >
          {texts.setAttribute}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
