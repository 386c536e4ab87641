import { Button } from '@mantine/core';
import { furthestFirst } from '../../../src-main/domain/diff/schema-diff';
import { VirtualRows } from '../../components/virtual-rows';
import { schemaVersionTexts } from '../../texts/schema-version-texts';
import { capitalised } from '../../texts/words';
import { LevelBadge } from '../../components/level-badge';
import { isAbout } from './compared-tree';
import type { SchemaDiff } from './compare-schemas-screen';
import classes from './comparison.module.css';

const texts = schemaVersionTexts.compare;
const ROW_PX = 34;
const LIST_PX = 430;

interface ChangeTableProps {
  readonly diff: SchemaDiff;
  /** The class whose changes are shown; all when null. */
  readonly only: { readonly name: string; readonly names: readonly string[] } | null;
  readonly onShowAll: () => void;
}

/** Every change with its level, the furthest-reaching first. */
export function ChangeTable({ diff: { changes, words }, only, onShowAll }: ChangeTableProps) {
  const shown = furthestFirst(
    changes
      .map((change, index) => ({ ...change, words: words[index] ?? change.kind }))
      .filter(({ path }) => only === null || isAbout(path, only.names)),
  );
  return (
    <>
      {only !== null && (
        <div className={classes.only} role="status">
          {texts.only(only.name)}
          <Button variant="default" size="compact-xs" onClick={onShowAll}>
            {texts.showAll}
          </Button>
        </div>
      )}
      {shown.length === 0 ? (
        <p className={classes.quiet}>{texts.noneHere}</p>
      ) : (
        <VirtualRows label={texts.changes} count={shown.length} rowHeight={ROW_PX} maxHeight={LIST_PX}>
          {(index) => {
            const change = shown[index]!;
            return (
              <div className={classes.change}>
                <LevelBadge level={change.level} />
                <span className={classes.words} title={change.path} data-selectable>
                  {capitalised(change.words)}
                </span>
              </div>
            );
          }}
        </VirtualRows>
      )}
    </>
  );
}
