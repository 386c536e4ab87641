import { placeText, type BlockExtras, type Sheet } from './sheet';
import type { TextStyle } from './surface';

export interface Field {
  readonly key: string;
  /** An empty field has no value region. */
  readonly value: string;
  readonly extras?: BlockExtras;
}

/** Lines of `key   value`, the values starting at `valueX` or ending there. Returns the y under them. */
export function placeFields(
  sheet: Sheet,
  fields: readonly Field[],
  at: {
    readonly x: number;
    readonly y: number;
    readonly valueX: number;
    readonly align?: 'left' | 'right';
    readonly step?: number;
  },
  styles: { readonly key: TextStyle; readonly value: TextStyle },
): number {
  let y = at.y;
  for (const field of fields) {
    const bottom = placeText(sheet, field.key, {
      x: at.x,
      y,
      style: styles.key,
      label: 'Key',
      extras: { text: field.key },
    });
    const place = { x: at.valueX, y, align: at.align ?? 'left', style: styles.value } as const;
    if (field.value !== '')
      placeText(sheet, field.value, {
        ...place,
        label: 'Value',
        extras: { text: field.value, ...field.extras },
      });
    y = at.step === undefined ? bottom : y + at.step;
  }
  return y;
}

const SMALL: TextStyle = { font: 'sans', size: 6.8, color: '#4a4f57' };

/** A ruled box of a form with its key in the corner and the value written into it. */
export function placeBoxedField(
  sheet: Sheet,
  field: Field,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly height?: number },
  hand: TextStyle,
): void {
  const height = at.height ?? 30;
  sheet.surface.rect([at.x, at.y, at.x + at.width, at.y + height], { stroke: '#6b7280', lineWidth: 0.6 });
  placeText(sheet, field.key, {
    x: at.x + 4,
    y: at.y + 3,
    style: SMALL,
    label: 'Key',
    extras: { text: field.key },
  });
  if (field.value === '') return;
  const place = { x: at.x + 8, y: at.y + height - hand.size * 1.25, style: hand };
  placeText(sheet, field.value, { ...place, label: 'Value', extras: { text: field.value, ...field.extras } });
}
