import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of an XML file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children, trimmed. */
  readonly text: string;
  /** 1-based line in which it begins. */
  readonly line: number;
}

/** XML that cannot be read, in words for people. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/** Deeper than any tool nests its elements. */
const MAX_DEPTH = 100;
const TEXT = '#text';
const ATTRIBUTES = ':@';

/** The parser itself expands nothing: character references are read here, and there are no others without a DTD. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  maxNestedTags: MAX_DEPTH,
});

/**
 * Parses a small XML file whole. Document types are refused: they define entities, which multiply text without bound
 * and name files and addresses to be read.
 *
 * @throws XmlError
 */
export function parseXml(text: string): XmlElement {
  const doctype = findDoctype(text);
  if (doctype !== null)
    throw new XmlError(`Line ${doctype} has a document type (<!DOCTYPE …>), which is not read for safety.`);
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new XmlError(describeInvalid(verdict.err));
  const lineAt = lineFinder(text);
  const roots = parse(text).flatMap((node) => toElement(node, lineAt));
  const [root] = roots;
  if (root === undefined) throw new XmlError('It has no element.');
  if (roots.length > 1) throw new XmlError('It has more than one outermost element.');
  return root;
}

/** Elements of these names at any depth, in the order of the file. */
export function* descendants(
  element: XmlElement,
  names: ReadonlySet<string> | null = null,
): Generator<XmlElement> {
  for (const child of element.children) {
    if (names === null || names.has(child.name)) yield child;
    yield* descendants(child, names);
  }
}

/** Where an element stands, as warnings say it. */
export const placeOf = ({ name, line }: XmlElement): string => `line ${line}, <${name}>`;

/** The first child of a name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

/** Line of a document type outside of comments and CDATA. One pass: a comment that never ends must not cost more. */
function findDoctype(text: string): number | null {
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', at)) {
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : null;
    if (end === null) return text.slice(0, at).split('\n').length;
    at = text.indexOf(end, at + 4);
    if (at < 0) return null;
  }
  return null;
}

/** The validator's words; for a file that was cut off it lists every open element as JSON, and no line. */
function describeInvalid({ msg, line }: { readonly msg: string; readonly line: number }): string {
  const open = /^Invalid '(\[[^]*\])' found/.exec(msg);
  if (open === null) return `Line ${line}: ${msg}`;
  const innermost = (JSON.parse(open[1]!) as readonly string[]).slice(-3).map((name) => `<${name}>`);
  return `The file ends before ${innermost.join(', ')} is closed.`;
}

type Node = Readonly<Record<string, unknown>>;

function parse(text: string): readonly Node[] {
  try {
    return parser.parse(text) as readonly Node[];
  } catch (error) {
    const isTooDeep = error instanceof RangeError || /nested/i.test((error as Error).message);
    if (isTooDeep)
      throw new XmlError(`Its elements are nested more than ${MAX_DEPTH} deep.`, { cause: error });
    throw new XmlError(`The XML was not understood: ${(error as Error).message}`, { cause: error });
  }
}

/** One node of the parser's output: text, or an element under its name. */
function toElement(node: Node, lineAt: (position: number) => number): readonly XmlElement[] {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  if (name === undefined || name === TEXT) return [];
  const inside = node[name] as readonly Node[];
  const attributes = Object.entries((node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>);
  const start =
    (node as unknown as Record<symbol, { startIndex?: number } | undefined>)[META]?.startIndex ?? 0;
  const line = lineAt(start);
  const text = inside.map((child) => (typeof child[TEXT] === 'string' ? child[TEXT] : '')).join('');
  return [
    {
      name,
      attributes: Object.fromEntries(attributes.map(([key, value]) => [key, decode(value, line)])),
      children: inside.flatMap((child) => toElement(child, lineAt)),
      text: decode(text, line).trim(),
      line,
    },
  ];
}

const META = XMLParser.getMetaDataSymbol() as unknown as symbol;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML 1.0 §4.6: five names, and characters by number. */
function decode(text: string, line: number): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,20}));/gi,
    (whole, decimal, hex, name: string) => {
      if (name !== undefined) {
        const character = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
        if (character === undefined) throw new XmlError(`Line ${line}: ${whole} is not defined in XML.`);
        return character;
      }
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      if (code === 0 || code > 0x10ffff) throw new XmlError(`Line ${line}: ${whole} is not a character.`);
      return String.fromCodePoint(code);
    },
  );
}

function lineFinder(text: string): (position: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (position) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
