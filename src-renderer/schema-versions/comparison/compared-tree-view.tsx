import { useMemo } from 'react';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { Swatch } from '../../components/swatch';
import { VirtualRows } from '../../components/virtual-rows';
import { schemaVersionTexts } from '../../texts/schema-version-texts';
import { comparedTree, type ComparedRow } from './compared-tree';
import type { SchemaDiff } from './compare-schemas-screen';
import classes from './comparison.module.css';

const texts = schemaVersionTexts.compare;
const ROW_PX = 30;
const LIST_PX = 460;
const INDENT_PX = 20;

interface ComparedTreeProps {
  readonly diff: SchemaDiff;
  readonly chosen: string | null;
  readonly onChoose: (row: ComparedRow) => void;
}

/** The classes of both schemas in one tree; a class that changed shows its changes in the table. */
export function ComparedTree({ diff, chosen, onChoose }: ComparedTreeProps) {
  const { from, to } = diff.schemas;
  const rows = useMemo(() => comparedTree(from as LabelSchema, to as LabelSchema), [from, to]);
  return (
    <VirtualRows label={texts.tree} count={rows.length} rowHeight={ROW_PX} maxHeight={LIST_PX}>
      {(index) => {
        const row = rows[index]!;
        return (
          <button
            type="button"
            className={classes.row}
            style={{ paddingLeft: 8 + row.depth * INDENT_PX }}
            data-mark={row.mark ?? undefined}
            aria-pressed={row.name === chosen}
            disabled={row.mark === null}
            title={row.mark === null ? row.name : texts.showClass(row.name)}
            onClick={() => onChoose(row)}
          >
            <span className={classes.sign} data-mark={row.mark ?? undefined} aria-hidden="true">
              {row.mark === null ? '' : texts.signs[row.mark]}
            </span>
            <Swatch color={row.color} />
            <span className={classes.name}>{row.name}</span>
            {row.was !== null && <span className={classes.quiet}>{texts.renamed(row.was)}</span>}
            {row.mark !== null && <span className="visually-hidden">{texts.marks[row.mark]}</span>}
          </button>
        );
      }}
    </VirtualRows>
  );
}
