import {
  ATTRIBUTE_COLUMNS,
  type ClassChapter,
  type Fact,
  type GuidelineDocument,
  headingOf,
  RELATION_COLUMNS,
  type ShownExample,
} from './guideline-document';
import { GUIDELINE_STYLE } from './guideline-style';
import { guidelineHtml } from './guideline-text';

/** Nothing is fetched and nothing runs, whatever a schema holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A guideline document as one HTML file: no scripts, nothing from outside, for screens light and dark and for paper. */
export function writeHtml(document: GuidelineDocument): string {
  const { title, facts, introduction, changelog, chapters, relationTypes } = document;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>
${GUIDELINE_STYLE}</style>
</head>
<body>
<h1>${escape(title)}</h1>
${factList(facts)}
${list('Changes', changelog)}${section('Guidelines', introduction.trim() === '' ? '' : guidelineHtml(introduction, 2))}<nav>
<h2>Classes</h2>
${contents(chapters)}
</nav>
<main>
${chapters.map(writeChapter).join('\n')}
</main>
${section('Relations', table(RELATION_COLUMNS, relationTypes))}</body>
</html>
`;
}

const section = (heading: string, html: string): string =>
  html === '' ? '' : `<h2>${heading}</h2>\n${html}\n`;

const list = (heading: string, items: readonly string[]): string =>
  section(
    heading,
    items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`,
  );

const factList = (facts: readonly Fact[]): string =>
  `<dl>${facts.map(([label, value]) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>`;

/** A flat list that is indented by style: nesting lists 10,000 deep stops browsers. */
function contents(chapters: readonly ClassChapter[]): string {
  if (chapters.length === 0) return '<p>None.</p>';
  const items = chapters.map(
    (chapter) =>
      `<li style="margin-left:${Math.min(chapter.depth, 12) * 1.5}rem">${swatch(chapter)}<a href="#${chapter.anchor}">${escape(headingOf(chapter))}</a>${chapter.isDeprecated ? ' <em>deprecated</em>' : ''}</li>`,
  );
  return `<ul class="contents">\n${items.join('\n')}\n</ul>`;
}

/** The colour is written only if it is one: it stands in a style. */
const swatch = ({ color }: ClassChapter): string =>
  `<span class="swatch" style="background:${/^#[0-9a-f]{6}$/i.test(color) ? color : 'none'}"></span>`;

function writeChapter(chapter: ClassChapter): string {
  const level = Math.min(6, 3 + chapter.depth);
  return `<section id="${chapter.anchor}">
<h${level}>${swatch(chapter)}${escape(headingOf(chapter))}</h${level}>
${factList(chapter.facts)}
${chapter.guideline.trim() === '' ? '' : `<div class="guideline">${guidelineHtml(chapter.guideline, level)}</div>`}
${table(ATTRIBUTE_COLUMNS, chapter.attributes)}
${writeExamples('Belongs to it', 'positive', chapter.positive)}${writeExamples('Does not belong to it', 'negative', chapter.negative)}</section>`;
}

function writeExamples(heading: string, kind: string, examples: readonly ShownExample[]): string {
  if (examples.length === 0) return '';
  const figures = examples.map(({ picture, caption }) => {
    const shown =
      picture === null
        ? '<p class="absent">Picture not at hand</p>'
        : `<img src="data:${escape(picture.mime)};base64,${escape(picture.base64)}" alt="${escape(picture.alt)}">`;
    return `<figure>${shown}<figcaption>${escape(caption)}</figcaption></figure>`;
  });
  return `<div class="examples ${kind}"><p><strong>${heading}</strong></p>${figures.join('\n')}</div>\n`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line(columns, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('\n')}</tbody></table>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
