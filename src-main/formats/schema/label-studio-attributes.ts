import { quote } from '../../domain/label-schema/schema-file-values';
import { normaliseText } from '../../domain/canonical/normalise-text';
import { isVariable, type LabelledControl } from './label-studio-tags';
import type { DraftAttribute, DraftClass, SchemaFileDraft } from './schema-file-draft';
import { placeOf, type XmlElement } from './xml-tree';

const DEFAULT_RATING = 5;

/** A control that asks for a value of each region becomes an attribute of the classes that it is shown for. */
export function readAttributeControl(
  control: XmlElement,
  controls: readonly LabelledControl[],
  draft: SchemaFileDraft,
): void {
  const place = placeOf(control);
  const { name = control.name, perRegion, required } = control.attributes;
  if (perRegion !== 'true') {
    return draft.warn(
      place,
      `${quote(name)} is asked once for a task; here values belong to regions, so it was left out`,
    );
  }
  const type = typeOf(control, (what) => draft.warn(place, what));
  if (type === null) return;
  const classes = classesFor(control, controls, draft);
  if (classes.length === 0) draft.warn(place, `no class is there for ${quote(name)}; it was left out`);
  const attribute = { name, ...type, ...(required === 'true' && { required: true }) };
  for (const item of classes) draft.addAttribute(item, attribute, place);
}

type Type = Omit<DraftAttribute, 'name' | 'required'>;
type Warn = (what: string) => void;

function typeOf(control: XmlElement, warn: Warn): Type | null {
  const { maxSubmissions, only, format, defaultValue, value } = control.attributes;
  switch (control.name) {
    case 'Choices':
    case 'Taxonomy':
      return choiceType(control, warn);
    case 'Number':
      return numberType(control, warn);
    case 'Rating': {
      const most = Number(control.attributes['maxRating'] ?? DEFAULT_RATING);
      return { type: 'number', min: 1, ...(Number.isInteger(most) && most > 1 && { max: most }) };
    }
    case 'DateTime':
      warn(
        `dates are text here${only === undefined ? '' : ` (only ${quote(only)})`}${format === undefined ? '' : ` (${quote(format)})`}; they are not checked`,
      );
      return { type: 'string', ...textDefault(defaultValue) };
    default:
      if (maxSubmissions !== '1') warn('a region can have several texts there, and one here');
      if (isVariable(value)) warn(`its text ${quote(value)} comes with each task and was left out`);
      return { type: 'string', ...(isVariable(value) ? {} : textDefault(value)) };
  }
}

const textDefault = (text: string | undefined): Pick<Type, 'default'> =>
  text === undefined || text === '' ? {} : { default: text };

function numberType({ attributes }: XmlElement, warn: Warn): Type {
  const read = (key: string): number | undefined => {
    const text = attributes[key];
    if (text === undefined || text.trim() === '') return undefined;
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    warn(`${key}=${quote(text)} is not a number and was left out`);
    return undefined;
  };
  const [min, max, preset] = [read('min'), read('max'), read('defaultValue')];
  if (attributes['step'] !== undefined) warn(`steps of ${quote(attributes['step'])} are not checked here`);
  return {
    type: 'number',
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(preset !== undefined && { default: preset }),
  };
}

function choiceType(control: XmlElement, warn: Warn): Type | null {
  const { choice, apiUrl, value } = control.attributes;
  const isSeveral =
    control.name === 'Taxonomy' ? control.attributes['maxUsages'] !== '1' : choice === 'multiple';
  const choices: string[] = [];
  const selected: string[] = [];
  collectChoices(control, '', { choices, selected, warn });
  if (apiUrl !== undefined) warn(`its choices are loaded from ${quote(apiUrl)} and were left out`);
  if (isVariable(value)) warn(`its choices ${quote(value)} come with each task and were left out`);
  if (choices.length === 0) {
    warn('has no choices, so it was left out');
    return null;
  }
  const preset = isSeveral ? selected : selected[0];
  return {
    type: isSeveral ? 'multi-choice' : 'choice',
    choices: [...new Set(choices)],
    ...(preset !== undefined && preset.length > 0 && { default: preset }),
  };
}

interface Choices {
  readonly choices: string[];
  readonly selected: string[];
  readonly warn: Warn;
}

/** Choices inside a choice are named by the way to them; XML is at most 100 deep. */
function collectChoices(parent: XmlElement, path: string, into: Choices): void {
  for (const choice of parent.children) {
    if (choice.name !== 'Choice') {
      collectChoices(choice, path, into);
      continue;
    }
    const { value = '', alias, selected, hotkey, hint, html } = choice.attributes;
    const at = placeOf(choice);
    if (value.trim() === '' || isVariable(value)) {
      into.warn(`${at}: a choice ${value === '' ? 'without value' : quote(value)} was left out`);
      continue;
    }
    const name = normaliseText(path === '' ? value : `${path} / ${value}`);
    if (into.choices.includes(name)) into.warn(`${at}: the choice ${quote(name)} stands twice`);
    into.choices.push(name);
    if (selected === 'true') into.selected.push(name);
    const lost = Object.entries({ alias, hotkey, hint, html }).filter(([, text]) => text !== undefined);
    for (const [key, text] of lost)
      into.warn(`${at}: choices have no ${key} here; ${quote(text)} was left out`);
    collectChoices(choice, name, into);
  }
}

/** The classes of the regions for which a control is shown: `whenTagName` and `whenLabelValue` narrow them down. */
function classesFor(
  { attributes, ...control }: XmlElement,
  controls: readonly LabelledControl[],
  draft: SchemaFileDraft,
): readonly DraftClass[] {
  const place = placeOf({ attributes, ...control });
  const { toName = '', whenTagName, whenLabelValue, whenChoiceValue, visibleWhen } = attributes;
  const names = whenTagName?.split(',').map((name) => name.trim());
  const values = whenLabelValue?.split(',').map((name) => normaliseText(name.trim()));
  if (whenChoiceValue !== undefined || visibleWhen === 'choice-selected')
    draft.warn(place, 'it is asked only after certain choices there, and always here');
  const found = controls
    .filter(({ name, toName: object }) => names?.includes(name) ?? object === toName)
    .flatMap(({ classes }) => classes)
    .filter(({ name }) => values?.includes(name) ?? true);
  const missing = values?.filter((value) => found.every(({ name }) => name !== value)) ?? [];
  if (missing.length > 0) draft.warn(place, `there is no label ${missing.map(quote).join(', ')} for it`);
  return [...new Set(found)];
}
