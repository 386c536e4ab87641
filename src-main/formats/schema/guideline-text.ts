import MarkdownIt from 'markdown-it';

/** Deepest heading of Markdown and HTML. */
const DEEPEST = 6;
const LINK = /^(?:https?:\/\/|mailto:)/i;

/**
 * Raw HTML is shown as text, links lead only to the web or to mail, pictures are not fetched. Of the parsers tried
 * (2026-11) this is the one whose time grows with the length of the text whatever stands in it; the others need half a
 * minute and more for 100,000 characters of emphasis marks.
 */
const parser = new MarkdownIt({ html: false });
parser.validateLink = (url) => LINK.test(url);
parser.renderer.rules['image'] = (tokens, index) => {
  const picture = tokens[index]!;
  return parser.utils.escapeHtml(`[picture: ${picture.content} ${picture.attrGet('src') ?? ''}]`);
};

type Token = ReturnType<typeof parser.parse>[number];

/** Guideline text as HTML, its headings below a heading of the level `below` (1 … 6). */
export function guidelineHtml(markdown: string, below: number): string {
  const tokens = parser.parse(markdown, {});
  const levelFor = headingLevels(tokens, below);
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = `h${levelFor(token)}`;
  }
  return parser.renderer.render(tokens, parser.options, {});
}

/**
 * Guideline text as it is, made to fit into a larger Markdown document: headings below a heading of the level `below`,
 * code blocks closed, raw HTML and pictures turned into text.
 */
export function guidelineMarkdown(markdown: string, below: number): string {
  const lines: (string | null)[] = markdown.replace(/\r\n?/g, '\n').split('\n');
  const tokens = parser.parse(lines.join('\n'), {});
  const isCode = new Set<number>();
  for (const { type, map } of tokens) {
    if (type !== 'fence' && type !== 'code_block') continue;
    for (let line = map![0]; line < map![1]; line++) isCode.add(line);
  }
  for (const [index, line] of lines.entries()) if (!isCode.has(index)) lines[index] = withoutHtml(line!);
  const levelFor = headingLevels(tokens, below);
  for (const token of tokens) {
    if (token.level > 0 || token.map === null) continue;
    if (token.type === 'heading_open') rewriteHeading(lines, token, levelFor(token));
    if (token.type === 'fence') closeFence(lines, token);
  }
  return lines
    .filter((line) => line !== null)
    .join('\n')
    .trim();
}

/** Shifts all headings alike, so that the highest stands one level below `below`. */
function headingLevels(tokens: readonly Token[], below: number): (token: Token) => number {
  const levelOf = ({ tag }: Token): number => Number(tag.slice(1));
  const levels = tokens.filter(({ type }) => type === 'heading_open').map(levelOf);
  const shift = below + 1 - Math.min(DEEPEST, ...levels);
  return (token) => Math.min(DEEPEST, levelOf(token) + shift);
}

function rewriteHeading(lines: (string | null)[], { map, markup }: Token, level: number): void {
  const [start, end] = map!;
  const marks = '#'.repeat(level);
  if (markup.startsWith('#')) {
    lines[start] = lines[start]!.replace(/^ {0,3}#+/, marks);
    return;
  }
  // Underlined: its lines become one, the line below it goes.
  const text = lines.slice(start, end - 1).map((line) => line!.trim());
  lines[start] = `${marks} ${text.join(' ')}`;
  for (let line = start + 1; line < end; line++) lines[line] = null;
}

/** A block that is never closed would swallow the rest of the document. */
function closeFence(lines: (string | null)[], { map, markup }: Token): void {
  const last = lines[map![1] - 1]!.trim();
  const isClosed =
    map![1] - map![0] > 1 && last.startsWith(markup) && last === markup[0]!.repeat(last.length);
  if (!isClosed) lines[map![1] - 1] += `\n${markup}`;
}

/**
 * A line with `<` and `![` escaped outside of code. Code that goes over several lines, or over cells of a table, is not
 * seen as such: a backslash too many there is better than HTML.
 */
function withoutHtml(line: string): string {
  if (!/[<!]/.test(line)) return line;
  const pieces = line.includes('|') ? [line] : line.split(/(`+)/);
  const closing = lastPlaces(pieces);
  let result = '';
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!;
    const end = at % 2 === 1 ? nextPlace(closing.get(piece), at) : undefined;
    if (end === undefined) result += at % 2 === 1 ? piece : escapeHtmlMarks(piece);
    else {
      result += pieces.slice(at, end + 1).join('');
      at = end;
    }
  }
  return result;
}

/** Where runs of backticks of one length stand; odd pieces are the runs. */
function lastPlaces(pieces: readonly string[]): ReadonlyMap<string, number[]> {
  const places = new Map<string, number[]>();
  for (let at = pieces.length - 1 - (pieces.length % 2); at > 0; at -= 2) {
    const known = places.get(pieces[at]!);
    if (known === undefined) places.set(pieces[at]!, [at]);
    else known.push(at);
  }
  return places;
}

/** The first place after `at`; places stand in falling order, and those passed are dropped. */
function nextPlace(places: number[] | undefined, at: number): number | undefined {
  while (places !== undefined && places.length > 0 && places.at(-1)! <= at) places.pop();
  return places?.at(-1);
}

const escapeHtmlMarks = (text: string): string =>
  text.replace(/\\.|<(?!https?:|mailto:)(?=[a-z/!?])|!(?=\[)/gi, (mark) =>
    mark.length > 1 ? mark : `\\${mark}`,
  );
