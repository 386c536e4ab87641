import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { normaliseText } from '../../domain/canonical/normalise-text';
import { quote, type Report } from '../../domain/label-schema/schema-file-values';
import { type DraftAttribute, readGivenName, type SchemaFileDraft } from './schema-file-draft';

interface Context {
  readonly place: string;
  readonly draft: SchemaFileDraft;
  readonly report: Report;
}

/**
 * An attribute of a CVAT label: `{name, input_type: select | radio | checkbox | number | text, values, default_value}`;
 * `values` of a number are its smallest, its largest and its step. `null` when it cannot be read, which is reported.
 */
export function readCvatAttribute(
  spec: JsonObject,
  place: string,
  draft: SchemaFileDraft,
  report: Report,
): DraftAttribute | null {
  const context = { place, draft, report };
  const name = readGivenName(spec['name'], `${place}.name`, report);
  if (name === null) return null;
  const values = textsOf(spec['values'], `${place}.values`, report);
  const preset = textOf(spec['default_value'] ?? '');
  if (preset === null)
    report(`${place}.default_value`, `${quote(spec['default_value'])} is not text in quotes`);
  const type = readType(spec['input_type'], values, preset ?? '', context);
  return type === null ? null : { name, ...type };
}

type Type = Omit<DraftAttribute, 'name'>;

function readType(
  inputType: JsonValue | undefined,
  values: readonly string[],
  preset: string,
  { place, draft, report }: Context,
): Type | null {
  switch (inputType) {
    case 'select':
    case 'radio':
      return choiceType(values, preset, { place, draft, report });
    case 'checkbox': {
      const isOn = { true: true, false: false }[preset.toLowerCase()];
      if (isOn === undefined && preset !== '')
        draft.warn(`${place}.default_value`, `${quote(preset)} is neither true nor false and was left out`);
      return { type: 'boolean', ...(isOn !== undefined && { default: isOn }) };
    }
    case 'number':
      return numberType(values, preset, { place, draft, report });
    case 'text':
      return { type: 'string', ...(preset !== '' && { default: preset }) };
    default:
      report(
        `${place}.input_type`,
        `${quote(inputType)} is not one of select, radio, checkbox, number, text`,
      );
      return null;
  }
}

function choiceType(
  values: readonly string[],
  preset: string,
  { place, draft, report }: Context,
): Type | null {
  const choices = [...new Set(values.map(normaliseText))].filter((value) => value.trim() !== '');
  if (choices.length < values.length)
    draft.warn(`${place}.values`, 'values that are empty or stand twice were left out');
  if (choices.length === 0) {
    report(`${place}.values`, 'is empty; a list to choose from needs values');
    return null;
  }
  const chosen = normaliseText(preset);
  if (chosen === '') return { type: 'choice', choices };
  if (choices.includes(chosen)) return { type: 'choice', choices, default: chosen };
  draft.warn(`${place}.default_value`, `${quote(preset)} is not one of the values and was left out`);
  return { type: 'choice', choices };
}

function numberType(values: readonly string[], preset: string, { place, draft }: Context): Type {
  const read = (text: string | undefined, at: string): number | undefined => {
    if (text === undefined || text.trim() === '') return undefined;
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    draft.warn(at, `${quote(text)} is not a number and was left out`);
    return undefined;
  };
  const [min, max, step] = [0, 1, 2].map((index) => read(values[index], `${place}.values[${index}]`));
  const isTurned = min !== undefined && max !== undefined && min > max;
  if (isTurned)
    draft.warn(`${place}.values`, `the range from ${min} to ${max} holds nothing and was left out`);
  if (step !== undefined) draft.warn(`${place}.values[2]`, `steps of ${step} are not checked here`);
  const value = read(preset, `${place}.default_value`);
  const isOutside = value !== undefined && !isTurned && (value < (min ?? value) || value > (max ?? value));
  if (isOutside) draft.warn(`${place}.default_value`, `${value} is outside of the range and was left out`);
  return {
    type: 'number',
    ...(min !== undefined && !isTurned && { min }),
    ...(max !== undefined && !isTurned && { max }),
    ...(value !== undefined && !isOutside && { default: value }),
  };
}

/** A list of texts and numbers; in annotation files one text with a value on each line. */
function textsOf(value: JsonValue | undefined, place: string, report: Report): readonly string[] {
  if (value === undefined || value === null || value === '') return [];
  if (typeof value === 'string') return value.split('\n');
  if (!Array.isArray(value)) {
    report(place, `${quote(value)} is not a list in brackets [ ]`);
    return [];
  }
  return (value as readonly JsonValue[]).map((one, index) => {
    const text = textOf(one);
    if (text === null) report(`${place}[${index}]`, `${quote(one)} is not text in quotes`);
    return text ?? '';
  });
}

const textOf = (value: JsonValue): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;
