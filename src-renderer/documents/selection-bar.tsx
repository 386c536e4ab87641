import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { DocumentRow } from '../../src-main/contract/document-contract';
import type { Split } from '../../src-main/domain/regions/region';
import { openDialog } from '../app/dialogs';
import { IconButton } from '../components/icon-button';
import { blameTexts } from '../texts/blame-texts';
import { documentTexts as texts } from '../texts/document-texts';
import { chooseReplacement, ReplacePasswordDialog, type Replacement } from './adding/replace-document';
import type { Selection } from './browsing/selection';
import { SelectionSplit } from './selection-split';
import { ProblemsDialog } from './problems-dialog';
import classes from './documents-screen.module.css';

interface SelectionBarProps {
  readonly dataset: string;
  readonly canEdit: boolean;
  readonly selection: Selection;
  readonly onSplit: (split: Split | null) => void;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

/** What can be done with the selected documents. */
export function SelectionBar(props: SelectionBarProps) {
  const { dataset, canEdit, selection, onSplit, onOpen, onRemove, onClear } = props;
  const only = selection.rows.size === 1 ? [...selection.rows.values()][0] : undefined;
  return (
    <div className={classes.selection} role="toolbar" aria-label={texts.selectionLabel}>
      <span role="status" className={classes.selectedCount}>
        {texts.selected(selection.rows.size)}
      </span>
      {only !== undefined && <Button onClick={onOpen}>{texts.open}</Button>}
      {only !== undefined && <OneDocument row={only} dataset={dataset} canEdit={canEdit} />}
      {canEdit && <SelectionSplit dataset={dataset} documents={selection.rows} onSplit={onSplit} />}
      {canEdit && (
        <Button variant="default" onClick={onRemove}>
          {texts.remove}
        </Button>
      )}
      <span className={classes.space} />
      <IconButton label={texts.clearSelection} onClick={onClear}>
        <IconX size={16} />
      </IconButton>
    </div>
  );
}

interface OneDocumentProps {
  readonly row: DocumentRow;
  readonly dataset: string;
  readonly canEdit: boolean;
}

function OneDocument({ row, dataset, canEdit }: OneDocumentProps) {
  const [isShowingProblems, setIsShowingProblems] = useState(false);
  const [replacement, setReplacement] = useState<Replacement | null>(null);
  const replace = async (): Promise<void> => setReplacement(await chooseReplacement(dataset, row.id));
  return (
    <>
      {canEdit && (
        <Button variant="default" onClick={() => void replace()}>
          {row.file === null ? texts.attach : texts.replace}
        </Button>
      )}
      <Button
        variant="default"
        onClick={() => openDialog({ name: 'document-history', dataset, document: row.id })}
      >
        {blameTexts.dialog.button}
      </Button>
      {row.problems > 0 && (
        <Button variant="default" onClick={() => setIsShowingProblems(true)}>
          {texts.showProblems}
        </Button>
      )}
      {isShowingProblems && (
        <ProblemsDialog row={row} dataset={dataset} onClose={() => setIsShowingProblems(false)} />
      )}
      {replacement !== null && (
        <ReplacePasswordDialog replacement={replacement} onClose={() => setReplacement(null)} />
      )}
    </>
  );
}
