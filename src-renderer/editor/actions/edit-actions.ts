import type { Box, Units } from '../../../src-main/domain/geometry/units';
import type { AttributeValue, Region, RegionStatus } from '../../../src-main/domain/regions/region';
import type { Edit } from '../../../src-main/domain/edits/edit';
import { defaultAttributes } from '../../../src-main/domain/label-schema/class-defaults';
import type { Geometry } from '../edits/region-geometry';
import type { Editor } from '../editor';
import {
  addEdit,
  attributeEdit,
  bringInsideEdits,
  deleteEdits,
  moveEdits,
  type PagePlace,
  relabelEdits,
  reshapeEdit,
  statusEdits,
  textEdit,
} from '../edits/plan-edits';
import type { Selection } from '../state/editor-store';

/** The selected regions with their page. */
export interface SelectedRegions {
  readonly place: PagePlace;
  readonly regions: readonly Region[];
}

export interface RegionAddress {
  readonly place: PagePlace;
  readonly id: string;
}

export const placeOf = (editor: Editor, pageIndex: number): PagePlace => ({
  document: editor.documentId,
  pageIndex,
});

export function selectedRegions(editor: Editor): SelectedRegions {
  const { pageIndex, ids } = editor.store.store.getState().selection;
  const content = editor.store.content(pageIndex);
  const regions = content === null ? [] : [...ids].flatMap((id) => content.regions.get(id) ?? []);
  return { place: placeOf(editor, pageIndex), regions };
}

const send = (
  editor: Editor,
  edits: readonly Edit[],
  options: { label?: string; gesture?: string; select?: Selection } = {},
): void => {
  const { select, ...call } = options;
  void editor.store.apply({ edits, ...call }, select);
};

/** A new region with the current class. Without any class, the box waits until one has a name. */
export function drawRegion(editor: Editor, pageIndex: number, box: Box): void {
  const { currentClass } = editor.store.store.getState();
  if (currentClass === null) return askForClass(editor, { pageIndex, box });
  const { classes } = editor.schema.getState().schema;
  const attributes = defaultAttributes(classes.find(({ id }) => id === currentClass) ?? {});
  const edit = {
    ...addEdit(placeOf(editor, pageIndex), currentClass, { box }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
  send(editor, [edit], { select: { pageIndex, ids: new Set([edit.id]) } });
}

let requestNumber = 0;
export const nextRequest = (): number => ++requestNumber;

export function askForClass(editor: Editor, drawn: { pageIndex: number; box: Box } | null): void {
  if (!editor.isReadOnly)
    editor.requests.setState({ request: { kind: 'name-class', number: nextRequest(), drawn } });
}

export function moveSelection(editor: Editor, dx: Units, dy: Units, gesture?: string): void {
  const { place, regions } = selectedRegions(editor);
  const size = editor.shown.pages[place.pageIndex];
  if (size === undefined) return;
  send(editor, moveEdits(place, regions, { dx, dy }, size), gesture === undefined ? {} : { gesture });
}

/** Gives a region another shape. */
export const reshapeRegion = (
  editor: Editor,
  { place, id }: RegionAddress,
  geometry: Geometry,
  gesture?: string,
): void => send(editor, [reshapeEdit(place, id, geometry)], gesture === undefined ? {} : { gesture });

/** Deletes what is selected, and selects nothing: the next key must not delete a neighbour. */
export function deleteSelection(editor: Editor): void {
  const { place, regions } = selectedRegions(editor);
  send(
    editor,
    deleteEdits(
      place,
      regions.map(({ id }) => id),
    ),
  );
}

/** Gives the selected regions a class; it also becomes the one that is drawn with. */
export function chooseClass(editor: Editor, classId: string): void {
  editor.store.store.setState({ currentClass: classId });
  rememberClass(editor.dataset, classId);
  const { place, regions } = selectedRegions(editor);
  if (!editor.isReadOnly) send(editor, relabelEdits(place, regions, classId));
}

const lastClasses = new Map<string, string>();
const rememberClass = (dataset: string, classId: string): void => void lastClasses.set(dataset, classId);

/** The class last used in this dataset, as long as the schema still has it; else the first that is not out of use. */
export function startingClass(editor: Editor): string | null {
  const { classes } = editor.schema.getState();
  const usable = classes.filter(({ deprecated }) => !deprecated);
  const last = lastClasses.get(editor.dataset);
  return (usable.find(({ id }) => id === last) ?? usable[0])?.id ?? null;
}

export function setText(editor: Editor, region: Region, pageIndex: number, text: string): void {
  send(editor, textEdit(placeOf(editor, pageIndex), region, text));
}

export function setAttribute(
  editor: Editor,
  { place, id }: RegionAddress,
  name: string,
  value: AttributeValue | null,
): void {
  send(editor, [attributeEdit(place, id, name, value)]);
}

export function setStatus(editor: Editor, status: RegionStatus): void {
  const { place, regions } = selectedRegions(editor);
  send(editor, statusEdits(place, regions, status));
}

export function bringInside(editor: Editor): void {
  const { place, regions } = selectedRegions(editor);
  const size = editor.shown.pages[place.pageIndex];
  if (size !== undefined) send(editor, bringInsideEdits(place, regions, size));
}
