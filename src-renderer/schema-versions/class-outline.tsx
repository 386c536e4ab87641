import { useMemo } from 'react';
import type { ShownClass } from '../../src-main/contract/schema-contract';
import { classTree } from '../../src-main/domain/label-schema/class-tree';
import type { LabelClass, LabelSchema } from '../../src-main/domain/label-schema/label-schema';
import { Key } from '../components/keys';
import { Swatch } from '../components/swatch';
import { VirtualRows } from '../components/virtual-rows';
import { treeRows } from '../schema-edits/class-tree';
import { schemaVersionTexts } from '../texts/schema-version-texts';
import { listOf } from '../texts/words';
import type { SchemaDetails } from './use-schemas';
import classes from './version-details.module.css';

const texts = schemaVersionTexts.details;
const ROW_PX = 30;
const LIST_PX = 480;
const INDENT_PX = 20;
const NOTHING: ReadonlySet<string> = new Set();

interface ClassOutlineProps {
  readonly schema: SchemaDetails['schema'];
  readonly shown: readonly ShownClass[];
}

/** The classes of a version as a tree, to read. */
export function ClassOutline({ schema, shown }: ClassOutlineProps) {
  const rows = useMemo(() => treeRows(classTree(schema as LabelSchema), NOTHING), [schema]);
  const looks = useMemo(() => new Map(shown.map((each) => [each.id, each])), [shown]);
  const byId = useMemo(
    () => new Map((schema as LabelSchema).classes.map((each) => [each.id, each])),
    [schema],
  );
  if (rows.length === 0) return <p className={classes.quiet}>{texts.noClasses}</p>;
  return (
    <VirtualRows label={texts.classList} count={rows.length} rowHeight={ROW_PX} maxHeight={LIST_PX}>
      {(index) => {
        const { id, depth } = rows[index]!;
        const look = looks.get(id);
        const own = byId.get(id);
        if (look === undefined || own === undefined) return null;
        return (
          <div className={classes.classRow} style={{ paddingLeft: 8 + depth * INDENT_PX }}>
            <Swatch color={look.color} />
            <span className={classes.className} data-deprecated={look.deprecated || undefined}>
              {look.name}
            </span>
            {look.hotkey !== null && <Key>{look.hotkey}</Key>}
            <span className={classes.guideline} title={look.guideline}>
              {look.guideline.split('\n')[0]}
            </span>
            <span className={classes.note}>{noteOf(own)}</span>
          </div>
        );
      }}
    </VirtualRows>
  );
}

function noteOf({ attributes = [], geometry, deprecated }: LabelClass): string {
  return [
    ...(deprecated === true ? [texts.deprecated] : []),
    ...(attributes.length > 0 ? [texts.attributes(attributes.length)] : []),
    ...(geometry === undefined ? [] : [listOf(geometry.map((kind) => texts.shapes[kind]))]),
  ].join(' · ');
}
