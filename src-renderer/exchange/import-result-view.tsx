import { Button } from '@mantine/core';
import type { ImportResult } from '../../src-main/contract/exchange-contract';
import { closeDialog } from '../app/dialogs';
import { navigate } from '../app/router';
import { undoLastEdit } from '../app/undo';
import { CountTiles } from '../components/count-tiles';
import { Dialog } from '../components/dialog';
import { VirtualRows } from '../components/virtual-rows';
import { exchangeTexts } from '../texts/exchange-texts';
import { capitalised, formatCount } from '../texts/words';
import classes from './import-result-view.module.css';

const texts = exchangeTexts.importing;

interface ImportResultViewProps {
  readonly dataset: string;
  readonly result: ImportResult;
  readonly onAgain: () => void;
}

/** What an import brought, and everything it had to say about the file. */
export function ImportResultView({ dataset, result, onAgain }: ImportResultViewProps) {
  const { documents, regions, classes: classCount, continued = 0, removed = 0 } = result;
  const show = (): void => {
    closeDialog();
    navigate({ screen: 'documents', dataset, version: 'draft' });
  };
  const undo = (): void => {
    closeDialog();
    void undoLastEdit(dataset);
  };
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={texts.doneTitle}
      size="lg"
      footer={
        <>
          {regions + documents + classCount + continued + removed > 0 && (
            <Button variant="default" onClick={undo}>
              {texts.undo}
            </Button>
          )}
          <Button variant="default" onClick={onAgain}>
            {texts.again}
          </Button>
          <Button onClick={show} data-autofocus>
            {texts.show}
          </Button>
        </>
      }
    >
      <CountTiles counts={countsOf(result)} />
      <Warnings warnings={result.warnings} />
    </Dialog>
  );
}

/** Where labels were there to be changed or removed, what became of them; else what was added. */
function countsOf(result: ImportResult): readonly { readonly label: string; readonly count: number }[] {
  const { documents, pages, regions, classes: classCount, skipped } = result;
  const { continued, moved = 0, relabelled = 0, removed } = result;
  const touchesKnown = continued !== undefined || removed !== undefined;
  return [
    { label: texts.documentsCount, count: documents },
    { label: texts.pages, count: pages },
    { label: texts.classes, count: classCount },
    { label: touchesKnown ? texts.added : texts.regions, count: regions },
    ...(continued === undefined
      ? []
      : [
          { label: texts.changed, count: continued },
          { label: texts.moved, count: moved },
          { label: texts.relabelled, count: relabelled },
        ]),
    ...(removed === undefined ? [] : [{ label: texts.removed, count: removed }]),
    { label: touchesKnown ? texts.kept : texts.skipped, count: skipped },
  ];
}

function Warnings({ warnings }: Pick<ImportResult, 'warnings'>) {
  if (warnings.length === 0) return <div>{texts.noWarnings}</div>;
  return (
    <div>
      <h3 className={classes.title}>{texts.warnings(warnings.length)}</h3>
      <div className={classes.frame}>
        <VirtualRows label={texts.warningsLabel} count={warnings.length} rowHeight={54} maxHeight={260}>
          {(index) => (
            <div className={classes.row} data-selectable>
              <strong>{nameOf(warnings[index]?.code ?? '')}</strong>
              <span className={classes.count}>{formatCount(warnings[index]?.count ?? 0)} ×</span>
              <span className={classes.example}>
                {texts.example}: {warnings[index]?.example}
              </span>
            </div>
          )}
        </VirtualRows>
      </div>
    </div>
  );
}

/** `box-outside-page` → "Box outside page". */
const nameOf = (code: string): string => capitalised(code).replaceAll('-', ' ');
