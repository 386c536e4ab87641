import type { MouseEvent } from 'react';
import { DocumentCard, DocumentLine } from './document-card';
import type { DocumentRow } from '../../../src-main/contract/document-contract';
import type { RowWindow } from '../../api/row-window';
import { selectOne, selectRange, toggleOne, type Selection } from './selection';
import classes from './document-browser.module.css';

/** The list an option stands in. */
export interface DocumentList {
  readonly documents: RowWindow<DocumentRow>;
  readonly total: number;
  readonly view: 'grid' | 'list';
  readonly selection: Selection;
  readonly onOpen: (index: number) => void;
}

interface DocumentOptionProps {
  readonly id: string;
  readonly index: number;
  readonly list: DocumentList;
  readonly onSelect: (selection: Selection) => void;
}

/** One document of the list. A click selects it, with Ctrl adds it, with Shift selects up to it; two open it. */
export function DocumentOption({ id, index, list, onSelect }: DocumentOptionProps) {
  const { documents, total, view, selection, onOpen } = list;
  const row = documents.rowAt(index);
  const onClick = (event: MouseEvent): void => {
    const { rowAt } = documents;
    if (event.shiftKey) onSelect(selectRange(selection, index, rowAt));
    else if (event.ctrlKey || event.metaKey) onSelect(toggleOne(selection, index, rowAt));
    else onSelect(selectOne(index, rowAt));
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list box has the keys (aria-activedescendant)
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-label={row?.name ?? '…'}
      aria-selected={row !== undefined && selection.rows.has(row.id)}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-cursor={selection.cursor === index || undefined}
      className={view === 'grid' ? classes.card : classes.line}
      onClick={onClick}
      onDoubleClick={() => onOpen(index)}
    >
      {row !== undefined && (view === 'grid' ? <DocumentCard row={row} /> : <DocumentLine row={row} />)}
    </div>
  );
}
