const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, and those that turn the direction of what follows: a name must not rewrite the line it is in. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** Text for any place of an HTML file outside of scripts and styles. */
export const escapeHtml = (text: string): string =>
  text.replace(UNPRINTABLE, '\uFFFD').replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** A name among other words: one that is written from right to left turns nothing but itself. */
export const isolateHtml = (name: string): string => `<bdi>${escapeHtml(name)}</bdi>`;

export const formatNumber = (value: number): string => value.toLocaleString('en-US');

/** 0 … 1 as a percentage of three digits. */
export function formatShare(share: number): string {
  const percent = share * 100;
  const digits = percent >= 10 ? 1 : percent >= 1 ? 2 : 3;
  return `${percent.toFixed(percent === 0 ? 0 : digits)} %`;
}

/** A probability, as it is customary. */
export const formatP = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3));

export interface HtmlColumn<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number;
}

/** A table; numbers stand to the right. `limit` rows, and in words how many more there are. */
export function htmlTable<Row>(
  columns: readonly HtmlColumn<Row>[],
  rows: readonly Row[],
  limit = Infinity,
): string {
  if (rows.length === 0) return '<p class="quiet">None.</p>';
  const head = columns
    .map(({ title, value }) => {
      const side = typeof value(rows[0]!) === 'number' ? ' class="number"' : '';
      return `<th scope="col"${side}>${escapeHtml(title)}</th>`;
    })
    .join('');
  const body = rows
    .slice(0, limit)
    .map((row) => `<tr>${columns.map(({ value }) => cell(value(row))).join('')}</tr>`);
  const more = rows.length - limit;
  const rest = more > 0 ? `<p class="quiet">… and ${formatNumber(more)} more.</p>` : '';
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>${rest}`;
}

const cell = (value: string | number): string =>
  typeof value === 'number'
    ? `<td class="number">${formatNumber(value)}</td>`
    : `<td dir="auto">${escapeHtml(value)}</td>`;

/** @param items HTML */
export const htmlList = (items: readonly string[], limit: number): string => {
  const shown = items.slice(0, limit).map((item) => `<li>${item}</li>`);
  const more = items.length - limit;
  const rest = more > 0 ? `<li class="quiet">… and ${formatNumber(more)} more</li>` : '';
  return items.length === 0 ? '' : `<ul>${shown.join('')}${rest}</ul>`;
};

export const htmlSection = (title: string, html: string): string =>
  html === '' ? '' : `<section>\n<h2>${escapeHtml(title)}</h2>\n${html}\n</section>\n`;
