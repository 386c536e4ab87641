/** Relative luminance of `#rrggbb`, 0 … 1 (WCAG 2.2, "relative luminance"). */
export function luminanceOf(color: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Black or white, whichever is easier to read on a colour; the contrast is never below 4.5 : 1. */
export const textOn = (color: string): '#000000' | '#ffffff' => {
  const luminance = luminanceOf(color);
  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? '#000000' : '#ffffff';
};
