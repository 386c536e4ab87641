import { Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import { classTree } from '../../../src-main/domain/label-schema/class-tree';
import { GEOMETRY_KINDS, type GeometryKind } from '../../../src-main/domain/regions/region';
import { moveClass } from '../../schema-edits/class-moves';
import { withDescendants } from '../../schema-edits/class-tree';
import { schemaTexts } from '../../texts/schema-texts';
import { ClassMultiSelect } from '../pickers/class-multi-select';
import { ClassSelect } from '../pickers/class-select';
import type { ClassFieldProps } from './class-details';
import classes from './class-details.module.css';

const texts = schemaTexts.class;

/** What the class is a kind of, which shapes its regions may have, and inside what they may lie. */
export function UseFields({ editor, labelClass, change }: ClassFieldProps) {
  const { schema, canEdit } = editor;
  const { id, geometry = GEOMETRY_KINDS, parent } = labelClass;
  const above = useMemo(() => {
    const own = withDescendants(classTree(schema), id);
    return schema.classes.filter((each) => !own.has(each.id));
  }, [schema, id]);
  const place = (to: string | null): void =>
    void editor.edit((now) => moveClass(now, id, { parent: to, index: classTree(now).get(to)?.length ?? 0 }));
  return (
    <>
      <div className={classes.line}>
        <ClassSelect
          label={texts.parent}
          description={texts.parentHint}
          placeholder={texts.parentNone}
          classes={above}
          value={parent ?? null}
          onChange={place}
          clearable
          clearButtonProps={{ 'aria-label': texts.parentNone }}
          disabled={!canEdit}
        />
        <ClassMultiSelect
          label={texts.allowedParents}
          description={texts.allowedParentsHint}
          placeholder={labelClass.allowedParents === undefined ? texts.allowedParentsAny : ''}
          classes={schema.classes}
          value={labelClass.allowedParents}
          onChange={(allowedParents) => change({ allowedParents })}
          disabled={!canEdit}
        />
      </div>
      <Checkbox.Group
        label={texts.geometry}
        description={texts.geometryHint}
        value={[...geometry]}
        onChange={(kinds) => kinds.length > 0 && change({ geometry: kinds as GeometryKind[] })}
        size="xs"
      >
        <div className={classes.kinds}>
          {GEOMETRY_KINDS.map((kind) => (
            <Checkbox key={kind} size="xs" value={kind} label={texts.kinds[kind]} disabled={!canEdit} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}
