import { Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { IconButton } from '../components/icon-button';
import { Panel } from '../components/panel';
import classes from './definition-list.module.css';

interface Definition {
  readonly id: string;
  readonly name: string;
}

interface DefinitionListProps<Item extends Definition> {
  readonly texts: {
    readonly title: string;
    readonly none: string;
    readonly add: string;
    readonly edit: (name: string) => string;
    readonly remove: (name: string) => string;
  };
  readonly items: readonly Item[];
  readonly canEdit: boolean;
  /** What is said of an item below its name. */
  readonly describe: (item: Item) => string;
  /** Buttons before those that every item has. */
  readonly renderMoreButtons?: (item: Item, at: number) => ReactNode;
  readonly onRemove: (item: Item) => void;
  /** The form of an item; of a new one for `null`. */
  readonly children: (item: Item | null, onClose: () => void) => ReactNode;
}

/** What a schema defines besides classes, attributes and relation types: a line for each, and the form of one. */
export function DefinitionList<Item extends Definition>(props: DefinitionListProps<Item>) {
  const { texts, items, canEdit, describe, renderMoreButtons, onRemove, children } = props;
  const [edited, setEdited] = useState<Item | 'new' | null>(null);
  const add = (
    <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')}>
      {texts.add}
    </Button>
  );
  return (
    <Panel title={texts.title} actions={canEdit ? add : undefined}>
      {items.length === 0 ? (
        <p className={classes.none}>{texts.none}</p>
      ) : (
        <ul className={classes.list}>
          {items.map((item, at) => (
            <li key={item.id} className={classes.item}>
              <div className={classes.words}>
                <div className={classes.name}>{item.name}</div>
                <div className={classes.facts}>{describe(item)}</div>
              </div>
              {canEdit && (
                <div className={classes.buttons}>
                  {renderMoreButtons?.(item, at)}
                  <IconButton label={texts.edit(item.name)} onClick={() => setEdited(item)}>
                    <IconPencil size={16} />
                  </IconButton>
                  <IconButton label={texts.remove(item.name)} onClick={() => onRemove(item)}>
                    <IconTrash size={16} />
                  </IconButton>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {edited !== null && children(edited === 'new' ? null : edited, () => setEdited(null))}
    </Panel>
  );
}
