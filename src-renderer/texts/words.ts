const NUMBER = new Intl.NumberFormat('en');
const DATE_TIME = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** 80863 → "80,863". */
export const formatCount = (count: number): string => NUMBER.format(count);

/** At most two decimals: what a person can see of a length in points. The value itself keeps the rest. */
export const roundShown = (value: number): number => Math.round(value * 100) / 100;

/** 1 → "1 page", 2 → "2 pages". */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** "a", "a and b", "a, b and c". */
export const listOf = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

/** The first line of a message, which is what lists show of it. */
export const firstLine = (message: string): string => message.split('\n', 1)[0] ?? '';

/** A version where one is chosen by what was said of it. */
export const versionLabel = (version: number, message: string): string =>
  `Version ${version} – ${firstLine(message)}`;

/** Of a person where nobody wrote down who it was. */
export const NOT_RECORDED = 'Not recorded';

/** In the place of the class of a region that has none; in brackets, for a class may have any name. */
export const NO_CLASS = '(no class)';

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * A name inside a sentence. One that is written from right to left keeps to its place: two of them would change sides
 * around an arrow, and a number behind one would stand before it.
 */
export const isolated = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);

/** "Text → Title". */
export const arrow = (from: string, to: string): string => `${isolated(from)} → ${isolated(to)}`;

/** "class added" → "Class added". */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const formatTime = (iso: string): string => DATE_TIME.format(new Date(iso));

const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** "3 days ago"; seconds are "just now". */
export function formatAge(iso: string, now = Date.now()): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  return step === undefined ? 'just now' : RELATIVE.format(Math.round(seconds / step[1]), step[0]);
}

/** 1536 → "1.5 kB"; powers of 1000, as operating systems show them. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power] ?? ''}`;
}
