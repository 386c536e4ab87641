import { useState } from 'react';
import { classTree } from '../../../src-main/domain/label-schema/class-tree';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { placeOf } from '../../schema-edits/class-moves';
import { schemaTexts } from '../../texts/schema-texts';

interface PlaceAnnouncerProps {
  readonly schema: LabelSchema;
  readonly chosen: string | undefined;
}

/** Says where the chosen class is after it was moved, for people who cannot see it: "Title: 2 of 5 in Heading". */
export function PlaceAnnouncer({ schema, chosen }: PlaceAnnouncerProps) {
  const place = chosen === undefined ? null : placeOf(schema, chosen);
  const [last, setLast] = useState({ chosen, place, said: '' });
  const isMoved = place?.parent !== last.place?.parent || place?.index !== last.place?.index;
  if (chosen !== last.chosen) setLast({ chosen, place, said: '' });
  else if (isMoved) setLast({ chosen, place, said: describePlace(schema, chosen) });
  return (
    <div role="status" className="visually-hidden">
      {last.said}
    </div>
  );
}

function describePlace(schema: LabelSchema, id: string | undefined): string {
  const place = id === undefined ? null : placeOf(schema, id);
  const nameOf = (wanted: string | null | undefined): string | undefined =>
    schema.classes.find((each) => each.id === wanted)?.name;
  const name = nameOf(id);
  if (place === null || name === undefined) return '';
  const siblings = classTree(schema).get(place.parent)?.length ?? 0;
  return schemaTexts.tree.place(name, place.index + 1, siblings, nameOf(place.parent));
}
