import { NumberInput } from '@mantine/core';
import { type Box, toPoints, toUnits } from '../../../src-main/domain/geometry/units';
import type { Region } from '../../../src-main/domain/regions/region';
import { placeOf, reshapeRegion } from '../actions/edit-actions';
import { boundsOfGeometry, editableGeometry, moveGeometry } from '../edits/region-geometry';
import { roundShown } from '../../texts/words';
import { editorTexts } from '../texts';
import { useEditor } from '../use-editor';
import classes from './panels.module.css';

const texts = editorTexts.region;

/** Points (pixels for images) that can be typed: four decimals are all there are. */
const DECIMALS = 4;

interface RegionShapeProps {
  readonly region: Region;
  readonly pageIndex: number;
}

/** Position and size as numbers. They may lie outside the page: what is typed is meant. */
export function RegionShape({ region, pageIndex }: RegionShapeProps) {
  const editor = useEditor();
  const geometry = editableGeometry(region);
  if (geometry === null) return null;
  const [left, top, right, bottom] = boundsOfGeometry(geometry);
  const isBox = 'box' in geometry;
  const unit = texts.unit(editor.shown.mediaType?.startsWith('image/') === true);
  const set = (box: Box): void => {
    const next = isBox ? { box } : moveGeometry(geometry, box[0] - left, box[1] - top);
    reshapeRegion(editor, { place: placeOf(editor, pageIndex), id: region.id }, next);
  };
  const field = (label: string, units: number, change: (next: number) => Box, isFixed = false) => (
    <CoordinateField
      key={label}
      label={label}
      unit={unit}
      units={units}
      isReadOnly={editor.isReadOnly || isFixed}
      onChange={(next) => set(change(next))}
    />
  );
  return (
    <div className={classes['fields']}>
      {field(texts.left, left, (x) => [x, top, x + right - left, bottom])}
      {field(texts.top, top, (y) => [left, y, right, y + bottom - top])}
      {field(texts.width, right - left, (width) => [left, top, left + Math.max(1, width), bottom], !isBox)}
      {field(texts.height, bottom - top, (height) => [left, top, right, top + Math.max(1, height)], !isBox)}
    </div>
  );
}

interface CoordinateFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly units: number;
  readonly isReadOnly: boolean;
  readonly onChange: (units: number) => void;
}

/** Takes effect on Enter or on leaving the field; Escape gives the old number back. */
function CoordinateField({ label, unit, units, isReadOnly, onChange }: CoordinateFieldProps) {
  const shown = roundShown(toPoints(units));
  const take = (text: string): void => {
    const points = Number(text);
    // What is shown is rounded: leaving it as it is must not round the region.
    if (text.trim() === '' || !Number.isFinite(points) || points === shown) return;
    const next = toUnits(points);
    if (next !== units) onChange(next);
  };
  return (
    <NumberInput
      key={units}
      label={label}
      defaultValue={shown}
      decimalScale={DECIMALS}
      suffix={` ${unit}`}
      step={1}
      hideControls
      readOnly={isReadOnly}
      onBlur={(event) => take(numberIn(event.currentTarget.value))}
      onKeyDown={(event) => {
        const input = event.currentTarget;
        if (event.key === 'Enter') take(numberIn(input.value));
        if (event.key === 'Escape') input.blur();
      }}
    />
  );
}

const numberIn = (text: string): string => text.replace(/[^\d.-]/g, '');
