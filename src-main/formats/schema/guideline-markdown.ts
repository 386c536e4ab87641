import {
  ATTRIBUTE_COLUMNS,
  type ClassChapter,
  type GuidelineDocument,
  headingOf,
  RELATION_COLUMNS,
  type ShownExample,
} from './guideline-document';
import { guidelineMarkdown } from './guideline-text';

/** A guideline document as Markdown (CommonMark with tables); pictures are data: addresses. */
export function writeMarkdown(document: GuidelineDocument): string {
  const { title, facts, introduction, changelog, chapters, relationTypes } = document;
  const blocks = [
    `# ${plain(title)}`,
    facts.map(([label, value]) => `- **${label}:** ${plain(value)}`).join('\n'),
    ...(changelog.length > 0 ? ['## Changes', changelog.map((line) => `- ${plain(line)}`).join('\n')] : []),
    ...(introduction.trim() === '' ? [] : ['## Guidelines', guidelineMarkdown(introduction, 2)]),
    '## Classes',
    chapters.map(contentsLine).join('\n') || 'None.',
    ...chapters.flatMap(writeChapter),
    ...(relationTypes.length > 0 ? ['## Relations', table(RELATION_COLUMNS, relationTypes)] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Deeper lists would become code in some readers. */
const contentsLine = (chapter: ClassChapter): string =>
  `${'  '.repeat(Math.min(chapter.depth, 8))}- [${plain(headingOf(chapter))}](#${chapter.anchor})`;

function writeChapter(chapter: ClassChapter): readonly string[] {
  const level = Math.min(6, 3 + chapter.depth);
  const status = chapter.isDeprecated ? ' (deprecated)' : '';
  return [
    `<a id="${chapter.anchor}"></a>`,
    `${'#'.repeat(level)} ${plain(headingOf(chapter))}${status}`,
    chapter.facts.map(([label, value]) => `- **${label}:** ${plain(value)}`).join('\n'),
    ...(chapter.guideline.trim() === '' ? [] : [guidelineMarkdown(chapter.guideline, level)]),
    ...(chapter.attributes.length > 0 ? [table(ATTRIBUTE_COLUMNS, chapter.attributes)] : []),
    ...writeExamples('Belongs to it:', chapter.positive),
    ...writeExamples('Does not belong to it:', chapter.negative),
  ];
}

function writeExamples(heading: string, examples: readonly ShownExample[]): readonly string[] {
  if (examples.length === 0) return [];
  const shown = examples.map(({ picture, caption }) =>
    picture === null
      ? `- ${plain(caption)} (picture not at hand)`
      : `![${plain(picture.alt)}](data:${picture.mime};base64,${picture.base64})\n${plain(caption)}`,
  );
  return [`**${heading}**`, ...shown];
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')).replaceAll('\\', ''), ...rows.map(line)].join('\n');
}

/** Text that Markdown takes as it stands, on one line, wherever in a line it is put. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~#!&]/g, '\\$&')
    .replace(/^( ?\d+)([.)])(?= |$)/, '$1\\$2')
    .replace(/^( ?)([-+=])/, '$1\\$2')
    .replace(/(?<=https?):(?=\/\/)|(?<=www)\./gi, '\\$&');
}
