import { Menu } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { REGION_FIELDS } from '../../../src-main/domain/restore/document-parts';
import type { ChangeItem } from '../../../src-main/contract/changes-contract';
import { IconButton } from '../../components/icon-button';
import { changesTexts } from '../../texts/changes-texts';
import { revert } from './restoring';

const texts = changesTexts.revert;

/** What of a change a menu needs to know. */
export type Revertible = Pick<ChangeItem, 'part' | 'document' | 'pageIndex' | 'change' | 'kinds'>;

interface RestoreMenuProps {
  readonly dataset: string;
  readonly item: Revertible;
  /** Leaves the way by Tab to the list, whose keys do the same. */
  readonly isInList?: boolean;
}

/** Reverts a change, one field of it, its page or its document. */
export function RestoreMenu({ dataset, item, isInList = false }: RestoreMenuProps) {
  const { part, document, pageIndex, change, kinds } = item;
  const fields = part.kind === 'region' && change === 'changed' && kinds.length > 1 ? fieldsOf(kinds) : [];
  const revertPart = (wanted: Revertible['part']) => () => void revert({ dataset, parts: [wanted] });
  return (
    <Menu position="bottom-end" width="max-content">
      <Menu.Target>
        <IconButton label={texts.menu} variant="subtle" {...(isInList ? { tabIndex: -1 } : {})}>
          <IconArrowBackUp size={16} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={revertPart(part)}>{texts.change}</Menu.Item>
        {part.kind === 'region' &&
          fields.map((field) => (
            <Menu.Item key={field} onClick={revertPart({ ...part, fields: [field] })}>
              {texts.onlyField(field)}
            </Menu.Item>
          ))}
        <Menu.Divider />
        {pageIndex !== null && (
          <Menu.Item onClick={revertPart({ kind: 'page', document, pageIndex })}>{texts.page}</Menu.Item>
        )}
        <Menu.Item onClick={revertPart({ kind: 'document', document })}>{texts.document}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const fieldsOf = (kinds: readonly string[]) => REGION_FIELDS.filter((field) => kinds.includes(field));
