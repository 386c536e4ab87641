import { useState } from 'react';
import type { LabelClass, LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { attributesInOrder } from '../../schema-edits/attribute-edits';
import { classNamed } from '../../schema-edits/class-edits';
import { newClassId } from '../../schema-edits/new-ids';
import type { Restructuring } from '../../schema-edits/restructure';
import { splitClass, valuesOf, type SplitBy, type SplitPart } from '../../schema-edits/split-class';
import { typedName } from '../../schema-edits/typed-name';
import { schemaTexts } from '../../texts/schema-texts';

const texts = schemaTexts.restructure;

/** A class to be; the key is its own while names change. */
export interface SplitDraft {
  readonly key: number;
  readonly name: string;
  readonly value: string;
}

export interface Split {
  readonly ways: readonly { readonly value: string; readonly label: string; readonly by: SplitBy }[];
  readonly way: string;
  readonly by: SplitBy;
  readonly parts: readonly SplitDraft[];
  /** Why it cannot go on; null when it can. */
  readonly problem: 'names' | 'repeated' | 'taken' | null;
  readonly chooseWay: (way: string) => void;
  readonly change: (key: number, change: Partial<SplitDraft>) => void;
  readonly add: () => void;
  readonly remove: (key: number) => void;
  readonly make: () => Promise<Restructuring>;
}

/** What a split is to be, while it is put together. */
export function useSplit(schema: LabelSchema, labelClass: LabelClass): Split {
  const ways = waysOf(labelClass);
  const [way, setWay] = useState('hand');
  const [parts, setParts] = useState<readonly SplitDraft[]>([
    { key: 0, name: labelClass.name, value: '' },
    { key: 1, name: '', value: '' },
  ]);
  const by: SplitBy = ways.find((each) => each.value === way)?.by ?? { kind: 'hand' };
  return {
    ways,
    way,
    by,
    parts,
    problem: problemOf(schema, labelClass, parts),
    chooseWay(next) {
      setWay(next);
      const chosen = ways.find((each) => each.value === next)?.by;
      const isUntouched = parts.slice(1).every(({ name }) => name.trim() === '');
      if (chosen?.kind === 'attribute' && isUntouched) setParts(partsOf(labelClass, chosen));
    },
    change: (key, change) =>
      setParts((last) => last.map((each) => (each.key === key ? { ...each, ...change } : each))),
    add: () => setParts((last) => [...last, { key: nextKey(last), name: '', value: '' }]),
    remove: (key) => setParts((last) => last.filter((each) => each.key !== key)),
    make: async () => splitClass(schema, labelClass.id, await withIds(schema, labelClass, parts), by),
  };
}

function waysOf(labelClass: LabelClass): Split['ways'] {
  const byAttribute = attributesInOrder(labelClass)
    .filter(({ type }) => type === 'boolean' || type === 'choice' || type === 'multi-choice')
    .map((attribute) => ({
      value: `attribute ${attribute.id}`,
      label: texts.ways.attribute(attribute.name),
      by: { kind: 'attribute', attribute } as const,
    }));
  return [
    { value: 'hand', label: texts.ways.hand, by: { kind: 'hand' } },
    ...byAttribute,
    { value: 'y', label: texts.ways.y, by: { kind: 'position', axis: 'y' } },
    { value: 'x', label: texts.ways.x, by: { kind: 'position', axis: 'x' } },
    { value: 'text', label: texts.ways.text, by: { kind: 'text' } },
  ];
}

/** One class for each value, called by class and value. */
const partsOf = (
  { name }: LabelClass,
  { attribute }: Extract<SplitBy, { kind: 'attribute' }>,
): readonly SplitDraft[] =>
  valuesOf(attribute).map((value, key) => ({
    key,
    value,
    name: attribute.type === 'boolean' ? texts.valueName(name, attribute.name, value) : `${name} ${value}`,
  }));

const nextKey = (parts: readonly SplitDraft[]): number => Math.max(...parts.map(({ key }) => key)) + 1;

const nameOf = ({ name }: SplitDraft): string => typedName(name);

function problemOf(schema: LabelSchema, { id }: LabelClass, parts: readonly SplitDraft[]): Split['problem'] {
  const names = parts.map(nameOf);
  if (names.includes('')) return 'names';
  if (new Set(names).size < names.length) return 'repeated';
  return names.some((name) => (classNamed(schema, name)?.id ?? id) !== id) ? 'taken' : null;
}

/** The part that keeps the name keeps the class; the others get ids as new classes do. */
async function withIds(
  schema: LabelSchema,
  { id, name }: LabelClass,
  parts: readonly SplitDraft[],
): Promise<readonly SplitPart[]> {
  const taken = new Set(schema.classes.map((each) => each.id));
  const made: SplitPart[] = [];
  for (const part of parts) {
    const own = nameOf(part) === name ? id : await newClassId(nameOf(part), taken);
    taken.add(own);
    made.push({ id: own, name: nameOf(part), value: part.value });
  }
  return made;
}
