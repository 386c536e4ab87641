import { escapeHtml, formatNumber, formatShare } from './html-parts';

/** Two shares, 0 … 1, under one name. */
export interface SharePair {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly isMarked?: boolean;
}

const WIDTH = 720;
const NAME_WIDTH = 190;
const VALUE_WIDTH = 70;
const ROW = 34;
const BAR = 12;

/** Longer names are cut; the table beside the chart has them whole. */
const MOST_CHARACTERS = 26;

/** Two horizontal bars for each name, to one scale. */
export function barPairs(title: string, pairs: readonly SharePair[]): string {
  if (pairs.length === 0) return '';
  const most = Math.max(...pairs.flatMap(({ before, after }) => [before, after])) || 1;
  const room = WIDTH - NAME_WIDTH - VALUE_WIDTH;
  const bar = (share: number, y: number, side: string): string =>
    `<rect class="${side}" x="${NAME_WIDTH}" y="${y}" width="${round((share / most) * room)}" height="${BAR}"/>` +
    `<text class="value" x="${round(NAME_WIDTH + 6 + (share / most) * room)}" y="${y + BAR - 2}">${formatShare(share)}</text>`;
  const rows = pairs.map(({ name, before, after, isMarked = false }, index) => {
    const y = index * ROW;
    const label = `<text class="${isMarked ? 'name marked' : 'name'}" x="${NAME_WIDTH - 8}" y="${y + 17}">${escapeHtml(cut(name))}${isMarked ? ' ▲' : ''}</text>`;
    return label + bar(before, y + 2, 'before') + bar(after, y + 2 + BAR, 'after');
  });
  return chart(title, pairs.length * ROW, rows.join('\n'));
}

const COLUMN_HEIGHT = 120;

/** Two upright bars for each group, to one scale, with the groups' names below. */
export function columnPairs(title: string, pairs: readonly SharePair[]): string {
  if (pairs.length === 0) return '';
  const most = Math.max(...pairs.flatMap(({ before, after }) => [before, after])) || 1;
  const step = WIDTH / pairs.length;
  const width = Math.min(26, step * 0.36);
  const column = (share: number, x: number, side: string): string => {
    const height = round((share / most) * COLUMN_HEIGHT);
    return `<rect class="${side}" x="${round(x)}" y="${round(COLUMN_HEIGHT - height + 16)}" width="${round(width)}" height="${height}"><title>${formatShare(share)}</title></rect>`;
  };
  const columns = pairs.map(({ name, before, after }, index) => {
    const middle = (index + 0.5) * step;
    const label = `<text class="group" x="${round(middle)}" y="${COLUMN_HEIGHT + 34}">${escapeHtml(cut(name))}</text>`;
    return column(before, middle - width, 'before') + column(after, middle, 'after') + label;
  });
  const top = `<text class="value" x="0" y="10">${formatShare(most)}</text>`;
  return chart(title, COLUMN_HEIGHT + 44, top + columns.join('\n'));
}

const chart = (title: string, height: number, content: string): string =>
  `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(title)}">\n${content}\n</svg>`;

/** So that the same numbers give the same bytes whatever their last digits. */
const round = (value: number): number => Math.round(value * 10) / 10;

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= MOST_CHARACTERS
    ? text
    : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
}

/** Cells of a square that get a colour of their own; a larger one is a list. */
const LARGEST_SQUARE = 24;
const MOST_CELLS = 300;

/** Which class regions had, and which they have: a square while it can be read, else the cells that hold something. */
export function matrixTable(matrix: Readonly<Record<string, Readonly<Record<string, number>>>>): string {
  const cells = Object.entries(matrix)
    .flatMap(([from, row]) => Object.entries(row).map(([to, count]) => ({ from, to, count })))
    .sort((a, b) => b.count - a.count || (`${a.from}\0${a.to}` < `${b.from}\0${b.to}` ? -1 : 1));
  if (cells.length === 0) return '<p class="quiet">No region was relabelled.</p>';
  const largest = cells[0]!.count;
  const heat = (count: number): string =>
    `<td class="number heat" style="--heat:${Math.round(Math.sqrt(count / largest) * 100)}%">${formatNumber(count)}</td>`;
  const froms = [...new Set(cells.map(({ from }) => from))].sort();
  const tos = [...new Set(cells.map(({ to }) => to))].sort();
  if (froms.length <= LARGEST_SQUARE && tos.length <= LARGEST_SQUARE) {
    const counts = new Map(cells.map(({ from, to, count }) => [`${from}\0${to}`, count]));
    const head = tos.map((to) => `<th scope="col">${escapeHtml(to)}</th>`).join('');
    const rows = froms.map((from) => {
      const row = tos.map((to) => {
        const count = counts.get(`${from}\0${to}`);
        return count === undefined ? '<td class="none">·</td>' : heat(count);
      });
      return `<tr><th scope="row">${escapeHtml(from)}</th>${row.join('')}</tr>`;
    });
    return `<div class="scroll"><table class="matrix"><thead><tr><th>from \\ to</th>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
  }
  const rows = cells
    .slice(0, MOST_CELLS)
    .map(
      ({ from, to, count }) =>
        `<tr><td>${escapeHtml(from)}</td><td>${escapeHtml(to)}</td>${heat(count)}</tr>`,
    );
  const more = cells.length - MOST_CELLS;
  const rest = more > 0 ? `<p class="quiet">… and ${formatNumber(more)} more.</p>` : '';
  return `<div class="scroll"><table><thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col">Regions</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>${rest}`;
}
