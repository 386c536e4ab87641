import { colord, extend } from 'colord';
import namesPlugin from 'colord/plugins/names';

extend([namesPlugin]);

/** A CSS colour (name, `#rgb`, `#rrggbbaa`, `rgb()`, `hsl()` …) as `#rrggbb`; `null` when it is none. Alpha is dropped. */
export function toHexColor(css: string): { readonly hex: string; readonly isOpaque: boolean } | null {
  const color = colord(css.trim().toLowerCase());
  if (!color.isValid()) return null;
  const isOpaque = color.alpha() === 1;
  // `transparent` is black without any of it: a colour that nobody chose.
  return color.alpha() === 0 ? null : { hex: color.alpha(1).toHex(), isOpaque };
}
