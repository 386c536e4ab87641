import { describeSchemaChange as inWords } from '../../../src-main/domain/diff/describe-schema-change';
import type { DiffView } from '../../../src-main/contract/version-contract';
import { compareTexts } from '../../texts/compare-texts';
import { showValue } from '../changes/change-description';

type SchemaChange = DiffView['schema']['changes'][number];

export interface SchemaChangeWords {
  readonly what: string;
  /** Values, where they say more than the sentence. */
  readonly values: { readonly before: string; readonly after: string; readonly areColors: boolean } | null;
}

const texts = compareTexts.schema;

/** Kinds whose sentence says everything: what lies deeper than a field of a class. */
const WHOLE_SENTENCE = /^(?:attribute|relation|parent|allowed-parents|geometry|reading-order)-/;

/** A schema change as a sentence with its values. Kinds that are not known here are shown by their path. */
export function describeSchemaChange(change: SchemaChange): SchemaChangeWords {
  const { kind, path, before, after } = change;
  if (WHOLE_SENTENCE.test(kind)) return sentence(capitalised(inWords(change)));
  const [, name, field] = /^classes\/(.*?)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (kind === 'class-added') return sentence(texts.classAdded(nameIn(after) ?? path));
  if (kind === 'class-removed') return sentence(texts.classRemoved(nameIn(before) ?? path));
  if (kind === 'class-renamed') return sentence(texts.classRenamed(String(before), String(after)));
  const what =
    name === undefined || field === undefined
      ? (texts.whole[path] ?? path)
      : texts.fieldOf(texts.fields[field] ?? field, name);
  const shown = { before: showValue(before) ?? texts.nothing, after: showValue(after) ?? texts.nothing };
  return { what, values: { ...shown, areColors: field === 'color' } };
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const sentence = (what: string): SchemaChangeWords => ({ what, values: null });

const nameIn = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
    ? value.name
    : undefined;
