import { parseSync } from 'vite';
import { expect, test } from 'vitest';

import { COMMAND_WORDS } from '../builders/command-words';
import { readSources, type SourceFile } from './imports';

/** Where words for a terminal belong. A browser is always opened from one, and has no dialog for folders. */
const FOR_A_TERMINAL: Readonly<Record<string, string>> = {
  'src-main/hosts/cli/': 'the command line itself',
  'src-renderer/texts/api-texts.ts': 'where the address of a browser comes from',
  'src-renderer/texts/library-texts.ts': 'a browser cannot name a folder to copy to',
  'src-renderer/library/library-care.tsx': 'the command beside those words',
};

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string';

/** Texts of a syntax tree with their places; what is said in a terminal alone left out. */
function* textsIn(value: unknown): Generator<{ text: string; start: number }> {
  if (Array.isArray(value)) for (const one of value) yield* textsIn(one);
  if (!isNode(value)) return;
  if (value.type === 'Property' && (value['key'] as { name?: unknown }).name === 'inTerminal') return;
  const { type, start } = value;
  if ((type === 'Literal' || type === 'JSXText') && typeof value['value'] === 'string')
    yield { text: value['value'], start };
  if (type === 'TemplateElement') yield { text: (value['value'] as { cooked: string }).cooked, start };
  for (const child of Object.values(value)) yield* textsIn(child);
}

/** `file:line: text` of everything that a window might show and that names the command line. */
function commandWordsIn({ path, text: source }: SourceFile): string[] {
  if (!COMMAND_WORDS.test(source)) return [];
  return [...textsIn(parseSync(path, source).program)]
    .filter(({ text }) => COMMAND_WORDS.test(text))
    .map(({ text, start }) => `${path}:${source.slice(0, start).split('\n').length}: ${text.trim()}`);
}

const sources = [...readSources('src-main'), ...readSources('src-renderer')];

test('nothing that a window shows names the command line; inTerminal is the place for that', () => {
  const isForTerminal = ({ path }: SourceFile) =>
    Object.keys(FOR_A_TERMINAL).some((one) => path.startsWith(one));
  expect(sources.filter((file) => !isForTerminal(file)).flatMap(commandWordsIn)).toEqual([]);
});

test('each place where a terminal may be named does name it', () => {
  const named = Object.keys(FOR_A_TERMINAL).filter((one) =>
    sources.some((file) => file.path.startsWith(one) && commandWordsIn(file).length > 0),
  );
  expect(named).toEqual(Object.keys(FOR_A_TERMINAL));
});

test.each([
  ['a command in the advice', `({ next: 'Run colophon verify first.' })`, 1],
  ['an option', '({ next: `Name it (--documents ${dir}).` })', 1],
  ['an option on the page', 'const hint = <p>Add --force</p>;', 1],
  ['words for a terminal in their place', `({ next: 'Check it.', inTerminal: 'Run colophon verify.' })`, 0],
  ['a property of a style sheet', `const style = ':root { --page: #fff } p { color: var(--page) }'`, 0],
])('the search sees %s', (_what, text, count) => {
  expect(commandWordsIn({ path: 'example.tsx', text })).toHaveLength(count);
});
