const partsOf = (number: string): readonly number[] => number.split('.').map(Number);

/** `1.2.0`: three numbers. */
export const isNumber = (text: string): boolean => /^\d+\.\d+\.\d+$/.test(text);

/** Whether a version number is at least another. */
export function isRaised(number: string, least: string): boolean {
  const [a, b] = [partsOf(number), partsOf(least)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 || (a[at] ?? 0) > (b[at] ?? 0);
}
