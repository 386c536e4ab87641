import MarkdownIt from 'markdown-it';

/** A part of a text in Markdown: words, or an element with parts in it. */
export type MarkdownPiece =
  | { readonly text: string }
  | {
      readonly tag: MarkdownTag;
      readonly children: readonly MarkdownPiece[];
      /** Where a link would lead, to be read. */
      readonly title?: string;
    };

const TAGS = [
  'p',
  'ul',
  'ol',
  'li',
  'blockquote',
  'em',
  'strong',
  's',
  'code',
  'pre',
  'hr',
  'br',
  'a',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
] as const;
export type MarkdownTag = (typeof TAGS)[number];

/** Raw HTML stays text. The parser is that of the guideline documents, so that both show the same. */
const parser = new MarkdownIt({ html: false });
type Token = ReturnType<typeof parser.parse>[number];

/** A text in Markdown as a tree of what it is made of. */
export function parseMarkdown(text: string): readonly MarkdownPiece[] {
  const root: MarkdownPiece[] = [];
  addTokens(parser.parse(text, {}), root);
  return root;
}

function addTokens(tokens: readonly Token[], root: MarkdownPiece[]): void {
  const open = [root];
  for (const token of tokens) {
    const here = open.at(-1) ?? root;
    if (token.nesting === -1) open.pop();
    else if (token.nesting === 0) addLeaf(token, here);
    else open.push(openElement(token, here));
  }
}

/** The list that what stands inside the element is added to. A tight list's paragraphs are no paragraphs. */
function openElement(token: Token, here: MarkdownPiece[]): MarkdownPiece[] {
  const tag = TAGS.find((known) => known === token.tag);
  if (tag === undefined || token.hidden) return here;
  const children: MarkdownPiece[] = [];
  const href = token.attrGet('href');
  here.push({ tag, children, ...(href !== null && { title: String(href) }) });
  return children;
}

function addLeaf(token: Token, here: MarkdownPiece[]): void {
  switch (token.type) {
    case 'inline':
      return addTokens(token.children ?? [], here);
    case 'softbreak':
      return void here.push({ text: '\n' });
    case 'hardbreak':
      return void here.push({ tag: 'br', children: [] });
    case 'hr':
      return void here.push({ tag: 'hr', children: [] });
    case 'code_inline':
      return void here.push({ tag: 'code', children: [{ text: token.content }] });
    case 'fence':
    case 'code_block':
      return void here.push({ tag: 'pre', children: [{ text: token.content }] });
    default:
      here.push({ text: token.content });
  }
}
