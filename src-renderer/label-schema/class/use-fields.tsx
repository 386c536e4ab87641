import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { useMemo } from 'react';
import type { GeometryKind } from '../../../src-main/domain/regions/region';
import { GEOMETRY_KINDS } from '../../schema-edits/class-edits';
import { moveClass } from '../../schema-edits/class-moves';
import { classTree, withDescendants } from '../../schema-edits/class-tree';
import { schemaTexts } from '../../texts/schema-texts';
import { MOST_OPTIONS } from '../most-options';
import type { ClassFieldProps } from './class-details';
import classes from './class-details.module.css';

const texts = schemaTexts.class;

/** What the class is a kind of, which shapes its regions may have, and inside what they may lie. */
export function UseFields({ editor, labelClass, change }: ClassFieldProps) {
  const { schema, canEdit } = editor;
  const { id, geometry = GEOMETRY_KINDS, parent } = labelClass;
  const names = useMemo(() => schema.classes.map((each) => ({ value: each.id, label: each.name })), [schema]);
  const above = useMemo(() => {
    const own = withDescendants(classTree(schema), id);
    return names.filter(({ value }) => !own.has(value));
  }, [schema, names, id]);
  const place = (to: string | null): void =>
    void editor.edit((now) => moveClass(now, id, { parent: to, index: classTree(now).get(to)?.length ?? 0 }));
  return (
    <>
      <div className={classes.line}>
        <Select
          label={texts.parent}
          description={texts.parentHint}
          placeholder={texts.parentNone}
          data={above}
          value={parent ?? null}
          onChange={place}
          limit={MOST_OPTIONS}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': texts.parentNone }}
          disabled={!canEdit}
        />
        <MultiSelect
          size="xs"
          label={texts.allowedParents}
          description={texts.allowedParentsHint}
          placeholder={labelClass.allowedParents === undefined ? texts.allowedParentsAny : ''}
          data={names}
          value={[...(labelClass.allowedParents ?? [])]}
          onChange={(allowedParents) => change({ allowedParents })}
          limit={MOST_OPTIONS}
          searchable
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
